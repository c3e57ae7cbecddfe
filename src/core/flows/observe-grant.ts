/** The back channel: token requests, and the device authorization request that begins one of them. */
import type { Exchange } from '../http/exchange.ts';
import { originOf } from '../http/url.ts';
import { clientOf } from './client-of.ts';
import { type FlowId, type FlowKind, stepOf } from './flow.ts';
import { addStep, beginFlow, type FlowBook, findFlow, joined, makeStep } from './flow-book.ts';
import { type Parameters, textOf } from './parameters.ts';
import { s256 } from './pkce.ts';
import type { Message } from './read-message.ts';

const grants: ReadonlyMap<string, FlowKind> = new Map([
  ['authorization_code', 'authorization-code'],
  ['password', 'password'],
  ['client_credentials', 'client-credentials'],
  ['refresh_token', 'refresh'],
  ['urn:ietf:params:oauth:grant-type:device_code', 'device'],
  ['urn:ietf:params:oauth:grant-type:token-exchange', 'token-exchange'],
]);

/** A token request (RFC 6749 §4.1.3 and its kin): a form, or as some providers have it JSON or a query. */
export function observeGrant(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { url } = message;
  const sent = message.sent.has('grant_type') ? message.sent : joined(url.query, message.sent);
  const grant = textOf(sent, 'grant_type');
  if (grant === '' || !isTokenRequest(exchange, sent, message.answer)) return null;
  const kind = grants.get(grant) ?? 'other-grant';
  const id = flowOfGrant(book, exchange, kind, url.base, sent);
  if (id !== null) addStep(book, id, makeStep('token-request', exchange, { ...message, sent }));
  return id;
}

/** An extension grant is named by an absolute URI (RFC 6749 §4.5); a `grant_type` of research is not meant. */
function isTokenRequest({ request }: Exchange, sent: Parameters, answer: Parameters): boolean {
  if (answer.has('access_token')) return true;
  const grant = textOf(sent, 'grant_type');
  const isKnown = grants.has(grant) || /^(?:urn:|https?:\/\/)/.test(grant);
  return isKnown
    ? request.method === 'POST' || sent.has('code')
    : answer.has('error') && sent.has('client_id');
}

function flowOfGrant(
  book: FlowBook,
  exchange: Exchange,
  kind: FlowKind,
  url: string,
  sent: Parameters,
): FlowId | null {
  const client = clientOf(exchange, sent);
  const found =
    kind === 'authorization-code'
      ? flowOfCode(book, sent, client)
      : kind === 'device'
        ? findFlow(book, 'device_code', textOf(sent, 'device_code'))
        : nonceRetried(book, kind, url, sent);
  if (found !== null) return found;
  const after =
    kind === 'refresh'
      ? findFlow(book, 'refresh_token', textOf(sent, 'refresh_token'))
      : kind === 'token-exchange'
        ? exchangedFlow(book, sent)
        : null;
  const before = after === null ? undefined : book.flows[after];
  const app = originOf(textOf(sent, 'redirect_uri')) || originOf(exchange.pageUrl) || (before?.app ?? '');
  return beginFlow(book, { kind, url, client: client || (before?.client ?? ''), app, after });
}

/** RFC 8693 §2.1: the subject_token is an access token, an ID token or a refresh token. */
function exchangedFlow(book: FlowBook, sent: Parameters): FlowId | null {
  const token = textOf(sent, 'subject_token');
  return (
    findFlow(book, 'access_token', token) ??
    findFlow(book, 'id_token', token) ??
    findFlow(book, 'refresh_token', token)
  );
}

/** How many flows back the refusal may lie that asked for a DPoP nonce. */
const mostBetween = 8;

/** The same request once more with the nonce that was asked for (RFC 9449 §8) belongs to the flow that was told so. */
function nonceRetried(book: FlowBook, kind: FlowKind, url: string, sent: Parameters): FlowId | null {
  const asked = book.flows.slice(-mostBetween).findLast(({ steps, ...flow }) => {
    const last = steps.at(-1);
    return (
      flow.kind === kind &&
      last?.url === url &&
      textOf(last.answer, 'error') === 'use_dpop_nonce' &&
      textOf(last.sent, 'refresh_token') === textOf(sent, 'refresh_token')
    );
  });
  return asked?.id ?? null;
}

/** By the code itself; else by the challenge that its verifier answers; else by the client that waits for one. */
function flowOfCode(book: FlowBook, sent: Parameters, client: string): FlowId | null {
  const byCode = findFlow(book, 'code', textOf(sent, 'code'));
  if (byCode !== null) return byCode;
  const verifier = textOf(sent, 'code_verifier');
  const byChallenge =
    verifier === '' || verifier.length > 1024
      ? null
      : (findFlow(book, 'code_challenge', s256(verifier)) ?? findFlow(book, 'code_challenge', verifier));
  if (byChallenge !== null) return byChallenge;
  return (
    waitingFor(book, 'redirect_uri', textOf(sent, 'redirect_uri'), client) ??
    waitingFor(book, 'client_id', client, client)
  );
}

/** The newest flow of this client that still waits for its code to be redeemed, and did not get another one. */
function waitingFor(
  book: FlowBook,
  name: 'redirect_uri' | 'client_id',
  value: string,
  client: string,
): FlowId | null {
  const id = findFlow(book, name, value);
  const flow = id === null ? undefined : book.flows[id];
  // A capture may hide who the client is: an Authorization field that was taken out.
  if (flow === undefined || (client !== '' && flow.client !== client)) return null;
  const code = stepOf(flow, 'authorization-response')?.answer.get('code');
  return stepOf(flow, 'token-request') === undefined && code === undefined ? id : null;
}

/** RFC 8628 §3.1. */
export function observeDevice(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { sent, answer, url } = message;
  if (exchange.request.method !== 'POST' || !answer.has('device_code') || !answer.has('user_code'))
    return null;
  const id = beginFlow(book, {
    kind: 'device',
    url: url.base,
    client: clientOf(exchange, sent),
    app: originOf(exchange.pageUrl),
  });
  if (id !== null) addStep(book, id, makeStep('device-authorization', exchange, message));
  return id;
}
