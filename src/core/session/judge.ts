/** Runs the rules and the diagnosis over what a fact has touched, and nothing else. */
import { type DiagnoseContext, diagnose } from '../diagnose/diagnose.ts';
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import type { SeenToken, TokenId } from '../find/seen.ts';
import type { StoredPlace } from '../find/stored.ts';
import { failureOf } from '../flows/failure.ts';
import type { Flow, FlowId } from '../flows/flow.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { serverTimeOf } from '../http/server-clock.ts';
import { originOf } from '../http/url.ts';
import type { Replay } from '../replay/replay.ts';
import {
  checkExchange,
  checkFlow,
  checkReplay,
  checkStored,
  checkToken,
  mergeFinding,
} from '../rules/check.ts';
import type { Finding, RuleContext, StoredToken } from '../rules/rule.ts';
import {
  isAccepted,
  issuesIdTokens,
  lastLogoutAt,
  publishedKeyType,
  refusesAnonymous,
} from './audit-memory.ts';
import { describeFault, noteFault } from './fault.ts';
import { at } from './log.ts';
import { type Session, verificationOf } from './session.ts';

/** Judges exchanges anew: those just captured, and those on which a later one throws light. */
export function judgeExchanges(session: Session, ids: Iterable<ExchangeId>): void {
  const { derived } = session;
  const context = diagnoseContext(session);
  for (const id of new Set(ids)) {
    const exchange = at(session.exchanges, id);
    if (exchange === undefined) continue;
    const diagnosis = diagnoseSafely(session, exchange, context);
    if (diagnosis === null) {
      derived.diagnoses.delete(id);
      continue;
    }
    derived.diagnoses.set(id, diagnosis);
    for (const { seen } of derived.tokensIn.get(id) ?? []) addTo(derived.failingWith, seen.id, id);
    addTo(derived.failingAt, originOf(exchange.request.url), id);
  }
}

/** A fault of ours in the diagnosis of one request costs that one alone, and is said. */
function diagnoseSafely(session: Session, exchange: Exchange, context: DiagnoseContext): Diagnosis | null {
  const { faults, unjudged } = session.derived;
  try {
    return diagnose(exchange, context);
  } catch (thrown) {
    unjudged.add(exchange.id);
    noteFault(faults, describeFault('the diagnosis of a request', thrown));
    return null;
  }
}

export function auditExchange(session: Session, exchange: Exchange): void {
  for (const finding of checkExchange(exchange, ruleContext(session, exchange.startedAt))) {
    const { exchangeFindings } = session.derived;
    const ofToken = exchangeFindings.get(finding.token) ?? new Map<string, Finding>();
    exchangeFindings.set(finding.token, addFinding(ofToken, finding));
  }
}

/** A flow is judged anew whenever it goes on: what was open may be settled. */
export function auditFlows(session: Session, ids: Iterable<FlowId>): void {
  const { flows, flowFindings } = session.derived;
  for (const id of new Set(ids)) {
    const flow = flows.flows[id];
    if (flow === undefined) continue;
    flowFindings.set(id, checkFlow(flow, ruleContext(session, flow.steps.at(-1)?.at ?? 0)));
    for (const one of flows.flows.slice(Math.max(0, id - mostLater), id + 1)) judgeFlow(session, one);
  }
}

/** A refresh token that was used before was used lately. */
const mostEarlier = 100;
/** Whoever gave up begins anew soon: so many flows on, an earlier one may be told to have been given up. */
const mostLater = 20;

function judgeFlow(session: Session, flow: Flow): void {
  const { flows, flowFailures } = session.derived;
  try {
    const failure = failureOf(flow, {
      exchangeAt: (id) => at(session.exchanges, id),
      earlier: flows.flows.slice(Math.max(0, flow.id - mostEarlier), flow.id),
      later: flows.flows.slice(flow.id + 1, flow.id + 1 + mostLater),
    });
    if (failure === null) flowFailures.delete(flow.id);
    else flowFailures.set(flow.id, failure);
  } catch (thrown) {
    noteFault(session.derived.faults, describeFault('the judgement of a flow', thrown));
  }
}

export function auditReplay(session: Session, replay: Replay): void {
  const { startedAt } = at(session.exchanges, replay.exchange) ?? { startedAt: 0 };
  session.derived.replayFindings.set(replay.exchange, checkReplay(replay, ruleContext(session, startedAt)));
  settleUndecided(session, replay.exchange);
}

/** What a rule could not tell of the request, it may be able to tell after its replay. */
function settleUndecided(session: Session, id: ExchangeId): void {
  const exchange = at(session.exchanges, id);
  if (exchange === undefined) return;
  for (const finding of checkExchange(exchange, ruleContext(session, exchange.startedAt))) {
    const ofToken = session.derived.exchangeFindings.get(finding.token);
    const before = ofToken?.get(keyOfFinding(finding));
    if (before?.undecided && !finding.undecided) ofToken?.set(keyOfFinding(finding), finding);
  }
}

export function auditTokens(session: Session, tokens: Iterable<SeenToken>): void {
  for (const seen of tokens) {
    session.derived.tokenFindings.set(seen.id, checkToken(seen, ruleContext(session, seen.firstSeenAt)));
  }
}

/** `now` is when the storage was read, in milliseconds since the epoch. */
export function auditStored(
  session: Session,
  stored: readonly StoredToken[],
  now: number,
): readonly Finding[] {
  const byOrigin = new Map<string, StoredToken[]>();
  for (const one of stored) {
    const list = byOrigin.get(one.origin);
    if (list === undefined) byOrigin.set(one.origin, [one]);
    else list.push(one);
  }
  const context = { ...ruleContext(session, now), storedAt: (origin: string) => byOrigin.get(origin) ?? [] };
  const merged = new Map<string, Finding>();
  for (const finding of stored.flatMap((one) => checkStored(one, context))) addFinding(merged, finding);
  return [...merged.values()];
}

/** The requests that were refused for want of a credential: what a reading of the page's storage may explain. */
export function lackingCredential(session: Session): ExchangeId[] {
  const causes = new Set(['no-credentials', 'token-known-not-attached']);
  return [...session.derived.diagnoses.values()].flatMap(({ cause, exchange }) =>
    causes.has(cause) ? [exchange] : [],
  );
}

/** The failing exchanges that a change of these tokens' verifications, or of this origin's expectation, touches. */
export function touchedBy(session: Session, tokens: Iterable<TokenId>, origin?: string): Set<ExchangeId> {
  const touched = new Set<ExchangeId>(origin === undefined ? [] : session.derived.failingAt.get(origin));
  for (const token of tokens) {
    for (const id of session.derived.failingWith.get(token) ?? []) touched.add(id);
  }
  return touched;
}

export function diagnoseContext(session: Session): DiagnoseContext {
  const { derived } = session;
  return {
    history: derived.history,
    exchangeAt: (id) => at(session.exchanges, id),
    tokensIn: (id) => derived.tokensIn.get(id) ?? [],
    verificationOf: (token) => verificationOf(session, token),
    expectationFor: (origin) => session.expectations.get(origin) ?? null,
    storedAt: (origin) =>
      (session.storage?.stored ?? []).flatMap((one) => (one.origin === origin ? [placeOf(one)] : [])),
  };
}

/** Where a token was seen first tells where it comes from; the thousandth time tells nothing new. */
const mostSightings = 32;

function ruleContext(session: Session, now: number): RuleContext {
  return {
    now,
    tokensIn: (id) => session.derived.tokensIn.get(id) ?? [],
    verificationOf: (token) => verificationOf(session, token),
    weakSecretOf: (token) => session.weakSecrets.get(token) ?? null,
    serverTimeOf,
    exchangeAt: (id) => at(session.exchanges, id),
    firstSightingsOf: (token) => session.derived.sightings.get(token)?.slice(0, mostSightings) ?? [],
    setCookieOf: (origin, name) => session.derived.cookies.get(`${origin} ${name}`)?.setCookie ?? null,
    keyOf: (id) => session.keys.find((key) => key.id === id) ?? null,
    storedAt: (origin) => (session.storage?.stored ?? []).filter((one) => one.origin === origin),
    lastLogoutAt: (hostname) => lastLogoutAt(session, hostname),
    tokenOf: (text) => at(session.tokens, session.derived.idByText.get(text) ?? -1) ?? null,
    issuesIdTokens: (issuer) => issuesIdTokens(session, issuer),
    isAccepted,
    publishedKeyType: (kid) => publishedKeyType(session, kid),
    refusesAnonymous: (exchange) => refusesAnonymous(session, exchange),
  };
}

function placeOf({ seen, entry, origin }: StoredToken): StoredPlace {
  return { seen, area: entry.area, origin, name: entry.name };
}

function addFinding(into: Map<string, Finding>, finding: Finding): Map<string, Finding> {
  const key = keyOfFinding(finding);
  const before = into.get(key);
  return into.set(key, before === undefined ? finding : mergeFinding(before, finding));
}

function keyOfFinding({ rule, token, key }: Finding): string {
  return JSON.stringify([rule, token, key]);
}

function addTo<K>(index: Map<K, Set<ExchangeId>>, key: K, id: ExchangeId): void {
  const set = index.get(key);
  if (set === undefined) index.set(key, new Set([id]));
  else set.add(id);
}
