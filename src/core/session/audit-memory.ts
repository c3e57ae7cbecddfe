/** What the rules have to know of earlier requests: routes that refuse without a credential, the last sign-out, published keys. */
import { graphqlErrorIn } from '../diagnose/graphql.ts';
import { routeKey, targetOf } from '../diagnose/places.ts';
import { isSameSiteHost } from '../http/cookie-jar.ts';
import type { Exchange } from '../http/exchange.ts';
import { ownString } from '../jose/json.ts';
import { claimsOf } from '../jose/token.ts';
import { judgeReplay } from '../replay/judge.ts';
import { readKeySet } from '../rules/key-set-keys.ts';
import { at } from './log.ts';
import type { Derived, Session } from './session.ts';

interface AuditMemory {
  /** Exchanges up to here are taken in. */
  next: number;
  /** Origin and route of requests without a credential that were answered 401. */
  readonly refused: Set<string>;
  /** By client_id. */
  /** kty of public keys in JWK Sets, by kid. */
  readonly keyTypes: Map<string, string>;
  /** Issuers of ID tokens. */
  readonly idIssuers: Set<string>;
}

/** How many of each are remembered; a capture with more is not one person's. */
const most = { refused: 4096, keys: 512, issuers: 256, logouts: 32 };
const longestName = 512;

/** It lives and dies with what is derived from one capture. */
const memories = new WeakMap<Derived, AuditMemory>();

/** Whether a request to this route without a credential was refused, and none was accepted. */
export function refusesAnonymous(session: Session, exchange: Exchange): boolean {
  const { derived, replays } = session;
  const replay = replays.get(exchange.id);
  if (replay !== undefined) {
    const { verdict, isCaptured } = judgeReplay(replay);
    if (verdict === 'open') return false;
    if (isCaptured && !['awaited', 'not-sent', 'unclear'].includes(verdict)) return true;
  }
  const { origin, path } = targetOf(exchange.request.url);
  const route = derived.history.origins.get(origin)?.routes.get(routeKey(exchange.request.method, path));
  return route?.open !== true && memoryOf(session).refused.has(routeOf(exchange));
}

/** The newest request of the site that signs out, among the last that ended a session. */
export function lastLogoutAt({ derived, exchanges }: Session, hostname: string): Exchange | null {
  const ends = derived.history.sessionEnds.slice(-most.logouts).reverse();
  for (const { exchange: id } of ends) {
    const exchange = at(exchanges, id);
    if (exchange === undefined || !URL.canParse(exchange.request.url)) continue;
    const target = new URL(exchange.request.url);
    // A changed password ends sessions too, but the one who changed it stays signed in.
    if (!/log-?out|sign-?out|log-?off|end_?session/i.test(target.pathname.slice(0, 1000))) continue;
    if (isSameSiteHost(target.hostname, hostname)) return exchange;
  }
  return null;
}

export function publishedKeyType(session: Session, kid: string): string | null {
  return memoryOf(session).keyTypes.get(kid) ?? null;
}

export function issuesIdTokens(session: Session, issuer: string): boolean {
  return memoryOf(session).idIssuers.has(issuer);
}

/** GraphQL refuses with 200 (GraphQL over HTTP §6.4): then it stands in the answer. */
export function isAccepted(exchange: Exchange): boolean {
  const { status } = exchange.response;
  return (
    status >= 200 && status < 300 && !exchange.fromCache && graphqlErrorIn(exchange.response.body) === null
  );
}

/** Takes in what was captured since it was last asked: each exchange once. */
function memoryOf({ derived, exchanges }: Session): AuditMemory {
  const memory = memories.get(derived) ?? {
    next: 0,
    refused: new Set<string>(),
    keyTypes: new Map<string, string>(),
    idIssuers: new Set<string>(),
  };
  memories.set(derived, memory);
  for (; memory.next < exchanges.length; memory.next += 1) {
    const exchange = at(exchanges, memory.next);
    if (exchange !== undefined && !derived.replayed.has(exchange.id)) takeIn(memory, derived, exchange);
  }
  return memory;
}

function takeIn(memory: AuditMemory, derived: Derived, exchange: Exchange): void {
  const { request, response } = exchange;
  const isAnonymous = !derived.credentials.has(exchange.id) && request.unseen === undefined;
  if (response.status === 401 && isAnonymous && memory.refused.size < most.refused)
    memory.refused.add(routeOf(exchange));
  for (const { seen } of derived.tokensIn.get(exchange.id) ?? []) {
    const issuer = seen.token.kind === 'id' ? ownString(claimsOf(seen.token), 'iss') : '';
    if (issuer !== '' && issuer.length <= longestName && memory.idIssuers.size < most.issuers)
      memory.idIssuers.add(issuer);
  }
  if (derived.keySets.get(request.url) !== exchange.id) return;
  for (const key of readKeySet(exchange)) {
    const kid = ownString(key, 'kid');
    const kty = ownString(key, 'kty');
    if (kid !== '' && kid.length <= longestName && kty !== 'oct' && memory.keyTypes.size < most.keys)
      memory.keyTypes.set(kid, kty);
  }
}

function routeOf({ request }: Exchange): string {
  const { origin, path } = targetOf(request.url);
  return `${origin} ${routeKey(request.method, path)}`;
}
