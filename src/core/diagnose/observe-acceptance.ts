/** Records what an origin accepted: routes, credentials, and what their tokens had in common. */
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { claimsOf, headerOf } from '../jose/decode.ts';
import { ownMember, ownString } from '../jose/json.ts';
import { keepNewest, obtain } from './bounded.ts';
import { csrfField, hasCsrfField } from './csrf-facts.ts';
import { recordCookies } from './gone-cookie.ts';
import { type Accepted, createRoute, type History, most, type OriginHistory } from './history-state.ts';
import { isLoginRequest, routeKey, type Target } from './places.ts';
import type { Presented } from './presented.ts';

export interface Sent {
  readonly exchange: Exchange;
  readonly target: Target;
  readonly presented: Presented;
}

export function recordGood(
  history: History,
  origin: OriginHistory,
  sent: Sent,
  touched: Set<ExchangeId>,
): void {
  const { exchange, target, presented } = sent;
  if (presented.kind === 'unseen' || (presented.kind === 'none' && exchange.request.unseen)) return;
  const key = routeKey(exchange.request.method, target.path);
  const route = obtain(origin.routes, key, createRoute, most.routes);
  if (presented.kind === 'none') {
    route.open = true;
    return;
  }
  keepNewest(route.good, exchange.id, most.recent);
  for (const { name } of exchange.request.headers) addValue(route.headers, name.toLowerCase());
  if (hasCsrfField(exchange)) addValue(route.headers, csrfField);
  keepNewest(origin.good, exchange.id, most.recent);
  if (route.open || isLoginRequest(exchange, target)) return;
  recordCookies(route, exchange, presented);
  const credential = obtain(
    history.credentials,
    presented.text,
    () => ({
      token: presented.token?.seen.id ?? null,
      issued: null,
      accepted: [],
      refused: new Set<string>(),
    }),
    most.credentials,
  );
  keepNewest(credential.accepted, { exchange: exchange.id, origin: target.origin, route: key }, most.recent);
  if (recordAccepted(origin.accepted, presented)) for (const id of origin.refused) touched.add(id);
}

/** Returns whether this acceptance taught something new. */
function recordAccepted(accepted: Accepted, presented: Presented): boolean {
  const before = sizeOf(accepted);
  accepted.count += 1;
  addValue(
    accepted.carriers,
    presented.kind === 'authorization' ? presented.scheme || 'bare' : presented.kind,
  );
  if (presented.kind === 'cookie') addValue(accepted.cookies, presented.name);
  const token = presented.token?.seen.token;
  if (token === undefined) {
    accepted.opaque = true;
    return sizeOf(accepted) > before;
  }
  const claims = claimsOf(token);
  const header = headerOf(token);
  addValue(accepted.kinds, token.kind);
  addValue(accepted.algorithms, ownString(header, 'alg'));
  addValue(accepted.kids, ownString(header, 'kid'));
  addValue(accepted.issuers, ownString(claims, 'iss'));
  const audience = ownMember(claims, 'aud');
  for (const one of Array.isArray(audience) ? audience : [audience])
    if (typeof one === 'string') addValue(accepted.audiences, one);
  return sizeOf(accepted) > before;
}

function sizeOf({
  issuers,
  audiences,
  algorithms,
  kinds,
  kids,
  carriers,
  cookies,
  opaque,
}: Accepted): number {
  const sets = [issuers, audiences, algorithms, kinds, kids, carriers, cookies];
  return sets.reduce((sum, set) => sum + set.size, opaque ? 1 : 0);
}

function addValue(values: Set<string>, value: string): void {
  if (value !== '' && value.length <= 512 && values.size < most.values) values.add(value);
}

/** Records the route on which a credential was refused: one that is refused everywhere is at fault itself. Returns whether that shows now. */
export function recordRefused(history: History, { exchange, target, presented }: Sent): boolean {
  const { status } = exchange.response;
  if ((status !== 401 && status !== 403) || presented.text === '') return false;
  const credential = obtain(
    history.credentials,
    presented.text,
    () => ({
      token: presented.token?.seen.id ?? null,
      issued: null,
      accepted: [],
      refused: new Set<string>(),
    }),
    most.credentials,
  );
  const before = credential.refused.size;
  addValue(credential.refused, routeKey(exchange.request.method, target.path));
  return before === 1 && credential.refused.size === 2;
}
