/** Words about what was dropped, pasted or opened from a file. */
import { formatNumber, plural, words } from '../locale/words.ts';

export const importMessages = words('import', {
  importing: 'Import',
  phases: { reading: 'Reading', parsing: 'Parsing', 'taking-in': 'Taking in requests' },
  progress: (phase: 'reading' | 'parsing' | 'taking-in', done: number, total: number) =>
    phase === 'reading'
      ? `${formatNumber(Math.round(done / 1e6))} of ${formatNumber(Math.round(total / 1e6))} MB`
      : `${formatNumber(done)} of ${formatNumber(total)}`,
  cancel: 'Cancel',
  cancelled: (name: string) => `${name}: the import was cancelled. Nothing has changed.`,
  cancelledAfter: (name: string, taken: number) =>
    `${name}: the import was cancelled after ${plural(taken, 'request', 'requests')}.`,
  open: 'Open a file',
  openLong: 'Import a HAR file, a token or a key',
  pastedName: 'Pasted text',
  cancelledNote: (taken: number) =>
    `The import was cancelled after ${plural(taken, 'request', 'requests')}; the others are missing.`,
  captureRead: (name: string, requests: number) =>
    `${name}: ${plural(requests, 'request', 'requests')} read.`,
  tokensRead: (count: number) => `${plural(count, 'token', 'tokens')} found.`,
  tokenKnown: 'That token is in the list already.',
  keysRead: (count: number) => `${plural(count, 'key', 'keys')} added. Kept in memory only.`,
  notHar: (name: string, why: string) => `${name} was not imported. ${why} Nothing else has changed.`,
  nothing: (name: string) =>
    `${name} holds no JWT, no HAR and no key that Claimcheck can read. Nothing has changed.`,
  unreadable: (name: string) => `${name} could not be read by the browser. Nothing has changed.`,
  paste: 'Paste a token, a HAR, a key or what curl printed here, or drop a file anywhere',
  masked: 'Nothing leaves this browser.',
});
