/** What the app's server asks of the provider by itself, beside what Auth.js does. */
import type { JWT } from '@auth/core/jwt';
import type { Addresses } from '../../provider/registrations.ts';

export const clientId = 'orders-auth-js';

interface Endpoints {
  readonly token_endpoint: string;
  readonly end_session_endpoint: string;
}

const discover = async (issuer: string): Promise<Endpoints> =>
  (await fetch(`${issuer}.well-known/openid-configuration`)).json() as Promise<Endpoints>;

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** The session with a token for the API, by its refresh token (RFC 6749 §6), which is good once. Null where it is not good. */
export async function rotate(token: JWT, { issuer, api, clientSecret }: Addresses): Promise<JWT | null> {
  const { token_endpoint } = await discover(issuer);
  const answer = await fetch(token_endpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: textOf(token.refresh_token),
      resource: api,
    }),
  });
  if (!answer.ok) return null;
  const { access_token, refresh_token } = (await answer.json()) as Record<string, unknown>;
  return { ...token, api_token: access_token, refresh_token: refresh_token ?? token.refresh_token };
}

/** Where the browser ends the provider's session (OpenID Connect RP-Initiated Logout 1.0 §2). */
export async function endSessionUrl(
  token: JWT | null,
  issuer: string,
  returnTo: string | null,
): Promise<string> {
  const url = new URL((await discover(issuer)).end_session_endpoint);
  url.searchParams.set('client_id', clientId);
  const hint = textOf(token?.id_token);
  if (hint !== '') url.searchParams.set('id_token_hint', hint);
  if (returnTo !== null) url.searchParams.set('post_logout_redirect_uri', returnTo);
  return url.href;
}

/** Status of the API's answer to a call on behalf of the session. */
export async function callApi(token: JWT, api: string): Promise<number> {
  const { status } = await fetch(`${api}/orders`, {
    headers: { authorization: `Bearer ${textOf(token.api_token)}` },
  });
  return status;
}
