/** Words of the panel's frame. */
import { formatNumber, plural, words } from '../locale/words.ts';

export const frameMessages = words('frame', {
  panel: 'Claimcheck',
  views: 'Views',
  tabs: {
    tokens: 'Tokens',
    requests: 'Requests',
    flows: 'Flows',
    storage: 'Storage',
    audit: 'Audit',
    keys: 'Keys',
    learn: 'Learn',
  },
  recording: 'Recording',
  paused: 'Paused',
  pause: 'Pause recording',
  resume: 'Resume recording',
  clear: 'Clear tokens and requests',
  preserveLog: 'Preserve log',
  importFile: 'Import a HAR file, a token or a key',
  exportCapture: 'Export this capture as a HAR, credentials removed',
  exported: (requests: number) =>
    `Saved ${plural(requests, 'request', 'requests')}. Signatures, cookie values and secrets are replaced by REDACTED; header and claims of tokens stay.`,
  nothingToExport: 'Nothing to export yet: no request was captured.',
  settings: 'Settings',
  close: 'Close',
  keyboard: 'Keyboard',
  commands: 'All commands',
  /** The key, as it is written on the keyboard. */
  control: 'Ctrl',
  filter: 'Filter',
  clearFilter: 'Clear filter',
  completions: 'Filter suggestions',
  notUnderstood: (terms: readonly string[]) => `Not understood: ${terms.join(' ')}`,
  tokens: (count: number) => plural(count, 'token', 'tokens'),
  carried: (carried: number, all: number) =>
    `${formatNumber(carried)} of ${plural(all, 'request', 'requests')} carried a credential`,
  serverClock: (ms: number) => {
    const seconds = Math.round(ms / 1000);
    return seconds === 0
      ? 'Server clock agrees'
      : `Server clock ${seconds > 0 ? '+' : '−'}${formatNumber(Math.abs(seconds))} s`;
  },
  stays: 'Stays in this browser',
  listed: (count: number) => `${plural(count, 'row', 'rows')} shown`,
  newFailures: (count: number) => plural(count, 'new failed request', 'new failed requests'),
  cleared: 'Cleared',
});
