/**
 * Recognises flows as the capture grows. An exchange is tied to its flow by what the protocol itself repeats: state, code,
 * request_uri, device_code, the S256 of a code_verifier, the tokens. Constant cost for each exchange; every map is bounded.
 */
import { remember } from '../diagnose/bounded.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { originOf } from '../http/url.ts';
import type { Flow, FlowId, FlowKind, FlowStep, StepKind } from './flow.ts';
import { noParameters, type Parameters, textOf } from './parameters.ts';
import type { Message } from './read-message.ts';

/** What a capture's flows are tied together by. */
export interface FlowBook {
  readonly flows: Flow[];
  /** By kind of value and the value: `state …`, `code …`, `access_token …`. */
  readonly ties: Map<string, FlowId>;
  /** What a discovery document said (OpenID Connect Discovery §3, RFC 8414 §2), by each endpoint that it names. */
  readonly endpoints: Map<string, Endpoint>;
}

export interface Endpoint {
  /** The member that names it: `token_endpoint`. */
  readonly name: string;
  readonly issuer: string;
  readonly discovery: FlowStep;
}

export const emptyFlowBook = (): FlowBook => ({ flows: [], ties: new Map(), endpoints: new Map() });

const most = { flows: 2000, ties: 8192, steps: 40 };

/** What ties the messages of one flow together. */
export type Tie =
  | 'state'
  | 'code'
  | 'request_uri'
  | 'device_code'
  | 'code_challenge'
  | 'redirect_uri'
  | 'callback'
  | 'issuer'
  | 'discovery'
  | 'client_id'
  | 'access_token'
  | 'refresh_token'
  | 'id_token';

const longestTie = 16_384;

export function findFlow({ ties }: FlowBook, tie: Tie, value: string): FlowId | null {
  return value === '' ? null : (ties.get(`${tie} ${value}`) ?? null);
}

export function tie({ ties }: FlowBook, kind: Tie, value: string, flow: FlowId): void {
  if (value !== '' && value.length <= longestTie) remember(ties, `${kind} ${value}`, flow, most.ties);
}

/** Begins a flow; null once there are more than anyone would look at. */
export function beginFlow(
  book: FlowBook,
  begun: {
    kind: FlowKind;
    url: string;
    client: string;
    app: string;
    silent?: boolean;
    after?: FlowId | null;
  },
): FlowId | null {
  const { flows, endpoints } = book;
  if (flows.length >= most.flows) return null;
  const id = flows.length;
  const { kind, url, client, app, silent = false, after = null } = begun;
  const endpoint = endpoints.get(url);
  // A discovery document is a step of the flow that it was fetched for, and of no later one.
  const document = endpoint === undefined ? '' : String(endpoint.discovery.exchange);
  const isFirst = endpoint !== undefined && findFlow(book, 'discovery', document) === null;
  flows.push({
    id,
    kind,
    silent,
    provider: originOf(url),
    issuer: endpoint?.issuer ?? '',
    client,
    app,
    steps: isFirst ? [endpoint.discovery] : [],
    after,
  });
  tie(book, 'discovery', document, id);
  tie(book, 'issuer', endpoint?.issuer ?? '', id);
  return id;
}

/** Adds a step where its time puts it, since browsers may tell of requests late; and ties what its answer hands out to the flow. */
export function addStep(book: FlowBook, id: FlowId, step: FlowStep): void {
  const flow = book.flows[id];
  if (flow === undefined || flow.steps.length >= most.steps) return;
  const place = flow.steps.findLastIndex(({ at }) => at <= step.at) + 1;
  book.flows[id] = { ...flow, steps: [...flow.steps.slice(0, place), step, ...flow.steps.slice(place)] };
  for (const name of [
    'access_token',
    'refresh_token',
    'id_token',
    'code',
    'device_code',
    'request_uri',
  ] as const)
    tie(book, name, textOf(step.answer, name), id);
}

export function makeStep(
  kind: StepKind,
  exchange: Exchange,
  { url, sent, answer, redirect }: Pick<Message, 'url'> & Partial<Message>,
  mode: FlowStep['mode'] = redirect?.mode ?? '',
): FlowStep {
  return {
    kind,
    exchange: exchange.id,
    at: exchange.startedAt,
    durationMs: exchange.durationMs,
    url: url.base,
    status: exchange.response.status,
    sent: sent ?? noParameters,
    answer: redirect?.answer ?? answer ?? noParameters,
    authenticated:
      headerValue(exchange.request.headers, 'authorization') !== undefined ||
      exchange.request.unseen === true ||
      clientProofs.some((name) => sent?.has(name) ?? false),
    mode,
  };
}

const clientProofs = ['client_secret', 'client_assertion'];

/** Both of them; where they name the same parameter, the body counts. */
export const joined = (query: Parameters, sent: Parameters): Parameters => new Map([...query, ...sent]);
