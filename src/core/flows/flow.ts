/** One run of an OAuth or OpenID Connect flow, as far as the capture shows it. Any provider: told by protocol alone. */
import type { ExchangeId } from '../http/exchange.ts';
import { type Parameters, textOf } from './parameters.ts';

/** Position in the session; dense, from 0. */
export type FlowId = number;

export type FlowKind =
  | 'authorization-code'
  | 'hybrid'
  | 'implicit'
  | 'password'
  | 'client-credentials'
  | 'refresh'
  | 'device'
  | 'token-exchange'
  | 'other-grant'
  | 'introspection'
  | 'revocation'
  | 'logout';

export type StepKind =
  | 'discovery'
  | 'key-set'
  | 'pushed-request' // RFC 9126
  | 'authorization-request'
  | 'authorization-response' // the redirect that brings code, tokens or an error back
  | 'callback' // the app takes it
  | 'device-authorization' // RFC 8628
  | 'token-request'
  | 'userinfo'
  | 'api-call'
  | 'introspection'
  | 'revocation'
  | 'end-session'
  | 'back-channel-logout'
  | 'leak'; // a code that went to somebody else

export interface FlowStep {
  readonly kind: StepKind;
  readonly exchange: ExchangeId;
  /** When the request was started, in milliseconds since the epoch. */
  readonly at: number;
  /** Until its answer was there, in milliseconds. */
  readonly durationMs: number;
  /** Without query and fragment. */
  readonly url: string;
  readonly status: number;
  /** What the request carried. */
  readonly sent: Parameters;
  /** What the answer carried: parameters of the redirect, or members of the JSON. */
  readonly answer: Parameters;
  /** The client proved who it is: by a secret, an assertion, or an Authorization field (RFC 6749 §2.3); also where the capture hides it. */
  readonly authenticated: boolean;
  /** How an authorization response travelled; '' for any other step. */
  readonly mode: '' | 'query' | 'fragment' | 'form_post';
}

export interface Flow {
  readonly id: FlowId;
  readonly kind: FlowKind;
  /** Nobody was asked: `prompt=none` (OpenID Connect Core §3.1.2.1). */
  readonly silent: boolean;
  /** Origin of the endpoint that it began at. */
  readonly provider: string;
  /** `issuer` of the discovery document that names the endpoint; '' where none was seen. */
  readonly issuer: string;
  readonly client: string;
  /** Origin of the app: of redirect_uri, else of the page. */
  readonly app: string;
  readonly steps: readonly FlowStep[];
  /** The flow whose tokens it goes on with. */
  readonly after: FlowId | null;
}

export function stepOf(flow: Flow, kind: StepKind): FlowStep | undefined {
  return flow.steps.find((step) => step.kind === kind);
}

/** The token request that brought tokens, else the last one. */
export function redemptionOf(flow: Flow): FlowStep | undefined {
  const requests = flow.steps.filter(({ kind }) => kind === 'token-request');
  return requests.find(handsOutTokens) ?? requests.at(-1);
}

/** The token requests that hand in a code (RFC 6749 §4.1.3). */
export function codeRedemptions(flow: Flow): readonly FlowStep[] {
  return flow.steps.filter(({ kind, sent }) => kind === 'token-request' && sent.has('code'));
}

export function handsOutTokens({ answer }: FlowStep): boolean {
  return answer.has('access_token') || answer.has('id_token');
}

/** What the provider made of a token request; `unseen` where it did not answer, or the answer was not kept. */
export function replyTo(step: FlowStep): 'accepted' | 'refused' | 'unseen' {
  if (step.status >= 400 || step.answer.has('error')) return 'refused';
  return handsOutTokens(step) ? 'accepted' : 'unseen';
}

/**
 * Whether the response brought the state back that was sent (RFC 6749 §4.1.2); null where none was sent or no response was seen,
 * and where it lies inside of an encrypted response (JARM).
 */
export function stateReturned(flow: Flow): 'same' | 'other' | 'missing' | null {
  const response = stepOf(flow, 'authorization-response');
  const sent = textOf(askedFor(flow), 'state');
  if (response === undefined || sent === '') return null;
  const back = textOf(response.answer, 'state');
  if (back === '') return response.answer.has('response') ? null : 'missing';
  return back === sent ? 'same' : 'other';
}

/** Whether parameters stand where they were not seen: pushed before the capture began (RFC 9126). */
export function isPartlyHidden(flow: Flow): boolean {
  return askedFor(flow).has('request_uri') && stepOf(flow, 'pushed-request') === undefined;
}

/** What was asked for: the pushed request where there is one (RFC 9126 §4), else the authorization request. */
export function askedFor(flow: Flow): Parameters {
  const pushed = stepOf(flow, 'pushed-request');
  const asked = stepOf(flow, 'authorization-request');
  return new Map([...(asked?.sent ?? []), ...(pushed?.sent ?? [])]);
}
