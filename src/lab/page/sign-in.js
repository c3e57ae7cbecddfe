/** The page's sign-in: the authorization code flow with PKCE, as a page without a library does it. */
import { hashToBase64url, readClaims } from './forge.js';

/** @import { Answer, Bench } from './scenario.ts' */

/** The page's name at the provider, one for each algorithm. @param {string} alg */
export const clientIdOf = (alg) => `practice-${alg.toLowerCase()}`;

const scope = 'openid profile email profile:read invoices:read';

/**
 * Sends the browser to the provider, and redeems the code that it brings back. Rejects where the response is an error, or is
 * not for this sign-in.
 * @param {Pick<Bench, 'at' | 'call' | 'page'>} bench
 * @param {string} alg
 * @returns {Promise<Answer>} the token response
 */
export async function signIn({ at, call, page }, alg) {
  const redirect_uri = `${at.site}/callback`;

  async function ask() {
    const { json } = await call('GET', `${at.issuer}.well-known/openid-configuration`);
    const [state, nonce, verifier] = [crypto.randomUUID(), crypto.randomUUID(), makeVerifier()];
    const clientId = clientIdOf(alg);
    const asked = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri,
      scope,
      resource: at.api,
      state,
      nonce,
      code_challenge: await hashToBase64url(verifier),
      code_challenge_method: 'S256',
    });
    const pending = { clientId, state, nonce, verifier, tokenEndpoint: String(json.token_endpoint) };
    return { url: `${json.authorization_endpoint}?${asked}`, pending };
  }

  const { response, pending } = await page.visitProvider(ask);
  // RFC 6749 §10.12, RFC 9207 §2.4.
  if (response.get('state') !== pending.state || response.get('iss') !== at.issuer)
    throw new Error('the response is not for this sign-in');
  const error = response.get('error');
  if (error !== null) throw new Error(`${error}: ${response.get('error_description') ?? ''}`);
  const answer = await call('POST', pending.tokenEndpoint, {
    form: {
      grant_type: 'authorization_code',
      client_id: pending.clientId,
      code: response.get('code') ?? '',
      code_verifier: pending.verifier,
      redirect_uri,
      resource: at.api,
    },
  });
  // OpenID Connect Core §3.1.3.7.
  if (answer.status === 200 && readClaims(String(answer.json.id_token)).nonce !== pending.nonce)
    throw new Error('the ID token is not for this sign-in');
  return answer;
}

/** 64 characters (RFC 7636 §4.1). */
const makeVerifier = () => `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '');
