/** Words of the panel's frame. */
import type { Settings } from '../../core/session/host.ts';
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
  pause: 'Pause recording (Ctrl+E)',
  resume: 'Resume recording (Ctrl+E)',
  clear: 'Clear tokens and requests',
  preserveLog: 'Preserve log',
  importFile: 'Import a HAR file, a token or a key',
  exportCapture: 'Export this capture as a HAR, credentials removed',
  exported: (requests: number) =>
    `Saved ${plural(requests, 'request', 'requests')}. Signatures, cookie values and secrets are replaced by REDACTED; header and claims of tokens stay.`,
  nothingToExport: 'Nothing to export yet: no request was captured.',
  settings: 'Settings',
  close: 'Close',
  theme: 'Colours',
  themes: { auto: 'As DevTools', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { auto: 'As the browser', en: 'English', de: 'Deutsch' } satisfies Record<
    Settings['language'],
    string
  >,
  languageNote: 'From when the panel is opened next.',
  reveal: 'Show tokens and cookie values in full',
  preserveLogLong: 'Preserve log when the page navigates',
  keyboard: 'Keyboard',
  settingsNote: 'Settings are the only thing that is stored. Tokens and keys stay in memory.',
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
  shortcuts: [
    ['1 – 7', 'Tokens, Requests, Flows, Storage, Audit, Keys, Learn'],
    ['/  or  Ctrl F', 'Filter'],
    ['↓', 'From the tabs into the list'],
    ['↑ ↓ Home End', 'Move in a list'],
    ['Enter', 'Open'],
    ['Esc', 'Back, or clear the filter'],
    ['Ctrl C', 'Copy what is selected'],
    ['Ctrl E', 'Pause or resume recording'],
    ['← →', 'Move between tabs; resize at the splitter'],
    ['?', 'This map'],
  ] as const,
});
