/** Filter keys about tokens, for lists whose rows hold some: a row answers where one of its tokens does. */
import type { TokenId } from '../../core/find/seen.ts';
import type { TokenRow } from '../../core/session/rows.ts';
import { findingsOf } from '../../core/session/select-tokens.ts';
import { tokenCount, tokenRow } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';
import { type Severity, severities } from '../../core/spec/reference.ts';
import { kitMessages } from '../kit/messages.ts';
import type { Store } from '../store.ts';
import { filterMessages as words } from './messages.ts';
import type { FilterKey } from './vocabulary.ts';

type TokensOf<Row> = (row: Row) => readonly TokenId[];

/** Tokens that are looked at for what could be filtered by. */
const looked = 500;

/** What the first tokens of the capture have there. */
export const seenIn =
  (text: (token: TokenRow) => string) =>
  (session: Session): string[] =>
    Array.from({ length: Math.min(looked, tokenCount(session)) }, (_, id) => text(tokenRow(session, id)));

/** Rules that found something in the first tokens. */
export const rulesSeen = (session: Session): string[] =>
  Array.from({ length: Math.min(looked, tokenCount(session)) }, (_, id) => findingsOf(session, id)).flatMap(
    (found) => found.map(({ rule }) => rule),
  );

/** `sev:high`: at least as bad as that. */
export function isAtLeast(worst: Severity | null, value: string): boolean {
  const names: readonly string[] = severities;
  return worst !== null && names.indexOf(worst) <= names.indexOf(value);
}

export const severityValues: Readonly<Record<string, string>> = Object.fromEntries(
  severities.map((one) => [one, kitMessages.severity[one]]),
);

/** `iss`, `sub`, `kind`, `alg`, `rule`. */
export function tokenKeys<Row>(
  { session }: Store,
  tokensOf: TokensOf<Row>,
): Readonly<Record<string, FilterKey<Row>>> {
  const key = (hint: string, text: (token: TokenRow) => string): FilterKey<Row> => ({
    hint,
    seen: seenIn(text),
    matches: (row, value) =>
      tokensOf(row).some((id) => text(tokenRow(session.value, id)).toLowerCase().includes(value)),
  });
  return {
    iss: key(words.iss, ({ issuer }) => issuer),
    sub: key(words.sub, ({ subject }) => subject),
    kind: key(words.kind, ({ kind }) => kind),
    alg: key(words.alg, ({ alg }) => alg),
    rule: {
      hint: words.rule,
      seen: rulesSeen,
      matches: (row, value) =>
        tokensOf(row).some((id) => findingsOf(session.value, id).some(({ rule }) => rule.includes(value))),
    },
  };
}

/** `is:expired`, `is:verified`, `is:unverified`, `is:failed`. */
export function tokenStates<Row>(
  { session, now }: Store,
  tokensOf: TokensOf<Row>,
): Readonly<Record<keyof typeof words.token, (row: Row) => boolean>> {
  const is = (holds: (token: TokenRow) => boolean) => (row: Row) =>
    tokensOf(row).some((id) => holds(tokenRow(session.value, id)));
  return {
    expired: is(({ expiresAt }) => expiresAt !== null && expiresAt <= now.value),
    verified: is(({ signature }) => signature === 'verified'),
    unverified: is(({ signature }) => signature !== 'verified'),
    failed: is(({ signature }) => signature === 'failed'),
  };
}
