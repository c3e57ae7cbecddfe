/** Which cookie is the credential, by what the route accepted: another one of the host does not stand in for it. */
import { parseCookieHeader } from '../http/cookies.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValues } from '../http/headers.ts';
import type { Case } from './case.ts';
import { most, type RouteHistory } from './history-state.ts';
import { isSessionCookieName, type Presented } from './presented.ts';

export interface GoneCookie {
  readonly name: string;
  /** The first request of this route that was accepted with it. */
  readonly accepted: ExchangeId;
  /** What the refused request has instead, and had beside it when it was accepted. */
  readonly other: string;
}

/** Records the cookies of an accepted request; `presented` is its credential. */
export function recordCookies(route: RouteHistory, exchange: Exchange, presented: Presented): void {
  if (presented.kind !== 'cookie') return;
  const names = sessionCookiesOf(exchange);
  // Of several opaque ones nobody can tell which the server looks at.
  if (presented.token !== null || names.length === 1)
    addFirst(route.credentialCookies, presented.name, exchange.id);
  for (const name of names) addFirst(route.sessionCookies, name, exchange.id);
}

/**
 * The cookie with which this route accepted requests before, where this request has none such; null where it has one, or
 * where what it has instead may be the credential: a token, a cookie that was enough alone, or one that is new here.
 */
export function goneCookieOf({ captured, route, exchange, id }: Case): GoneCookie | null {
  if (captured.kind !== 'cookie' || captured.token !== null || route === null) return null;
  if (!isBefore(route.sessionCookies.get(captured.name), id)) return null;
  const known = [...route.credentialCookies].filter(([, accepted]) => isBefore(accepted, id));
  const sent = new Set(namesOf(exchange));
  const [first] = known;
  if (first === undefined || known.some(([name]) => sent.has(name))) return null;
  return { name: first[0], accepted: first[1], other: captured.name };
}

/** Only what came before counts, so that a verdict is the same while requests come and at the end. */
function isBefore(accepted: ExchangeId | undefined, id: ExchangeId): boolean {
  return accepted !== undefined && accepted < id;
}

function sessionCookiesOf(exchange: Exchange): string[] {
  return namesOf(exchange).filter(isSessionCookieName);
}

function namesOf({ request }: Exchange): string[] {
  const pairs = headerValues(request.headers, 'cookie').flatMap(parseCookieHeader);
  return pairs.filter(({ value }) => value !== '').map(({ name }) => name);
}

function addFirst(cookies: Map<string, ExchangeId>, name: string, id: ExchangeId): void {
  if (name.length <= 512 && cookies.size < most.values && !cookies.has(name)) cookies.set(name, id);
}
