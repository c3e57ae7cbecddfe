/** Whether a HAR was saved without credentials, as DevTools do unless asked otherwise. */
import { parseChallenges } from './challenge.ts';
import type { HttpResponse, NewExchange } from './exchange.ts';
import { headerValue, headerValues } from './headers.ts';

export type KeptCredentials = 'kept' | 'removed' | 'unclear';

const credentialHeaders = new Set(['authorization', 'cookie', 'set-cookie', 'proxy-authorization']);

/** Error codes that are said of a credential that came: a request without one gets none (RFC 6750 §3.1). */
const errorsOfTokens = new Set([
  'invalid_token',
  'insufficient_scope',
  'insufficient_user_authentication',
  'invalid_dpop_proof',
]);

/**
 * Only Chromium's DevTools strip credentials, and they strip all of them. A capture in which nobody ever signed in looks
 * the same, unless something in it tells of a credential that it does not hold.
 */
export function credentialsIn(creator: string, exchanges: readonly NewExchange[]): KeptCredentials {
  if (creator !== 'WebInspector') return 'kept';
  const held = exchanges.some(({ request, response }) =>
    [...request.headers, ...response.headers].some(({ name }) => credentialHeaders.has(name.toLowerCase())),
  );
  if (held) return 'kept';
  if (exchanges.some((one) => announcesAuthorization(one) || judgesToken(one) || provesPossession(one)))
    return 'removed';
  return exchanges.some(({ response }) => speaksOfIdentity(response)) ? 'unclear' : 'kept';
}

export const withoutCredentials: Readonly<Record<Exclude<KeptCredentials, 'kept'>, string>> = {
  removed:
    'This HAR was saved without credentials: no entry has an Authorization, Cookie or Set-Cookie header, though some were sent. Export it again “with sensitive data”.',
  unclear:
    'This HAR was saved without credentials, or none were ever sent: no entry has an Authorization, Cookie or Set-Cookie header. DevTools leaves them out unless “Export HAR (with sensitive data)” is chosen.',
};

/** Where credentials were taken out, a missing header proves nothing; where they may have been, little. */
export function withUnseenRequest(exchange: NewExchange, kept: KeptCredentials): NewExchange {
  if (kept === 'kept') return exchange;
  const unseen = kept === 'removed' ? true : 'perhaps';
  return { ...exchange, request: { ...exchange.request, unseen } };
}

/** Followed by an answer that is not a refusal: else the browser may never have sent the request itself. */
function announcesAuthorization({ request, response }: NewExchange): boolean {
  const announced = headerValue(request.headers, 'access-control-request-headers') ?? '';
  return /\bauthorization\b/i.test(announced) && response.status >= 200 && response.status < 300;
}

function speaksOfIdentity({ status, headers }: HttpResponse): boolean {
  return (
    status === 401 ||
    status === 403 ||
    status === 407 ||
    headerValue(headers, 'www-authenticate') !== undefined
  );
}

function judgesToken({ response }: NewExchange): boolean {
  const fields = headerValues(response.headers, 'www-authenticate');
  return parseChallenges(fields).challenges.some(({ params }) =>
    errorsOfTokens.has(params.get('error') ?? ''),
  );
}

/** A DPoP proof goes with an access token (RFC 9449 §7.1); only at the token endpoint, where one POSTs, by itself. */
function provesPossession({ request }: NewExchange): boolean {
  return request.method !== 'POST' && headerValue(request.headers, 'dpop') !== undefined;
}
