/** The shape of a row of the claim tables. */
import type { MemberType } from './member-type.ts';
import type { SpecReference } from './reference.ts';

/** How a meaning reads the value: with which words it fills its sentence. */
export type ClaimForm =
  | 'value'
  /** Filled according to the clock. */
  | 'expiry'
  | 'not-before'
  /** A NumericDate, in words. */
  | 'instant'
  /** `meaning` holds two sentences: for true, and after ` | ` for false. */
  | 'flag';

export interface Claim {
  readonly name: string;
  /** The type that the standard demands; null where it leaves it open, or where practice differs too much to tell. */
  readonly type: MemberType | null;
  /** One sentence; `{value}` stands for the value, `{count}` for how many there are. */
  readonly meaning: string;
  readonly form: ClaimForm;
  readonly source: SpecReference;
}

/** A row as the tables write it: name, type, meaning, and the form where it is not 'value'. */
export type ClaimRow = readonly [name: string, type: MemberType | null, meaning: string, form?: ClaimForm];

/** Rows that one source defines. */
export function claimsFrom(source: SpecReference, rows: readonly ClaimRow[]): readonly Claim[] {
  return rows.map(([name, type, meaning, form = 'value']) => ({ name, type, meaning, form, source }));
}
