import { Auth0Client } from '@auth0/auth0-spa-js';
import { addButtons, ask, askWith, perform, readAddresses } from '../actions.js';

/** @import { Action } from '../actions.js' */

const { issuer = '', api = '', fastifyApi = '' } = readAddresses();
const here = `${location.origin}/auth0-spa-js/`;
const clientId = 'orders-auth0';
const scope = 'openid profile email orders:read';

/** What of a sign-in outlives the way to the provider and back. */
const kept = { mode: 'practice.auth0.mode', fault: 'practice.auth0.fault' };
/** Where the library keeps a sign-in that is under way. */
const transactionKey = `a0.spajs.txs.${clientId}`;

/** How a sign-in keeps its tokens, and what it asks for. */
const modes = {
  worker: { cacheLocation: 'memory', scope },
  storage: { cacheLocation: 'localstorage', scope },
  narrow: { cacheLocation: 'localstorage', scope: 'openid profile email' },
};

/** @typedef {keyof typeof modes} Mode */

/** @param {Mode} mode @param {Partial<import('@auth0/auth0-spa-js').Auth0ClientOptions>} [changes] */
function makeClient(mode, changes = {}) {
  const { cacheLocation, scope } = modes[mode];
  return new Auth0Client({
    // With its scheme, as the library takes it for a provider of one's own; its issuer is this and a slash.
    domain: new URL(issuer).origin,
    clientId,
    cacheLocation: /** @type {import('@auth0/auth0-spa-js').CacheLocation} */ (cacheLocation),
    useRefreshTokens: true,
    authorizationParams: { redirect_uri: here, scope },
    ...changes,
  });
}

const client = makeClient(/** @type {Mode} */ (sessionStorage.getItem(kept.mode) ?? 'worker'));

/**
 * @param {Mode} mode
 * @param {import('@auth0/auth0-spa-js').AuthorizationParams} [asked]
 * @param {Partial<import('@auth0/auth0-spa-js').Auth0ClientOptions>} [changes]
 */
async function signIn(mode, asked = {}, changes = {}) {
  sessionStorage.setItem(kept.mode, mode);
  // The API is named here and at each refresh that is for it: other refreshes bring a token for UserInfo.
  await makeClient(mode, changes).loginWithRedirect({ authorizationParams: { resource: api, ...asked } });
  return '';
}

/** @param {string} [resource] the API that the token is for; UserInfo without one */
const refresh = (resource) =>
  client.getTokenSilently({
    cacheMode: 'off',
    authorizationParams: resource === undefined ? {} : { resource },
  });

/** @param {string} path @param {Record<string, string>} form */
async function post(path, form) {
  const response = await fetch(issuer + path, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, ...form }),
  });
  await response.text();
  return String(response.status);
}

/** What the library keeps of the sign-in with a refresh token in this browser's storage. */
function readStored() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith('@@auth0spajs@@'))) {
    const entry = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof entry.body?.refresh_token === 'string') return { key, entry };
  }
  throw new Error('sign in first, the tokens in the browser’s storage');
}

const readTransaction = () => JSON.parse(sessionStorage.getItem(transactionKey) ?? '{}');

/** @param {Record<string, string>} changes */
const changeTransaction = (changes) =>
  sessionStorage.setItem(transactionKey, JSON.stringify({ ...readTransaction(), ...changes }));

/** Before the library takes the response. @type {Readonly<Record<string, () => void>>} */
const spoilers = {
  'state-lost': () => sessionStorage.removeItem(transactionKey),
  'other-verifier': () => changeTransaction({ code_verifier: 'v'.repeat(64) }),
  'changed-redirect-uri': () => changeTransaction({ redirect_uri: `${here}elsewhere` }),
  'nonce-differs': () => changeTransaction({ nonce: 'of-another-sign-in' }),
};

/** A sign-in that goes wrong once it comes back. @param {string} id @param {string} label @returns {Action} */
const later = (id, label) => ({
  id,
  label,
  run: () => {
    sessionStorage.setItem(kept.fault, id);
    return signIn('worker');
  },
});

/** @type {readonly Action[]} */
const uses = [
  { id: 'sign-in', label: 'Sign in', run: () => signIn('worker') },
  { id: 'sign-in-storage', label: 'Sign in, the tokens in localStorage', run: () => signIn('storage') },
  {
    id: 'user-info',
    label: 'Refresh, and ask who I am',
    run: async () => askWith(`${issuer}userinfo`, await refresh()),
  },
  {
    id: 'call-api',
    label: 'Refresh, and call the API',
    run: async () => askWith(`${api}/orders`, await refresh(api)),
  },
  {
    id: 'refresh',
    label: 'Refresh',
    run: async () => {
      await refresh();
      return 'refreshed';
    },
  },
  {
    id: 'sign-out',
    label: 'Sign out',
    run: () => client.logout({ logoutParams: { post_logout_redirect_uri: here } }).then(() => ''),
  },
];

/** @type {readonly Action[]} */
const faults = [
  {
    id: 'wrong-redirect-uri',
    label: 'A redirect_uri that is not registered',
    run: () => signIn('worker', { redirect_uri: `${here}elsewhere` }),
  },
  {
    id: 'unknown-client',
    label: 'A client that is not registered',
    run: () => signIn('worker', {}, { clientId: 'nobody' }),
  },
  {
    id: 'forbidden-scope',
    label: 'A scope that is not for this client',
    run: () => signIn('worker', { scope: `${scope} orders:delete` }),
  },
  {
    id: 'nobody-asked',
    label: 'Renew without a session (prompt=none)',
    run: () => signIn('worker', { prompt: 'none' }),
  },
  {
    id: 'ask-consent',
    label: 'Ask for consent once more (then say no)',
    run: () => signIn('worker', { prompt: 'consent' }),
  },
  later('state-lost', 'The stored transaction is lost on the way'),
  later('other-verifier', 'The verifier of another sign-in'),
  later('changed-redirect-uri', 'Another redirect_uri at the token endpoint'),
  later('nonce-differs', 'The stored nonce is of another sign-in'),
  later('code-twice', 'The code is redeemed twice'),
  {
    id: 'refresh-twice',
    label: 'The refresh token is used twice (tokens in localStorage)',
    run: async () => {
      const { key, entry } = readStored();
      await refresh();
      localStorage.setItem(key, JSON.stringify(entry));
      await refresh();
      return 'refreshed';
    },
  },
  {
    id: 'revoked-refresh',
    label: 'The refresh token is revoked (tokens in localStorage)',
    run: async () => {
      await post('token/revocation', { token: readStored().entry.body.refresh_token });
      await refresh();
      return 'refreshed';
    },
  },
  {
    id: 'sign-in-narrow',
    label: 'Sign in without the scope that the API wants (then call it)',
    run: () => signIn('narrow'),
  },
  {
    id: 'wrong-audience',
    label: 'A token for another API',
    run: async () => askWith(`${fastifyApi}/orders`, await refresh(api)),
  },
  {
    id: 'id-token',
    label: 'The ID token at the API',
    run: async () => askWith(`${api}/orders`, (await client.getIdTokenClaims())?.__raw),
  },
  { id: 'without-token', label: 'The API without a token', run: () => ask(`${api}/orders`, {}) },
  {
    id: 'wrong-way-out',
    label: 'Sign out to an address that is not registered',
    run: () =>
      client.logout({ logoutParams: { post_logout_redirect_uri: `${here}elsewhere` } }).then(() => ''),
  },
];

/** @param {URLSearchParams} response */
async function takeResponse(response) {
  const answered = location.href;
  // Before the code is redeemed: Chromium lets go of an answer where the address changes right after it.
  history.replaceState(null, '', here);
  const fault = sessionStorage.getItem(kept.fault) ?? '';
  sessionStorage.removeItem(kept.fault);
  spoilers[fault]?.();
  const { code_verifier } = readTransaction();
  await client.handleRedirectCallback(answered);
  if (fault !== 'code-twice') return 'signed in';
  const code = response.get('code') ?? '';
  return post('oauth/token', {
    grant_type: 'authorization_code',
    code,
    code_verifier,
    redirect_uri: here,
  });
}

addButtons('uses', uses);
addButtons('faults', faults);
await perform(async () => {
  const response = new URLSearchParams(location.search);
  if (response.has('state')) return takeResponse(response);
  return (await client.isAuthenticated()) ? 'signed in' : 'signed out';
});
