import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { lastGoodBefore } from '../diagnose/last-good.ts';
import type { TokenInPlace } from '../find/seen.ts';
import type { FlowId } from '../flows/flow.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { isHeld } from './let-go.ts';
import { at, keptAt } from './log.ts';
import { outlineOf } from './packed-exchanges.ts';
import type { RequestRow } from './rows.ts';
import { flowOf } from './select-flows.ts';
import type { Session } from './session.ts';

export interface RequestDetail {
  readonly exchange: Exchange;
  readonly tokens: readonly TokenInPlace[];
  readonly diagnosis: Diagnosis | null;
  /** The newest earlier request to the same place that went well, for comparison. */
  readonly lastGood: ExchangeId | null;
  /** The flow that it is a step of. */
  readonly flow: FlowId | null;
}

/** How many ids were given: those of requests that were let go too. */
export function requestCount(session: Session): number {
  return session.exchanges.length;
}

export function requestsHeld({ exchanges, dropped }: Session): number {
  return exchanges.length - dropped.requests;
}

/** @throws RangeError where `id` is not of this session: a bug of ours */
export function requestRow(session: Session, id: ExchangeId): RequestRow {
  const kept = keptAt(session.exchanges, id);
  if (kept === undefined) throw new RangeError(`no exchange ${id} in this session`);
  const { startedAt, url, method, status, error, isUnseen } = outlineOf(kept);
  const { host, path } = splitUrl(url);
  const credential = session.derived.credentials.get(id);
  return {
    id,
    startedAt,
    method,
    host,
    path,
    status,
    error,
    credential: credential?.label ?? '',
    unseen: isUnseen,
    token: credential?.token ?? null,
    diagnosis: session.derived.diagnoses.get(id) ?? null,
    replay: session.derived.replayed.get(id) ?? null,
  };
}

/** @throws RangeError where `id` is not of this session: a bug of ours */
export function requestDetail(session: Session, id: ExchangeId): RequestDetail {
  const exchange = exchangeAt(session, id);
  const lastGood = lastGoodBefore(exchange, session.derived.history);
  return {
    exchange,
    tokens: session.derived.tokensIn.get(id) ?? [],
    diagnosis: session.derived.diagnoses.get(id) ?? null,
    lastGood: lastGood !== null && isHeld(session, lastGood) ? lastGood : null,
    flow: flowOf(session, id),
  };
}

function exchangeAt(session: Session, id: ExchangeId): Exchange {
  const exchange = at(session.exchanges, id);
  if (exchange === undefined) throw new RangeError(`no exchange ${id} in this session`);
  return exchange;
}

/** Host and path with query, as written: a list of a hundred thousand rows has no time for a full parse of each. */
function splitUrl(url: string): { host: string; path: string } {
  const start = url.indexOf('://') + 3;
  if (start < 3) return { host: '', path: url };
  let end = start;
  for (; end < url.length; end += 1) {
    const code = url.charCodeAt(end);
    if (code === slash || code === question || code === hash) break;
  }
  const authority = url.slice(start, end);
  const fragment = url.indexOf('#', end);
  const path = url.slice(end, fragment === -1 ? url.length : fragment);
  return { host: authority.slice(authority.lastIndexOf('@') + 1), path: path === '' ? '/' : path };
}

const [slash, question, hash] = [0x2f, 0x3f, 0x23];
