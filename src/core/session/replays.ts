/** Takes replays into the session: what was sent, what came back, and which captured requests were theirs. */
import { graphqlErrorIn } from '../diagnose/graphql.ts';
import type { Exchange, ExchangeId, NewExchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { type Replay, type ReplayAttempt, replayScript } from '../replay/replay.ts';
import type { Fact } from './fact.ts';
import { at } from './log.ts';
import type { Session } from './session.ts';

type Replays = ReadonlyMap<ExchangeId, Replay>;
type FactOf<T extends Fact['type']> = Extract<Fact, { readonly type: T }>;

/** Browsers take the time of a request by another clock than ours: they differ by a few milliseconds. */
const marginMs = 1000;
/** A replay that was under way when it was cleared away has an answer by then. */
const longestMs = 10_000;
const mostOrphans = 100;

/** A new replay takes the place of an earlier one of the same request. */
export function startReplay(session: Session, { exchange, token }: FactOf<'replay-started'>): Replays {
  const replayed = at(session.exchanges, exchange);
  if (replayed === undefined) return session.replays;
  const seen = token === null ? undefined : at(session.tokens, token);
  const replay: Replay = {
    exchange,
    token: seen?.id ?? null,
    status: replayed.response.status,
    expiresAt: seen === undefined ? null : tokenTimes(seen.token).expiresAt,
    attempts: [],
  };
  return new Map(session.replays).set(exchange, replay);
}

export function recordSent({ replays }: Session, fact: FactOf<'replay-sent'>): Replays {
  const { variant, method, url, authorization } = fact;
  const sent = { variant, method, url, authorization, sentAt: fact.at };
  const attempt: ReplayAttempt = { ...sent, endedAt: null, outcome: null, captured: null };
  return change(replays, fact.exchange, (attempts) => [...attempts, attempt]);
}

export function recordAnswer({ replays }: Session, fact: FactOf<'replay-answered'>): Replays {
  return change(replays, fact.exchange, (attempts) =>
    attempts.map((attempt) =>
      attempt.variant === fact.variant ? { ...attempt, endedAt: fact.at, outcome: fact.outcome } : attempt,
    ),
  );
}

/**
 * Finds the captured requests that a replay sent, marks them, and hands their answers to it. They are not the page's own
 * doing: nothing is concluded from their tokens or failures.
 */
export function claimReplayed({ replays, derived }: Session, captured: readonly Exchange[]): Replays {
  let claimed = replays;
  if (claimed.size === 0) return claimed;
  for (const exchange of captured) {
    const found = findAttempt(claimed, exchange);
    if (found === null) continue;
    const { of, attempt } = found;
    const isPreflight = exchange.request.method !== attempt.method;
    derived.replayed.set(exchange.id, { of, variant: isPreflight ? null : attempt.variant });
    if (isPreflight) continue;
    const credential = derived.credentials.get(of);
    if (credential !== undefined && attempt.variant !== 'without-token')
      derived.credentials.set(exchange.id, { label: credential.label, token: null });
    claimed = change(claimed, of, (all) =>
      all.map((one) => (one === attempt ? withAnswer(one, exchange) : one)),
    );
  }
  return claimed;
}

/** What a clear leaves of the replays: browsers may tell of their requests after it. */
export function orphansOf({ replays, orphans }: Session): readonly ReplayAttempt[] {
  const awaited = [...replays.values()]
    .flatMap(({ attempts }) => attempts)
    .filter(({ captured }) => captured === null)
    .map((attempt) => ({ ...attempt, endedAt: attempt.endedAt ?? attempt.sentAt + longestMs }));
  return [...orphans, ...awaited].slice(-mostOrphans);
}

/** Without the requests of replays that were cleared away: they are gone, and were never the page's. */
export function withoutOrphans<E extends NewExchange>(
  { orphans }: Session,
  captured: readonly E[],
): readonly E[] {
  if (orphans.length === 0) return captured;
  return captured.filter((exchange) => !orphans.some((attempt) => isAnswerTo(exchange, attempt)));
}

function findAttempt(
  replays: Replays,
  exchange: Exchange,
): { readonly of: ExchangeId; readonly attempt: ReplayAttempt } | null {
  for (const { exchange: of, attempts } of replays.values()) {
    const attempt = attempts.find((one) => isAnswerTo(exchange, one));
    if (attempt !== undefined) return { of, attempt };
  }
  return null;
}

function isAnswerTo(exchange: NewExchange, attempt: ReplayAttempt): boolean {
  const { request, startedAt, initiator } = exchange;
  if (startedAt < attempt.sentAt - marginMs) return false;
  if (attempt.endedAt !== null && startedAt > attempt.endedAt + marginMs) return false;
  if (request.url.split('#', 1)[0] !== attempt.url) return false;
  // A preflight is the browser's own: Chromium names the request that it is for as its initiator.
  if (request.method !== attempt.method)
    return (
      request.method === 'OPTIONS' &&
      headerValue(request.headers, 'access-control-request-method') === attempt.method
    );
  if (initiator.length > 0 && !initiator.some(({ url }) => url.endsWith(replayScript))) return false;
  const authorization = headerValue(request.headers, 'authorization') ?? '';
  return attempt.captured === null && authorization === attempt.authorization;
}

function withAnswer(attempt: ReplayAttempt, { id, response, fromCache }: Exchange): ReplayAttempt {
  const refusedInBody = graphqlErrorIn(response.body) !== null;
  return { ...attempt, captured: { exchange: id, status: response.status, fromCache, refusedInBody } };
}

function change(
  replays: Replays,
  of: ExchangeId,
  edit: (attempts: readonly ReplayAttempt[]) => readonly ReplayAttempt[],
): Replays {
  const replay = replays.get(of);
  return replay === undefined
    ? replays
    : new Map(replays).set(of, { ...replay, attempts: edit(replay.attempts) });
}
