/** Which token took the place of which: the answer to a refresh, or a renewal that the old token paid for. */
import { isRefreshRequest, targetOf } from '../diagnose/places.ts';
import type { Carrier } from '../find/occurrence.ts';
import type { TokenId } from '../find/seen.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { ownString } from '../jose/json.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { claimsOf, type Token } from '../jose/token.ts';
import { at } from './log.ts';
import type { Session } from './session.ts';

export interface Succession {
  /** The token that came in its place, or that it came in the place of. */
  readonly token: TokenId;
  /** The exchange whose answer handed out the newer one. */
  readonly exchange: Exchange;
}

const handedOut: ReadonlySet<Carrier> = new Set(['response-header', 'set-cookie', 'response-body']);
const sent: ReadonlySet<Carrier> = new Set(['authorization', 'request-header', 'cookie', 'request-body']);

/**
 * The token that replaced this one first: of the same issuer, subject and kind, issued later (iat), and handed out by a
 * refresh (RFC 6749 §6) or by the answer to a request that carried this token, or a token that came with it.
 * Null where none was seen. Costs a walk over the tokens of the session.
 */
export function successorOf(session: Session, id: TokenId): Succession | null {
  const old = at(session.tokens, id)?.token;
  if (old === undefined) return null;
  let best: Succession | null = null;
  for (let other = 0; other < session.tokens.length; other += 1) {
    const token = at(session.tokens, other)?.token;
    if (other === id || token === undefined || !isSameHolder(old, token)) continue;
    const exchange = handOutOf(session, other);
    if (exchange === null || (best !== null && exchange.id >= best.exchange.id)) continue;
    if (isLater(session, id, old, token, exchange) && isRenewal(session, id, old, exchange))
      best = { token: other, exchange };
  }
  return best;
}

/** The answer that handed the token out first; null where it was not seen. */
function handOutOf(session: Session, id: TokenId): Exchange | null {
  const first = (session.derived.sightings.get(id) ?? []).find(
    ({ source, occurrence }) => source.kind === 'exchange' && handedOut.has(occurrence.carrier),
  );
  return first?.source.kind === 'exchange' ? (at(session.exchanges, first.source.exchange) ?? null) : null;
}

function isSameHolder(old: Token, token: Token): boolean {
  if (old.kind !== token.kind) return false;
  return ['iss', 'sub'].every((name) => ownString(claimsOf(old), name) === ownString(claimsOf(token), name));
}

/** By the tokens' own iat; where one says none, by the answers that handed them out. */
function isLater(session: Session, id: TokenId, old: Token, token: Token, exchange: Exchange): boolean {
  const [before, after] = [tokenTimes(old).issuedAt, tokenTimes(token).issuedAt];
  if (before !== null && after !== null) return after > before;
  const first = session.derived.sightings.get(id)?.[0];
  return first !== undefined && first.at < exchange.startedAt + exchange.durationMs;
}

/** A refresh without a word about whose token it hands out proves nothing by itself. */
function isRenewal(session: Session, id: TokenId, old: Token, exchange: Exchange): boolean {
  const isNamed = ownString(claimsOf(old), 'sub') !== '';
  if (isNamed && isRefreshRequest(exchange, targetOf(exchange.request.url))) return true;
  const issue = handOutOf(session, id);
  const paid = new Set([id, ...(issue === null ? [] : tokensAt(session, issue.id, handedOut))]);
  return tokensAt(session, exchange.id, sent).some((one) => paid.has(one));
}

function tokensAt(session: Session, exchange: ExchangeId, carriers: ReadonlySet<Carrier>): TokenId[] {
  return (session.derived.tokensIn.get(exchange) ?? [])
    .filter(({ occurrence }) => carriers.has(occurrence.carrier))
    .map(({ seen }) => seen.id);
}
