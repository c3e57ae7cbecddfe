/** Which OAuth message an exchange is, by its own parameters; what it belongs to is found in `flow-book.ts`. */
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import {
  noParameters,
  type Parameters,
  readBody,
  readUrl,
  responseTypesOf,
  textOf,
  type UrlParts,
} from './parameters.ts';
import { isRequestObject, withClaims } from './signed-parameters.ts';

export interface Redirect extends UrlParts {
  /** The parameters that came back, and how. */
  readonly answer: Parameters;
  readonly mode: 'query' | 'fragment';
}

export interface Message {
  readonly url: UrlParts;
  /** The form or JSON of the request. */
  readonly sent: Parameters;
  /** Whether what was sent is a form, as OAuth has it, and not JSON. */
  readonly isForm: boolean;
  /** The members of a JSON answer. */
  readonly answer: Parameters;
  /** Where the answer redirects to with an authorization response; null where it does not. */
  readonly redirect: Redirect | null;
}

/** Cheap: most exchanges have none of these words in URL, redirect or form, and are let go at once. */
const inUrl =
  /[?&#](?:client_id|grant_type|code|error|state|access_token|id_token|id_token_hint|post_logout_redirect_uri|response|logout_token)=/;
const inForm =
  /(?:^|[&{,"\s])"?(?:grant_type|client_id|token|logout_token|code|error|id_token|response)"?\s*[=:]/;

/** Whether the exchange may be a message of OAuth. Looks at a bounded part of it. */
export function mayBeMessage({ request, response }: Pick<Exchange, 'request' | 'response'>): boolean {
  if (inUrl.test(request.url.slice(0, 16_384))) return true;
  const location =
    response.status >= 300 && response.status < 400 ? headerValue(response.headers, 'location') : undefined;
  if (location !== undefined && inUrl.test(location.slice(0, 16_384))) return true;
  const { body, method } = request;
  return method === 'POST' && body.state === 'text' && inForm.test(body.text.slice(0, 4096));
}

export function readMessage({ request, response }: Exchange): Message {
  const sent = request.method === 'POST' ? readBody(request.body) : noParameters;
  const mediaType = response.body.state === 'text' ? response.body.mediaType : '';
  return {
    url: readUrl(request.url),
    sent,
    isForm: request.body.state === 'text' && !request.body.text.trimStart().startsWith('{'),
    answer: /json|^$/.test(mediaType) ? readBody(response.body) : noParameters,
    redirect: redirectOf(request.url, response.status, headerValue(response.headers, 'location')),
  };
}

/** Names of which one stands in every authorization response (RFC 6749 §4.1.2, §4.2.2; OpenID Connect Core §3.3.2.5; JARM). */
const responseNames = ['code', 'access_token', 'id_token', 'error', 'response'];

/** The parameters of an authorization response in a URL; null where there are none. */
export function responseIn(
  url: UrlParts,
): { readonly answer: Parameters; readonly mode: 'query' | 'fragment' } | null {
  for (const mode of ['fragment', 'query'] as const)
    if (responseNames.some((name) => url[mode].has(name)))
      return { answer: withClaims(url[mode], 'response'), mode };
  return null;
}

/** The same for a form that the browser posts to the app (OAuth 2.0 Form Post Response Mode). */
export function postedIn({
  sent,
  isForm,
}: Message): { readonly answer: Parameters; readonly mode: 'form_post' } | null {
  if (!isForm || sent.has('grant_type') || !responseNames.some((name) => sent.has(name))) return null;
  const answer = withClaims(sent, 'response');
  return answer.has('state') || answer.has('id_token') || answer.has('response')
    ? { answer, mode: 'form_post' }
    : null;
}

function redirectOf(base: string, status: number, location: string | undefined): Redirect | null {
  if (location === undefined || status < 300 || status >= 400 || location.length > 65_536) return null;
  if (!URL.canParse(location, base)) return null;
  const parts = readUrl(new URL(location, base).href);
  const found = responseIn(parts);
  return found === null ? null : { ...parts, ...found };
}

const responseTypes = new Set(['code', 'token', 'id_token', 'none']);

/**
 * An authorization request (RFC 6749 §4.1.1), also one that was pushed (RFC 9126 §4) or stands in a request object (RFC 9101).
 * Others have a client_id too: `response_type=json` is no sign-in.
 */
export function isAuthorizationRequest(parameters: Parameters): boolean {
  if (!parameters.has('client_id') || parameters.has('grant_type')) return false;
  return (
    responseTypesOf(parameters).some((type) => responseTypes.has(type)) ||
    /^(?:urn:|https:\/\/)/.test(textOf(parameters, 'request_uri')) ||
    isRequestObject(textOf(parameters, 'request'))
  );
}
