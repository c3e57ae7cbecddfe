/** What the rules have to know of earlier requests: routes that refuse without a credential, nonces sent, the last sign-out. */
import { routeKey, targetOf } from '../diagnose/places.ts';
import { isSameSiteHost } from '../http/cookie-jar.ts';
import type { Exchange } from '../http/exchange.ts';
import { judgeReplay } from '../replay/judge.ts';
import { readAuthorizationRequest } from '../rules/oauth-requests.ts';
import { at } from './log.ts';
import type { Derived, Session } from './session.ts';

interface AuditMemory {
  /** Origin and route of requests without a credential that were answered 401. */
  readonly refused: Set<string>;
  /** By client_id. */
  readonly nonces: Map<string, Set<string>>;
}

/** How many of each are remembered; a capture with more is not one person's. */
const most = { refused: 4096, clients: 64, nonces: 256, logouts: 32 };
const longestNonce = 512;

/** It lives and dies with what is derived from one capture. */
const memories = new WeakMap<Derived, AuditMemory>();

/** Call it for each exchange, oldest first, before its rules run. */
export function rememberRequest({ derived }: Session, exchange: Exchange): void {
  const memory = memoryOf(derived);
  const { request, response } = exchange;
  const isAnonymous = !derived.credentials.has(exchange.id) && request.unseen !== true;
  if (response.status === 401 && isAnonymous && memory.refused.size < most.refused)
    memory.refused.add(routeOf(exchange));
  const query = readAuthorizationRequest(request.url);
  const nonce = query?.get('nonce') ?? '';
  const client = query?.get('client_id') ?? '';
  if (nonce === '' || nonce.length > longestNonce) return;
  const nonces = memory.nonces.get(client) ?? new Set<string>();
  if (nonces.size < most.nonces) nonces.add(nonce);
  if (memory.nonces.size < most.clients) memory.nonces.set(client, nonces);
}

/** Whether a request to this route without a credential was refused, and none was accepted. */
export function refusesAnonymous({ derived, replays }: Session, exchange: Exchange): boolean {
  const replay = replays.get(exchange.id);
  if (replay !== undefined) {
    const { verdict, isCaptured } = judgeReplay(replay);
    if (verdict === 'open') return false;
    if (isCaptured && !['awaited', 'not-sent', 'unclear'].includes(verdict)) return true;
  }
  const { origin, path } = targetOf(exchange.request.url);
  const route = derived.history.origins.get(origin)?.routes.get(routeKey(exchange.request.method, path));
  return route?.open !== true && memoryOf(derived).refused.has(routeOf(exchange));
}

export function sentNonces({ derived }: Session, clientId: string): ReadonlySet<string> {
  return memoryOf(derived).nonces.get(clientId) ?? new Set();
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

function memoryOf(derived: Derived): AuditMemory {
  const memory = memories.get(derived) ?? { refused: new Set(), nonces: new Map() };
  memories.set(derived, memory);
  return memory;
}

function routeOf({ request }: Exchange): string {
  const { origin, path } = targetOf(request.url);
  return `${origin} ${routeKey(request.method, path)}`;
}
