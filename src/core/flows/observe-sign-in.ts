/** The front channel of a sign-in: the request that the browser carries to the provider, and the response that it brings back. */
import type { Exchange } from '../http/exchange.ts';
import { decodeToken } from '../jose/decode.ts';
import { claimsOf } from '../jose/token.ts';
import { type FlowId, type FlowKind, stepOf } from './flow.ts';
import { addStep, beginFlow, type FlowBook, findFlow, joined, makeStep, tie } from './flow-book.ts';
import { originOf, type Parameters, textOf, wordsOf } from './parameters.ts';
import { isAuthorizationRequest, isFormPost, type Message, responseIn } from './read-message.ts';

/** RFC 9126 §2: a POST whose answer names a request_uri. */
export function observePushed(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { sent, answer, url } = message;
  if (!isAuthorizationRequest(sent) || !(answer.has('request_uri') || isPushEndpoint(book, url.base)))
    return null;
  const id = beginSignIn(book, exchange, url.base, sent);
  if (id !== null) addStep(book, id, makeStep('pushed-request', exchange, message));
  return id;
}

const isPushEndpoint = ({ endpoints }: FlowBook, url: string) =>
  endpoints.get(url)?.name === 'pushed_authorization_request_endpoint';

/** RFC 6749 §4.1.1, by GET or POST; its answer may redirect back at once, where somebody is signed in already. */
export function observeAuthorization(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const plain = joined(message.url.query, message.sent);
  if (!isAuthorizationRequest(plain)) return null;
  const parameters = withRequestObject(plain);
  // The provider's own pages pass the request on to each other: what is known already is not begun again.
  const known =
    findFlow(book, 'request_uri', textOf(parameters, 'request_uri')) ??
    findFlow(book, 'state', textOf(parameters, 'state'));
  const isOpen =
    known !== null && !book.flows[known]?.steps.some(({ kind }) => kind === 'authorization-response');
  const id = isOpen ? known : beginSignIn(book, exchange, message.url.base, parameters);
  if (id === null) return null;
  const flow = book.flows[id];
  if (flow !== undefined && stepOf(flow, 'authorization-request') === undefined)
    addStep(book, id, {
      ...makeStep('authorization-request', exchange, { url: message.url }),
      sent: parameters,
    });
  tie(book, 'state', textOf(parameters, 'state'), id);
  if (message.redirect !== null)
    addStep(book, id, makeStep('authorization-response', exchange, { ...message, url: message.redirect }));
  return id;
}

function beginSignIn(
  book: FlowBook,
  { pageUrl }: Exchange,
  url: string,
  parameters: Parameters,
): FlowId | null {
  const redirectUri = textOf(parameters, 'redirect_uri');
  const id = beginFlow(book, {
    kind: kindOf(parameters),
    url,
    client: textOf(parameters, 'client_id'),
    app: originOf(redirectUri) || originOf(pageUrl),
    silent: wordsOf(parameters, 'prompt').includes('none'),
  });
  if (id === null) return null;
  for (const name of ['state', 'code_challenge', 'redirect_uri', 'client_id'] as const)
    tie(book, name, textOf(parameters, name), id);
  return id;
}

/** The claims of a request object count as parameters (RFC 9101 §4). It is decoded, not verified: that is the provider's. */
function withRequestObject(parameters: Parameters): Parameters {
  const object = textOf(parameters, 'request');
  if (object === '') return parameters;
  const claims = Object.entries(claimsOf(decodeToken(object)) ?? {});
  return joined(
    parameters,
    new Map(claims.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
  );
}

/** OpenID Connect Core §3, by the words of response_type; a request object hides it, and code is the default of today. */
function kindOf(parameters: Parameters): FlowKind {
  const types = wordsOf(parameters, 'response_type');
  if (types.length === 0) return 'authorization-code';
  const code = types.includes('code');
  const front = types.includes('token') || types.includes('id_token');
  return code ? (front ? 'hybrid' : 'authorization-code') : 'implicit';
}

/** The browser brings the authorization response to the app: by URL, or by a form that it posts. */
export function observeCallback(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const posted = isFormPost(message.sent) ? { answer: message.sent, mode: 'form_post' as const } : null;
  const back = posted ?? responseIn(message.url);
  if (back === null) return null;
  const id = flowOfResponse(book, message.url.base, back.answer);
  if (id === null) return null;
  const flow = book.flows[id];
  // Where the redirect itself was not seen, the callback is all there is of the response.
  if (flow !== undefined && stepOf(flow, 'authorization-response') === undefined)
    addStep(book, id, {
      ...makeStep('authorization-response', exchange, { url: message.url }, back.mode),
      answer: back.answer,
      status: 0,
    });
  addStep(book, id, {
    ...makeStep('callback', exchange, { url: message.url }, back.mode),
    sent: back.answer,
  });
  return id;
}

/** By state, by the code or ID token, else by the address that the request asked for: a lost state is what is looked for. */
function flowOfResponse(book: FlowBook, url: string, answer: Parameters): FlowId | null {
  const found =
    findFlow(book, 'code', textOf(answer, 'code')) ??
    findFlow(book, 'state', textOf(answer, 'state')) ??
    findFlow(book, 'id_token', textOf(answer, 'id_token')) ??
    findFlow(book, 'redirect_uri', url);
  const flow = found === null ? undefined : book.flows[found];
  const asked =
    flow === undefined
      ? undefined
      : (stepOf(flow, 'authorization-request') ?? stepOf(flow, 'pushed-request'));
  const redirectUri = asked === undefined ? '' : textOf(asked.sent, 'redirect_uri');
  return redirectUri === '' || redirectUri.split('?', 1)[0] === url ? found : null;
}

/** The provider's last page sends the browser back: the redirect that holds the response. */
export function observeAnswer(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { redirect } = message;
  if (redirect === null) return null;
  const id = flowOfResponse(book, redirect.base, redirect.answer);
  const flow = id === null ? undefined : book.flows[id];
  if (id === null || flow === undefined || stepOf(flow, 'authorization-response') !== undefined) return null;
  addStep(book, id, makeStep('authorization-response', exchange, { ...message, url: redirect }));
  return id;
}
