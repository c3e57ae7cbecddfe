/** Words of the building blocks, in one place so that a translation is one file. */
import type { DurationWords } from '../../core/spec/duration.ts';
import { formatNumber, words } from '../locale/words.ts';

export const kitMessages = words('kit', {
  copied: 'Copied',
  copyRefused: 'Copying was refused by the browser',
  reveal: (what: string) => `Show ${what}`,
  mask: (what: string) => `Hide ${what}`,
  newRows: (count: number) => `${formatNumber(count)} new`,
  newRowsHint: 'Go to the newest',
  unseenCharacter: 'A character that cannot be seen',
  moreCharacters: (count: number) => `${formatNumber(count)} more characters`,
  resize: 'Resize list',
  back: 'Back',
  dismiss: 'Dismiss',
  problems: (count: number) => (count === 1 ? 'problem' : 'problems'),
  severity: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', note: 'Note' },
  noFinding: 'None',
  masked: 'hidden',
  /** In a narrow column. */
  days: (count: number) => `${formatNumber(count)} d`,
  years: (count: number) => `${formatNumber(count)} y`,
  durations: { year: ['year', 'years'], day: ['day', 'days'], endless: 'for ever' } as DurationWords,
  lists: {
    filtered: 'Nothing matches this filter',
    hiddenBy: (what: string) => `${what} hidden by`,
    clearFilter: 'Clear filter',
    paused: 'Recording is paused',
    pausedText: 'Nothing was captured before the pause. Requests pass unseen until you resume.',
    resume: 'Resume',
    reload: 'Reload page',
  },
  sequence: {
    diagram: 'Messages',
    to: (from: string, to: string) => (from === to ? `${from}: ` : `${from} to ${to}: `),
    playAgain: 'Play again',
    nothingSent: 'Nothing was sent yet.',
    since: (span: string) => `+${span}`,
  },
});
