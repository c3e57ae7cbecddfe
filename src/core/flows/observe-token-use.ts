/** What becomes of the tokens: used, introspected, revoked, and the sign-out. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import type { FlowId } from './flow.ts';
import { addStep, beginFlow, type FlowBook, findFlow, joined, makeStep } from './flow-book.ts';
import { noParameters, originOf, type Parameters, textOf } from './parameters.ts';
import { isAuthorizationRequest, type Message, readMessage } from './read-message.ts';

/** Introspection (RFC 7662 §2) and revocation (RFC 7009 §2). */
export function observeTokenUse(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { sent, answer, url } = message;
  const token = textOf(sent, 'token');
  if (token === '' || exchange.request.method !== 'POST') return null;
  const named = book.endpoints.get(url.base)?.name;
  const isRevocation = named === 'revocation_endpoint' || /\/(?:revoke|revocation)\/?$/.test(url.base);
  if (!isRevocation && named !== 'introspection_endpoint' && !answer.has('active')) return null;
  const kind = isRevocation ? 'revocation' : 'introspection';
  const after = findFlow(book, 'refresh_token', token) ?? findFlow(book, 'access_token', token);
  const id = beginFlow(book, {
    kind,
    url: url.base,
    client: textOf(sent, 'client_id'),
    app: originOf(exchange.pageUrl),
    after,
  });
  if (id !== null) addStep(book, id, makeStep(kind, exchange, message));
  return id;
}

/** RP-initiated logout (§2 of its specification) and back-channel logout (§2.5), as far as a browser sees them. */
export function observeLogout(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { url, sent } = message;
  if (sent.has('logout_token')) return beginLogout(book, exchange, message, 'back-channel-logout', sent);
  const parameters = joined(url.query, sent);
  const isNamed = book.endpoints.get(url.base)?.name === 'end_session_endpoint';
  if (!isNamed && !parameters.has('id_token_hint') && !parameters.has('post_logout_redirect_uri'))
    return null;
  if (isAuthorizationRequest(parameters)) return null;
  return beginLogout(book, exchange, message, 'end-session', parameters);
}

function beginLogout(
  book: FlowBook,
  exchange: Exchange,
  { url }: Message,
  kind: 'end-session' | 'back-channel-logout',
  sent: Parameters,
): FlowId | null {
  const id = beginFlow(book, {
    kind: 'logout',
    url: url.base,
    client: textOf(sent, 'client_id'),
    app: originOf(textOf(sent, 'post_logout_redirect_uri')) || originOf(exchange.pageUrl),
    after: findFlow(book, 'id_token', textOf(sent, 'id_token_hint')),
  });
  if (id !== null) addStep(book, id, { ...makeStep(kind, exchange, { url }), sent });
  return id;
}

/** So many uses of its access token are shown with a flow. */
const mostUses = 4;

/** An access token that a flow handed out goes to userinfo (OpenID Connect Core §5.3) or to an API. */
export function observeUse(book: FlowBook, exchange: Exchange): FlowId | null {
  const authorization = headerValue(exchange.request.headers, 'authorization');
  const token = /^(?:Bearer|DPoP) +([^\s,]+)$/i.exec(authorization?.slice(0, 16_384) ?? '')?.[1];
  const id = token === undefined ? null : findFlow(book, 'access_token', token);
  const flow = id === null ? undefined : book.flows[id];
  if (id === null || flow === undefined) return null;
  const message = readMessage(exchange);
  const isUserinfo =
    book.endpoints.get(message.url.base)?.name === 'userinfo_endpoint' ||
    /\/userinfo\/?$/i.test(message.url.base);
  const kind = isUserinfo ? 'userinfo' : 'api-call';
  const uses = flow.steps.filter((step) => step.kind === kind);
  if (
    uses.length >= mostUses ||
    uses.some(({ url, status }) => url === message.url.base && status === exchange.response.status)
  )
    return null;
  const answer = isUserinfo ? message.answer : noParameters;
  addStep(book, id, makeStep(kind, exchange, { url: message.url, answer }));
  return id;
}
