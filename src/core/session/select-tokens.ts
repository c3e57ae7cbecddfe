import type { Carrier } from '../find/occurrence.ts';
import type { SeenToken, Sighting, TokenId } from '../find/seen.ts';
import type { ExchangeId } from '../http/exchange.ts';
import { ownMember } from '../jose/json.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { claimsOf, headerOf } from '../jose/token.ts';
import type { Verification } from '../jose/verification.ts';
import type { Finding } from '../rules/rule.ts';
import { severities } from '../spec/reference.ts';
import { isHeld } from './let-go.ts';
import { at } from './log.ts';
import type { TokenRow } from './rows.ts';
import { type Derived, type Session, verificationOf } from './session.ts';

export interface TokenDetail {
  readonly seen: SeenToken;
  readonly row: TokenRow;
  /** In the order of their time. */
  readonly sightings: readonly Sighting[];
  readonly verification: Verification;
  readonly findings: readonly Finding[];
  /** The exchanges that carried it, each once, oldest first. */
  readonly exchanges: readonly ExchangeId[];
}

export function tokenCount(session: Session): number {
  return session.tokens.length;
}

/** @throws RangeError where `id` is not of this session: a bug of ours */
export function tokenRow(session: Session, id: TokenId): TokenRow {
  const { token } = tokenAt(session, id);
  const own = findingsOf(session, id);
  const text = (name: string, from = claimsOf(token)) => {
    const value = from === null ? undefined : ownMember(from, name);
    return typeof value === 'string' ? value : '';
  };
  return {
    id,
    kind: token.kind,
    subject: text('sub'),
    issuer: text('iss'),
    alg: text('alg', headerOf(token)),
    format: token.format,
    ...tokenTimes(token),
    carriers: carriersOf(session, id),
    answers: session.derived.answers.get(id) ?? { ok: 0, unauthorized: 0, forbidden: 0, other: 0 },
    signature: verificationOf(session, id).outcome,
    worst: worstOf(own),
    findings: own.length,
    problems: token.problems.length,
  };
}

/** @throws RangeError where `id` is not of this session: a bug of ours */
export function tokenDetail(session: Session, id: TokenId): TokenDetail {
  const sightings = session.derived.sightings.get(id) ?? [];
  const exchanges = sightings.flatMap(({ source }) => (source.kind === 'exchange' ? [source.exchange] : []));
  return {
    seen: tokenAt(session, id),
    row: tokenRow(session, id),
    sightings,
    verification: verificationOf(session, id),
    findings: findingsOf(session, id),
    exchanges: [...new Set(exchanges)].filter((exchange) => isHeld(session, exchange)),
  };
}

/** Every finding that names the token, worst first. */
export function findingsOf(session: Session, id: TokenId): readonly Finding[] {
  const { derived, storage } = session;
  return sortFindings([
    ...(derived.tokenFindings.get(id) ?? []),
    ...(derived.exchangeFindings.get(id)?.values() ?? []),
    ...(storage?.findings.filter((finding) => finding.token === id) ?? []),
  ]);
}

/** What the rules found in exchanges, whichever token it is about. */
export function exchangeFindings(derived: Derived): readonly Finding[] {
  return [...derived.exchangeFindings.values()].flatMap((ofToken) => [...ofToken.values()]);
}

export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** The worst severity among what was decided; null where nothing was found. */
export function worstOf(findings: readonly Finding[]): Finding['severity'] | null {
  return sortFindings(findings.filter((finding) => !finding.undecided))[0]?.severity ?? null;
}

function tokenAt(session: Session, id: TokenId): SeenToken {
  const seen = at(session.tokens, id);
  if (seen === undefined) throw new RangeError(`no token ${id} in this session`);
  return seen;
}

/** The last hundred sightings are enough to name the kinds of places without walking a long history for each row. */
function carriersOf(session: Session, id: TokenId): readonly Carrier[] {
  const sightings = session.derived.sightings.get(id) ?? [];
  const ends = [...sightings.slice(0, 50), ...sightings.slice(-50)];
  return [...new Set(ends.map(({ occurrence }) => occurrence.carrier))];
}
