/** Words about waivers, the comparison with a saved report, and how the score is made. */
import { formatNumber, plural, words } from '../locale/words.ts';

const findings = (count: number) => plural(count, 'finding', 'findings');

export const reviewMessages = words('review', {
  waive: 'Waive',
  waiveRule: (title: string) => `Waive: ${title}`,
  place: 'Place',
  everywhere: 'Everywhere',
  reason: 'Reason',
  until: 'Until (end of the day, UTC)',
  cancel: 'Cancel',
  waived: 'Waived',
  waivedNote: (count: number) => `${plural(count, 'waiver', 'waivers')}, not scored`,
  waivedDone: (count: number) => `Waived: ${findings(count)} left the score.`,
  covers: (count: number) => (count === 0 ? 'covers nothing here' : `covers ${findings(count)}`),
  untilDay: (day: string) => `until ${day}`,
  ended: (day: string) => `ended on ${day}: counts again`,
  noEnd: 'without an end',
  remove: 'Waive no more',
  removeRule: (title: string) => `Waive no more: ${title}`,
  removed: 'Counts again',
  loadWaivers: 'Load waivers',
  saveWaivers: 'Save waivers',
  waiversRead: (name: string, count: number) =>
    `${name}: ${plural(count, 'waiver', 'waivers')} read. Kept until the panel closes.`,
  notWaivers: (name: string, why: string) =>
    `${name} was not imported. Its waivers cannot be read: ${why}. Nothing has changed.`,
  keptNote:
    'Waivers are kept until the panel closes. Save them to use them again, here or on the command line.',

  compare: 'Compare with a report',
  reportRead: (name: string, count: number) =>
    `${name}: a report with ${findings(count)}. The audit is compared with it.`,
  compared: 'Compared with a saved report',
  counts: (fresh: number, still: number, gone: number) =>
    `${formatNumber(fresh)} new · ${formatNumber(still)} still there · ${formatNumber(gone)} gone`,
  stopComparing: 'Stop comparing',
  isNew: 'New',
  stillThere: 'Still there',
  gone: 'Gone',
  goneNote: (count: number) =>
    `${findings(count)} of the saved report: fixed, or not met again in this capture`,
  more: (count: number) => `and ${formatNumber(count)} more`,

  howScored: 'How the score is made',
  scored: [
    'Each part of the audit starts at 100. A failed rule takes points off its part once, however often it was hit, by the worst severity that it was found with:',
    'Undecided and waived findings take nothing off. A part never falls below 0.',
  ] as const,
  points: 'Points off',
  severity: 'Severity',
  whole: (above: number) =>
    `The whole is the mean of the six parts, but never more than ${above} above the worst one: one open door is enough.`,
  same: 'The same findings always give the same score.',

  showRequest: 'Show the request',
});
