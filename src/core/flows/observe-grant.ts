/** The back channel: token requests, and the device authorization request that begins one of them. */
import type { Exchange } from '../http/exchange.ts';
import { type FlowId, type FlowKind, stepOf } from './flow.ts';
import { addStep, beginFlow, type FlowBook, findFlow, makeStep } from './flow-book.ts';
import { originOf, type Parameters, textOf } from './parameters.ts';
import { s256 } from './pkce.ts';
import type { Message } from './read-message.ts';

const grants: Readonly<Record<string, FlowKind>> = {
  authorization_code: 'authorization-code',
  password: 'password',
  client_credentials: 'client-credentials',
  refresh_token: 'refresh',
  'urn:ietf:params:oauth:grant-type:device_code': 'device',
  'urn:ietf:params:oauth:grant-type:token-exchange': 'token-exchange',
};

/** A token request (RFC 6749 §4.1.3 and its kin). */
export function observeGrant(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { sent, url } = message;
  const grant = textOf(sent, 'grant_type');
  if (grant === '') return null;
  const kind = grants[grant] ?? 'other-grant';
  const id = flowOfGrant(book, exchange, kind, url.base, sent);
  if (id !== null) addStep(book, id, makeStep('token-request', exchange, message));
  return id;
}

function flowOfGrant(
  book: FlowBook,
  { pageUrl }: Exchange,
  kind: FlowKind,
  url: string,
  sent: Parameters,
): FlowId | null {
  const found =
    kind === 'authorization-code'
      ? flowOfCode(book, sent)
      : kind === 'device'
        ? findFlow(book, 'device_code', textOf(sent, 'device_code'))
        : null;
  if (found !== null) return found;
  const after = kind === 'refresh' ? findFlow(book, 'refresh_token', textOf(sent, 'refresh_token')) : null;
  const before = after === null ? undefined : book.flows[after];
  const app = originOf(textOf(sent, 'redirect_uri')) || originOf(pageUrl) || (before?.app ?? '');
  return beginFlow(book, {
    kind,
    url,
    client: textOf(sent, 'client_id') || (before?.client ?? ''),
    app,
    after,
  });
}

/** By the code itself; else by the challenge that its verifier answers; else by the client that waits for one. */
function flowOfCode(book: FlowBook, sent: Parameters): FlowId | null {
  const byCode = findFlow(book, 'code', textOf(sent, 'code'));
  if (byCode !== null) return byCode;
  const verifier = textOf(sent, 'code_verifier');
  const byChallenge =
    verifier === '' || verifier.length > 1024
      ? null
      : (findFlow(book, 'code_challenge', s256(verifier)) ?? findFlow(book, 'code_challenge', verifier));
  if (byChallenge !== null) return byChallenge;
  return waitingFor(book, sent, 'redirect_uri') ?? waitingFor(book, sent, 'client_id');
}

/** The newest flow of this client that still waits for its code to be redeemed, and did not get another one. */
function waitingFor(book: FlowBook, sent: Parameters, name: 'redirect_uri' | 'client_id'): FlowId | null {
  const id = findFlow(book, name, textOf(sent, name));
  const flow = id === null ? undefined : book.flows[id];
  if (flow === undefined || flow.client !== textOf(sent, 'client_id')) return null;
  const code = stepOf(flow, 'authorization-response')?.answer.get('code');
  return stepOf(flow, 'token-request') === undefined && code === undefined ? id : null;
}

/** RFC 8628 §3.1. */
export function observeDevice(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { sent, answer, url } = message;
  if (!sent.has('client_id') || !answer.has('device_code') || !answer.has('user_code')) return null;
  const id = beginFlow(book, {
    kind: 'device',
    url: url.base,
    client: textOf(sent, 'client_id'),
    app: originOf(exchange.pageUrl),
  });
  if (id !== null) addStep(book, id, makeStep('device-authorization', exchange, message));
  return id;
}
