/** What can be told of a token apart from its signature: its claims against what is expected, and against what came along with it. */

import type { Carrier } from '../find/occurrence.ts';
import type { Sighting, TokenId } from '../find/seen.ts';
import { askedFor, type Flow, type FlowStep } from '../flows/flow.ts';
import { findFlow } from '../flows/flow-book.ts';
import { textOf } from '../flows/parameters.ts';
import { parseAuthorization } from '../http/authorization.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { originOf } from '../http/url.ts';
import { checkClaims } from '../jose/claim-checks.ts';
import { checkIdToken, type IdTokenContext } from '../jose/claim-checks-oidc.ts';
import { decodeToken } from '../jose/decode.ts';
import { checkDpopProof, type DpopRequest } from '../jose/dpop.ts';
import { ownMember, ownString } from '../jose/json.ts';
import type { Expectation } from '../jose/key.ts';
import { checkKeyBinding } from '../jose/key-binding.ts';
import { claimsOf, type Jws, type Token } from '../jose/token.ts';
import { at } from './log.ts';
import type { Session } from './session.ts';

/** One named check; `name` is a claim, a header parameter or `signature`. */
export interface TokenCheck {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'unknown';
  readonly message: string;
}

export interface AttachedChecks {
  /** What the token was held against: the request of a proof, the answer of an ID token, the SD-JWT of a key binding. */
  readonly against: 'request' | 'sign-in' | 'presentation';
  readonly exchange: ExchangeId | null;
  readonly checks: readonly TokenCheck[];
}

const sent: ReadonlySet<Carrier> = new Set([
  'authorization',
  'request-header',
  'cookie',
  'query',
  'request-body',
]);

/** What is expected by the first origin that the token was sent to and that somebody said something about; null where none is. */
export function expectationFor(
  session: Session,
  id: TokenId,
): { readonly origin: string; readonly expectation: Expectation } | null {
  if (session.expectations.size === 0) return null;
  for (const { source, occurrence } of sightingsOf(session, id)) {
    if (source.kind !== 'exchange' || !sent.has(occurrence.carrier)) continue;
    const origin = originOf(at(session.exchanges, source.exchange)?.request.url ?? '');
    const expectation = session.expectations.get(origin);
    if (expectation !== undefined) return { origin, expectation };
  }
  return null;
}

/**
 * The claims that the token has or that are expected of it, each against the expectation and the clock (`now` in milliseconds
 * since the epoch). A DPoP proof has no audience to expect: it has checks of its own.
 */
export function claimChecks(session: Session, id: TokenId, now: number): TokenCheck[] {
  const token = at(session.tokens, id)?.token;
  if (token === undefined || token.kind === 'dpop-proof') return [];
  const claims = claimsOf(token);
  return checkClaims(token, expectationFor(session, id)?.expectation ?? null, now)
    .filter(({ claim, outcome }) => outcome !== 'unknown' || ownMember(claims, claim) !== undefined)
    .map(({ claim, ...rest }) => ({ name: claim, ...rest }));
}

/** The checks against what came along with the token; null where nothing did. Never rejects. */
export async function attachedChecks(session: Session, id: TokenId): Promise<AttachedChecks | null> {
  const token = at(session.tokens, id)?.token;
  if (token === undefined) return null;
  if (token.format === 'sd-jwt') {
    const checks = await checkKeyBinding(token);
    return checks.length === 0 ? null : { against: 'presentation', exchange: null, checks };
  }
  if (token.format !== 'jws') return null;
  if (token.kind === 'dpop-proof') return checkProof(session, id, token);
  return token.kind === 'id' ? checkSignIn(session, token) : null;
}

async function checkProof(session: Session, id: TokenId, proof: Jws): Promise<AttachedChecks | null> {
  const exchange = exchangesWith(session, id)[0];
  if (exchange === undefined) return null;
  const { request, startedAt } = exchange;
  const against: DpopRequest = {
    method: request.method,
    url: request.url,
    accessToken: accessTokenOf(exchange),
    sentAt: startedAt,
    serverNonce: lastNonce(session, exchange),
    jtiSeenBefore: wasUsedBefore(session, id, proof),
  };
  return { against: 'request', exchange: exchange.id, checks: await checkDpopProof(proof, against) };
}

/** What the proof went with; null where the request carried no DPoP credential, as at a token endpoint (RFC 9449 §7.1). */
function accessTokenOf({ request }: Exchange): Token | null {
  const { scheme, credentials } = parseAuthorization(headerValue(request.headers, 'authorization') ?? '');
  return scheme.toLowerCase() === 'dpop' && credentials !== '' ? decodeToken(credentials) : null;
}

/** How far back an earlier answer or proof is looked for. */
const mostLookedAt = 2000;
/** An answer that was there before a request may be told so many after it. */
const mostToldLate = 64;

/** The last `DPoP-Nonce` that the origin had answered with when the request was sent (RFC 9449 §8.2). */
function lastNonce(session: Session, { id, startedAt, request }: Exchange): string | null {
  const origin = originOf(request.url);
  for (let other = id + mostToldLate; other >= Math.max(0, id - mostLookedAt); other -= 1) {
    const earlier = other === id ? undefined : at(session.exchanges, other);
    if (earlier === undefined || earlier.startedAt + earlier.durationMs > startedAt) continue;
    const nonce = headerValue(earlier.response.headers, 'dpop-nonce');
    if (nonce !== undefined && originOf(earlier.request.url) === origin) return nonce;
  }
  return null;
}

/** The same proof in another request of the page's, or an earlier proof with the same identifier. */
function wasUsedBefore(session: Session, id: TokenId, proof: Jws): boolean {
  if (exchangesWith(session, id).length > 1) return true;
  const jti = ownString(proof.claims, 'jti');
  if (jti === '') return false;
  for (let other = id - 1; other >= Math.max(0, id - mostLookedAt); other -= 1) {
    const token = at(session.tokens, other)?.token;
    if (token?.kind === 'dpop-proof' && ownString(claimsOf(token), 'jti') === jti) return true;
  }
  return false;
}

async function checkSignIn(session: Session, token: Jws): Promise<AttachedChecks | null> {
  const { flows } = session.derived;
  const flow = flows.flows[findFlow(flows, 'id_token', token.text) ?? -1];
  const step = flow?.steps.find(({ answer }) => answer.get('id_token') === token.text);
  if (flow === undefined || step === undefined) return null;
  const results = await checkIdToken(token, readSignIn(flow, step));
  const checks = results.map(({ claim, ...rest }) => ({ name: claim, ...rest }));
  return checks.length === 0 ? null : { against: 'sign-in', exchange: step.exchange, checks };
}

/** A renewed ID token may come without a nonce (OpenID Connect Core §12.2): a refresh is a flow of its own, which sends none. */
function readSignIn(flow: Flow, step: FlowStep): IdTokenContext {
  const nonce = textOf(askedFor(flow), 'nonce');
  const accessToken = textOf(step.answer, 'access_token');
  const code = textOf(step.sent, 'code') || textOf(step.answer, 'code');
  return {
    ...(nonce !== '' && { nonce }),
    ...(accessToken !== '' && { accessToken }),
    ...(code !== '' && { code }),
    ...(flow.client !== '' && { clientId: flow.client }),
  };
}

const sightingsOf = (session: Session, id: TokenId): readonly Sighting[] =>
  session.derived.sightings.get(id) ?? [];

/** The page's own exchanges that carried the token, each once, oldest first; what a replay sent is not among them. */
function exchangesWith(session: Session, id: TokenId): Exchange[] {
  const ids = sightingsOf(session, id).flatMap(({ source }) =>
    source.kind === 'exchange' && !session.derived.replayed.has(source.exchange) ? [source.exchange] : [],
  );
  return [...new Set(ids)].flatMap((one) => at(session.exchanges, one) ?? []);
}
