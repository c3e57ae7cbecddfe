/** What a view lets people filter by: its keys, their meaning, and how a row answers them. */
import type { Session } from '../../core/session/session.ts';

export interface FilterKey<Row> {
  /** One line for the completion list. */
  readonly hint: string;
  /** Whether the row answers `value`, which is lower-case and never empty. */
  readonly matches: (row: Row, value: string) => boolean;
  /** Values worth offering, with their meaning; for a closed list (`closed`) any other value is said not to parse. */
  readonly values?: Readonly<Record<string, string>>;
  readonly closed?: boolean;
  /** Values that the capture holds, worth offering as well; asked for only while one is typed. */
  readonly seen?: (session: Session) => Iterable<string>;
}

// biome-ignore lint/suspicious/noExplicitAny: a vocabulary is consumed by the view that made it; the filter box reads only its words
export interface FilterVocabulary<Row = any> {
  /** Shown in the empty box. */
  readonly placeholder: string;
  /** What free text is looked for in; lower-cased by the filter. */
  readonly text: (row: Row) => string;
  readonly keys: Readonly<Record<string, FilterKey<Row>>>;
}
