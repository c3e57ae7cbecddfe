/** A clause of a standard or of a recognised guide, with the strength of its words. */
export interface SpecReference {
  /** As people cite it: "RFC 8725 §3.1", "ASVS 5.0 9.1.2". */
  readonly label: string;
  readonly url: string;
  /** The requirement level that the clause itself uses; '' where it does not use one. */
  readonly level: 'MUST' | 'SHOULD' | 'MAY' | '';
}

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'note';

/** Worst first: the index is the rank. */
export const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'note'];
