/** Words of the settings. */
import type { Caps } from '../../core/session/caps.ts';
import type { Settings } from '../../core/session/host.ts';
import { formatNumber, words } from '../locale/words.ts';

export const settingsMessages = words('settings', {
  look: 'Look',
  theme: 'Colours',
  themes: { auto: 'As DevTools', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languages: { auto: 'As the browser', en: 'English', de: 'Deutsch' } satisfies Record<
    Settings['language'],
    string
  >,
  languageNote: 'From when the panel is opened next. Diagnoses and findings stay in English.',
  reveal: 'Show tokens and cookie values in full',
  revealNote: 'Otherwise they are masked until you ask for one.',
  time: 'Times',
  times: 'In lists',
  timesChoices: { clock: 'Clock', ago: 'How long ago' },
  timeZone: 'Time zone',
  timeZones: { utc: 'UTC', local: 'This computer’s' },
  hours: 'Hours',
  hoursChoices: { '24': '24', '12': '12', auto: 'As the browser' },
  timeNote: 'Reports and the sentences of findings stay in UTC.',
  opening: 'Opening',
  startView: 'Open with',
  lastView: 'The view that was open last',
  capture: 'Capture',
  preserveLog: 'Preserve log when the page navigates',
  caps: {
    requests: {
      label: 'Requests held',
      hint: 'Beyond that the oldest are let go, first those without a token, a credential or a failure.',
    },
    bodyLength: {
      label: 'Searched of one body',
      hint: 'What is longer is searched and kept up to here.',
    },
    keptText: {
      label: 'Bodies held together',
      hint: 'Beyond that the oldest bodies are let go, first those without a token. The requests stay.',
    },
  } satisfies Record<keyof Caps, { label: string; hint: string }>,
  kilobytes: (count: number) => `${formatNumber(count)} kB of text`,
  megabytes: (count: number) => `${formatNumber(count)} MB of text`,
  stored: 'What is stored',
  storedNote:
    'These settings, and which lessons were played. No token, key or host name is among them: those stay in memory.',
  keep: 'Remember what APIs expect',
  keepNote:
    'Issuer, audience, algorithms and leeway that you set under Keys. They name hosts, so they lie apart from the settings, and are cleared when you switch this off.',
  kept: 'Remembered from now on',
  forgotten: 'Cleared',
  reset: 'Reset to defaults',
  wasReset: 'Every setting has its default again',
  importLabel: 'Import a file',
  tour: 'Show the tour',
});
