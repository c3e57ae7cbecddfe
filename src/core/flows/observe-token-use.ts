/** What becomes of the tokens: used, introspected, revoked, and the sign-out. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { originOf } from '../http/url.ts';
import { clientOf } from './client-of.ts';
import type { FlowId } from './flow.ts';
import { addStep, beginFlow, type FlowBook, findFlow, joined, makeStep } from './flow-book.ts';
import { noParameters, type Parameters, readUrl, textOf } from './parameters.ts';
import { isAuthorizationRequest, type Message, readMessage } from './read-message.ts';

/** Introspection (RFC 7662 §2) and revocation (RFC 7009 §2). */
export function observeTokenUse(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  const { sent, answer, url, isForm } = message;
  const token = textOf(sent, 'token');
  if (token === '' || exchange.request.method !== 'POST') return null;
  const named = book.endpoints.get(url.base)?.name;
  // Both specifications ask for a form: an app's own JSON about a `token` is not meant.
  const isRevocation =
    named === 'revocation_endpoint' ||
    ((isForm || sent.has('client_id')) && /\/(?:revoke|revocation)\/?$/.test(url.base));
  const isIntrospection =
    named === 'introspection_endpoint' || (isForm && /^(?:true|false)$/.test(textOf(answer, 'active')));
  if (!isRevocation && !isIntrospection) return null;
  const kind = isRevocation ? 'revocation' : 'introspection';
  const after = findFlow(book, 'refresh_token', token) ?? findFlow(book, 'access_token', token);
  const id = beginFlow(book, {
    kind,
    url: url.base,
    client: clientOf(exchange, sent),
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
  // The provider asks "really?", and the answer brings the same parameters again.
  const last = book.flows.at(-1);
  const isSame =
    last?.kind === 'logout' &&
    last.provider === originOf(url.base) &&
    ['id_token_hint', 'post_logout_redirect_uri'].every(
      (name) => textOf(last.steps.at(-1)?.sent ?? noParameters, name) === textOf(sent, name),
    );
  if (isSame) {
    addStep(book, last.id, { ...makeStep(kind, exchange, { url }), sent });
    return last.id;
  }
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
  const url = readUrl(exchange.request.url);
  const isUserinfo =
    book.endpoints.get(url.base)?.name === 'userinfo_endpoint' || /\/userinfo\/?$/i.test(url.base);
  const kind = isUserinfo ? 'userinfo' : 'api-call';
  const uses = flow.steps.filter((step) => step.kind === kind);
  if (
    uses.length >= mostUses ||
    uses.some((use) => use.url === url.base && use.status === exchange.response.status)
  )
    return null;
  const answer = isUserinfo || tellsOfPerson(url.base) ? readMessage(exchange).answer : noParameters;
  addStep(book, id, makeStep(kind, exchange, { url, answer }));
  return id;
}

/** Where an app's own API commonly tells who is signed in. */
const tellsOfPerson = (url: string) => /\/(?:me|profile|whoami|account|user)\/?$/i.test(url);
