/** What the settings say of the caps: for each a label, what it costs to reach it, and what can be chosen. */
import { type Caps, capSteps, defaultCaps } from '../../core/session/caps.ts';

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

const number = new Intl.NumberFormat('en');
const text = (length: number) =>
  length < 1024 * 1024 ? `${length / 1024} kB of text` : `${number.format(length / 1024 / 1024)} MB of text`;

const words: Readonly<Record<keyof Caps, Pick<CapField, 'label' | 'hint' | 'inWords'>>> = {
  requests: {
    label: 'Requests held',
    hint: 'Beyond that the oldest are let go, first those without a token, a credential or a failure.',
    inWords: (step) => number.format(step),
  },
  bodyLength: {
    label: 'Searched of one body',
    hint: 'What is longer is searched and kept up to here.',
    inWords: text,
  },
  keptText: {
    label: 'Bodies held together',
    hint: 'Beyond that the oldest bodies are let go, first those without a token. The requests stay.',
    inWords: text,
  },
};

export const capFields: readonly CapField[] = (['requests', 'bodyLength', 'keptText'] as const).map(
  (cap) => ({
    cap,
    ...words[cap],
    steps: capSteps[cap],
    defaultValue: defaultCaps[cap],
  }),
);
