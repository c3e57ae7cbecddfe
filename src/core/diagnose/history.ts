/**
 * What the capture has shown so far of each origin and each credential. Observing one more exchange costs the same
 * whether it is the first or the hundred-thousandth: every map is bounded and forgets its oldest entries.
 */
import type { TokenInPlace } from '../find/seen.ts';
import { cookiesNear } from '../http/cookie-jar.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { joinOffsets, offsetOf } from '../http/server-clock.ts';
import { keepNewest, obtain, remember } from './bounded.ts';
import { graphqlErrorIn } from './graphql.ts';
import { createOrigin, type History, most } from './history-state.ts';
import { recordGood, recordRefused } from './observe-acceptance.ts';
import { followRedirect, pairPreflight } from './observe-links.ts';
import { recordRecovery } from './observe-recovery.ts';
import { recordProof, recordSession, recordSignature } from './observe-session.ts';
import { isPreflight, targetOf } from './places.ts';
import { presentedBy } from './presented.ts';

export { createHistory, type History } from './history-state.ts';

/**
 * Records an exchange, in the order of the session. `tokens` are those found in it. Returns the exchanges whose
 * diagnosis it may have changed, itself first.
 */
export function observe(
  history: History,
  exchange: Exchange,
  tokens: readonly TokenInPlace[],
): readonly ExchangeId[] {
  const target = targetOf(exchange.request.url);
  const origin = obtain(history.origins, target.origin, createOrigin, most.origins);
  const touched = new Set([exchange.id]);
  origin.clock = joinOffsets(origin.clock, offsetOf(exchange));
  for (const one of tokens) recordSignature(history, exchange.id, one);
  pairPreflight(history, exchange, touched);
  followRedirect(history, exchange, target, touched);
  if (isPreflight(exchange)) return [...touched];

  const presented = presentedBy(exchange, tokens);
  if (presented.kind !== 'none' && !exchange.timedByServer) history.lastOrigin = target.origin;
  const good = isGood(exchange);
  if (recordRefused(history, { exchange, target, presented }))
    for (const id of origin.refused) touched.add(id);
  if (good) recordGood(history, origin, { exchange, target, presented }, touched);
  else if (exchange.response.status >= 400) keepNewest(origin.refused, exchange.id, most.refused);
  if (exchange.response.status === 403 && presented.kind === 'none' && !exchange.request.unseen)
    origin.forbidsAnonymous = true;
  if (!good && presented.kind !== 'authorization')
    remember(history.cookiesThen, exchange.id, cookiesNear(history.jar, exchange.request.url), most.links);
  if (!good)
    keepNewest(
      history.failed,
      { exchange: exchange.id, startedAt: exchange.startedAt, hostname: target.hostname },
      most.recent,
    );
  recordRecovery(history, exchange, presented, good, touched);
  recordProof(history, exchange, tokens, touched);
  recordSession(history, exchange, target, tokens, touched);
  return [...touched];
}

function isGood({ response }: Exchange): boolean {
  const { status } = response;
  return ((status >= 200 && status < 300) || status === 304) && graphqlErrorIn(response.body) === null;
}
