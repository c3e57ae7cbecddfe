/** Tokens in the address bar: the implicit and the hybrid flow with `response_mode=fragment`, as pages did before PKCE. */
import * as client from 'openid-client';
import { addButtons, askWith, perform, readAddresses } from '../actions.js';

const { issuer = '' } = readAddresses();
const here = `${location.origin}/fragment/`;
const scope = 'openid profile email';
const clientId = 'orders-fragment';

/** What of a sign-in outlives the way to the provider and back; the ID token is kept for the way out. */
const kept = { pending: 'practice.fragment.pending', idToken: 'practice.fragment.id_token' };

/** @typedef {'id_token' | 'id_token token' | 'code id_token'} ResponseType */

/** @param {string} id @param {ResponseType} type */
const discover = (id, type) =>
  client.discovery(new URL(issuer), id, undefined, client.None(), {
    execute: [
      client.allowInsecureRequests,
      type === 'code id_token' ? client.useCodeIdTokenResponseType : client.useIdTokenResponseType,
    ],
  });

/**
 * @typedef {object} How
 * @property {string} [id] Of the client.
 * @property {Record<string, string>} [asked] Spoils the request.
 * @property {Record<string, string>} [remembered] Spoils what the page keeps.
 */

/** @param {ResponseType} type @param {How} [how] */
async function signIn(type, { id = clientId, asked = {}, remembered = {} } = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const pending = { type, id, verifier, state: client.randomState(), nonce: client.randomNonce() };
  sessionStorage.setItem(kept.pending, JSON.stringify({ ...pending, ...remembered }));
  /** @type {Record<string, string>} */
  const proof =
    type === 'code id_token'
      ? {
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        }
      : {};
  const url = client.buildAuthorizationUrl(await discover(id, type), {
    redirect_uri: here,
    scope,
    state: pending.state,
    nonce: pending.nonce,
    response_type: type,
    response_mode: 'fragment',
    ...proof,
    ...asked,
  });
  location.assign(url);
  return '';
}

/** The address as the provider made it, before the page takes the tokens out of it. */
async function takeResponse() {
  const answered = new URL(location.href);
  history.replaceState(null, '', here);
  const { type, id, verifier, state, nonce } = JSON.parse(sessionStorage.getItem(kept.pending) ?? '{}');
  sessionStorage.removeItem(kept.pending);
  const configuration = await discover(id ?? clientId, type ?? 'id_token');
  const response = new URLSearchParams(answered.hash.slice(1));
  if (type === 'code id_token') {
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
    const tokens = await client.authorizationCodeGrant(configuration, answered, checks);
    sessionStorage.setItem(kept.idToken, tokens.id_token ?? '');
    return `signed in, UserInfo ${await askWith(`${issuer}userinfo`, tokens.access_token)}`;
  }
  await client.implicitAuthentication(configuration, answered, nonce ?? '', { expectedState: state });
  sessionStorage.setItem(kept.idToken, response.get('id_token') ?? '');
  const token = response.get('access_token');
  return token === null ? 'signed in' : `signed in, UserInfo ${await askWith(`${issuer}userinfo`, token)}`;
}

async function signOut() {
  const url = client.buildEndSessionUrl(await discover(clientId, 'id_token'), {
    post_logout_redirect_uri: here,
    id_token_hint: sessionStorage.getItem(kept.idToken) ?? '',
  });
  sessionStorage.removeItem(kept.idToken);
  location.assign(url);
  return '';
}

addButtons('uses', [
  { id: 'sign-in', label: 'Sign in: an ID token in the address', run: () => signIn('id_token') },
  {
    id: 'sign-in-token',
    label: 'Sign in: an access token in the address, too',
    run: () => signIn('id_token token'),
  },
  {
    id: 'sign-in-hybrid',
    label: 'Sign in, hybrid: an ID token and a code in the address',
    run: () => signIn('code id_token'),
  },
  { id: 'sign-out', label: 'Sign out', run: signOut },
]);

addButtons('faults', [
  {
    id: 'other-state',
    label: 'The page kept another state',
    run: () => signIn('id_token', { remembered: { state: 'another' } }),
  },
  {
    id: 'without-state',
    label: 'The provider forgets the state',
    run: () => signIn('id_token', { id: 'forgotten' }),
  },
  {
    id: 'other-nonce',
    label: 'The ID token holds another nonce than was sent',
    run: () => signIn('id_token', { id: 'mixed-up' }),
  },
  {
    id: 'other-nonce-hybrid',
    label: '… in the hybrid flow',
    run: () => signIn('code id_token', { id: 'mixed-up' }),
  },
  {
    id: 'without-nonce',
    label: 'Without a nonce',
    run: () => signIn('id_token', { asked: { nonce: '' } }),
  },
  {
    id: 'response-type',
    label: 'A response_type that the provider does not offer',
    run: () => signIn('id_token', { asked: { response_type: 'token' } }),
  },
  {
    id: 'nobody-asked',
    label: 'Without asking (prompt=none)',
    run: () => signIn('id_token', { asked: { prompt: 'none' } }),
  },
  {
    id: 'ask-consent',
    label: 'Ask for consent once more (then say no)',
    run: () => signIn('id_token', { asked: { prompt: 'consent' } }),
  },
  {
    id: 'wrong-redirect-uri',
    label: 'A redirect_uri that is not registered',
    run: () => signIn('id_token', { asked: { redirect_uri: `${here}elsewhere` } }),
  },
]);

await perform(async () => {
  if (/[#&](?:state|error|id_token)=/.test(location.hash)) return takeResponse();
  return sessionStorage.getItem(kept.idToken) === null ? 'signed out' : 'signed in';
});
