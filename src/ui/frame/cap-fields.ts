/** What the settings say of the caps: for each a label, what it costs to reach it, and what can be chosen. */
import { type Caps, capSteps, defaultCaps } from '../../core/session/caps.ts';
import { formatNumber } from '../locale/words.ts';
import { settingsMessages as messages } from './settings-messages.ts';

export interface CapField {
  readonly cap: keyof Caps;
  readonly label: string;
  readonly hint: string;
  /** What can be chosen, smallest first; `defaultValue` is among them. */
  readonly steps: readonly number[];
  readonly defaultValue: number;
  /** A step in words: "100,000", "4 MB of text". */
  readonly inWords: (step: number) => string;
}

const mebi = 1024 * 1024;
const text = (length: number) =>
  length < mebi ? messages.kilobytes(length / 1024) : messages.megabytes(length / mebi);

const inWords: Readonly<Record<keyof Caps, CapField['inWords']>> = {
  requests: formatNumber,
  bodyLength: text,
  keptText: text,
};

export const capFields: readonly CapField[] = (['requests', 'bodyLength', 'keptText'] as const).map(
  (cap) => ({
    cap,
    ...messages.caps[cap],
    inWords: inWords[cap],
    steps: capSteps[cap],
    defaultValue: defaultCaps[cap],
  }),
);
