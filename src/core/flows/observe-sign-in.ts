/** The front channel of a sign-in: the request that the browser carries to the provider, and the response that it brings back. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { originOf } from '../http/url.ts';
import { askedFor, type Flow, type FlowId, type FlowKind, stepOf } from './flow.ts';
import { addStep, beginFlow, type FlowBook, findFlow, makeStep, tie } from './flow-book.ts';
import {
  baseOf,
  noParameters,
  type Parameters,
  readUrl,
  responseTypesOf,
  textOf,
  wordsOf,
} from './parameters.ts';
import { isAuthorizationRequest, type Message, postedIn, responseIn } from './read-message.ts';
import { withClaims } from './signed-parameters.ts';

/** RFC 9126 §2: a POST whose answer names a request_uri. */
export function observePushed(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { answer, url } = message;
  if (!isAuthorizationRequest(message.sent) || !(answer.has('request_uri') || isPushEndpoint(book, url.base)))
    return null;
  const sent = withClaims(message.sent, 'request');
  const id = beginSignIn(book, exchange, url.base, sent);
  if (id !== null) addStep(book, id, makeStep('pushed-request', exchange, { ...message, sent }));
  return id;
}

const isPushEndpoint = ({ endpoints }: FlowBook, url: string) =>
  endpoints.get(url)?.name === 'pushed_authorization_request_endpoint';

/** RFC 6749 §4.1.1, by GET or POST; its answer may redirect back at once, where somebody is signed in already. */
export function observeAuthorization(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { url, sent } = message;
  const plain = [url.query, sent].find(isAuthorizationRequest);
  if (plain === undefined) return null;
  const parameters = withClaims(plain, 'request');
  const id = openRequest(book, parameters) ?? beginSignIn(book, exchange, url.base, parameters);
  const flow = id === null ? undefined : book.flows[id];
  if (id === null || flow === undefined) return null;
  if (stepOf(flow, 'authorization-request') === undefined)
    addStep(book, id, {
      ...makeStep('authorization-request', exchange, { url }),
      sent: parameters,
      answer: ownError(flow, message),
    });
  tie(book, 'state', textOf(parameters, 'state'), id);
  respond(book, id, exchange, message);
  return id;
}

/** The app's answer that sends the browser to the provider: told late, it throws light on what became of the sign-in. */
export function observeBeginning(book: FlowBook, { request, response }: Exchange): FlowId | null {
  const location =
    response.status >= 300 && response.status < 400 ? headerValue(response.headers, 'location') : undefined;
  if (location === undefined || !URL.canParse(location, request.url)) return null;
  const { query } = readUrl(new URL(location, request.url).href);
  return isAuthorizationRequest(query) ? findFlow(book, 'state', textOf(query, 'state')) : null;
}

/** The provider's own pages pass the request on to each other: what is known already is not begun again. */
function openRequest(book: FlowBook, parameters: Parameters): FlowId | null {
  const known =
    findFlow(book, 'request_uri', textOf(parameters, 'request_uri')) ??
    findFlow(book, 'state', textOf(parameters, 'state'));
  const flow = known === null ? undefined : book.flows[known];
  if (flow === undefined || stepOf(flow, 'authorization-response') !== undefined) return null;
  // An app whose state is always the same is told apart by the rest.
  const asked = askedFor(flow);
  const isSame = ['client_id', 'code_challenge', 'nonce'].every(
    (name) => !parameters.has(name) || !asked.has(name) || textOf(parameters, name) === textOf(asked, name),
  );
  return isSame ? known : null;
}

/** The error of a redirect that stays with the provider: it does not trust where to send the browser. */
function ownError({ provider }: Flow, { redirect }: Message): Parameters {
  return redirect !== null && originOf(redirect.base) === provider && redirect.answer.has('error')
    ? redirect.answer
    : noParameters;
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
  tie(book, 'callback', baseOf(redirectUri), id);
  return id;
}

/** OpenID Connect Core §3, by the words of response_type; a request object hides it, and code is the default of today. */
function kindOf(parameters: Parameters): FlowKind {
  const types = responseTypesOf(parameters);
  const front = types.includes('token') || types.includes('id_token');
  if (types.includes('code') || !front) return front ? 'hybrid' : 'authorization-code';
  return 'implicit';
}

/** The browser brings the authorization response to the app: by URL, or by a form that it posts. */
export function observeCallback(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const back = postedIn(message) ?? responseIn(message.url);
  if (back === null) return null;
  const id = flowOfResponse(book, message.url.base, back.answer);
  const flow = id === null ? undefined : book.flows[id];
  if (id === null || flow === undefined) return null;
  // A page asks for its own address once more to fill itself: that is no second callback.
  const isPage = exchange.resourceType === 'document' || exchange.resourceType === '';
  if (!isPage && stepOf(flow, 'callback') !== undefined) return null;
  const { answer, mode } = back;
  const step = makeStep('callback', exchange, { url: message.url }, mode);
  // Where the redirect itself was not seen, the callback is all there is of the response.
  if (stepOf(flow, 'authorization-response') === undefined)
    addStep(book, id, { ...step, kind: 'authorization-response', answer, status: 0, durationMs: 0 });
  addStep(book, id, { ...step, sent: answer, answer: refusalIn(message) });
  return id;
}

/** Many apps refuse by a redirect to a page of their own that names an error. */
function refusalIn({ url, redirect }: Message): Parameters {
  if (redirect === null || originOf(redirect.base) !== originOf(url.base)) return noParameters;
  return redirect.answer.has('error') ? redirect.answer : noParameters;
}

/** By the code, by state or ID token, else by the address that a request waits at: a lost state is what is looked for. */
function flowOfResponse(book: FlowBook, base: string, answer: Parameters, from = ''): FlowId | null {
  const named =
    findFlow(book, 'code', textOf(answer, 'code')) ??
    findFlow(book, 'state', textOf(answer, 'state')) ??
    findFlow(book, 'id_token', textOf(answer, 'id_token'));
  const flow = named === null ? undefined : book.flows[named];
  if (flow !== undefined && returnsTo(flow, base, answer)) return named;
  const waiting = findFlow(book, 'callback', base);
  const open = waiting === null ? undefined : book.flows[waiting];
  const isWaiting = open !== undefined && stepOf(open, 'authorization-response') === undefined;
  return isWaiting && (open.provider === from || looksLikeResponse(answer)) ? waiting : null;
}

/** The address of a callback may be an app's front door, where `?code=de` and `?error=404` mean other things. */
function looksLikeResponse(answer: Parameters): boolean {
  const more = ['state', 'access_token', 'id_token', 'iss'];
  return (
    more.some((name) => answer.has(name)) ||
    textOf(answer, 'code').length >= 8 ||
    /^[a-z]+_[a-z_]+$/.test(textOf(answer, 'error'))
  );
}

/** Whether the address is where the request wanted the response; by its state, where the request was not seen whole. */
function returnsTo(flow: Flow, base: string, answer: Parameters): boolean {
  const asked = askedFor(flow);
  const redirectUri = textOf(asked, 'redirect_uri');
  if (redirectUri !== '') return baseOf(redirectUri) === base;
  return (
    originOf(base) !== flow.provider ||
    (asked.has('state') && textOf(asked, 'state') === textOf(answer, 'state'))
  );
}

/** The provider's last page sends the browser back: the redirect that holds the response. */
export function observeAnswer(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { redirect } = message;
  if (redirect === null) return null;
  const id = flowOfResponse(book, redirect.base, redirect.answer, originOf(exchange.request.url));
  return id !== null && respond(book, id, exchange, message) ? id : null;
}

function respond(book: FlowBook, id: FlowId, exchange: Exchange, message: Message): boolean {
  const { redirect } = message;
  const flow = book.flows[id];
  if (redirect === null || flow === undefined || stepOf(flow, 'authorization-response') !== undefined)
    return false;
  if (!returnsTo(flow, redirect.base, redirect.answer)) return false;
  addStep(book, id, makeStep('authorization-response', exchange, { ...message, url: redirect }));
  return true;
}
