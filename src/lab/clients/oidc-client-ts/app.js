import { IndexedDbDPoPStore, UserManager } from 'oidc-client-ts';
import { addButtons, find, perform, readAddresses, say } from '../actions.js';
import {
  callbackFault,
  faults,
  forgetFault,
  rememberTokenRequests,
  spoilCallback,
  spoilSignIn,
} from './faults.js';

/** @import { Action, Bench } from './faults.js' */

const addresses = /** @type {import('./faults.js').Addresses} */ (readAddresses());
const here = `${location.origin}/oidc-client-ts`;

/** Whether the tokens of this tab are bound to a key (DPoP, RFC 9449). */
const boundKey = 'practice.bound';
const isBound = sessionStorage.getItem(boundKey) !== null;
const dpop = { store: new IndexedDbDPoPStore() };

const settings = {
  authority: addresses.issuer,
  client_id: 'orders-page',
  redirect_uri: `${here}/callback`,
  silent_redirect_uri: `${here}/silent`,
  post_logout_redirect_uri: `${here}/`,
  scope: 'openid profile email orders:read',
  // Asked for at the sign-in; the token request names none, so that the first access token is for UserInfo.
  resource: [addresses.api, addresses.fastifyApi, addresses.honoApi],
  automaticSilentRenew: false,
  silentRequestTimeoutInSeconds: 10,
  ...(isBound ? { dpop } : {}),
};

rememberTokenRequests();

/** @type {Bench} */
const bench = {
  manager: new UserManager(settings),
  settings,
  addresses,
  here,
  make: (changes) => new UserManager({ ...settings, ...changes }),
  callApi,
};

/**
 * A token by a refresh that names an API (RFC 8707 §2.2), then the call.
 * @param {string} api
 * @param {string} [resource] the API that the token is for
 */
async function callApi(api, resource = api) {
  const user = await bench.manager.signinSilent({ resource });
  return askWith(user, `${api}/orders`);
}

/**
 * The status of an answer to a request with the person's token, and with a proof where it is bound to a key.
 * @param {import('oidc-client-ts').User | null} user
 * @param {string} url
 */
async function askWith(user, url) {
  const proof = isBound && user !== null ? await bench.manager.dpopProof(url, user, 'GET') : undefined;
  const response = await fetch(url, {
    headers: {
      authorization: `${proof === undefined ? 'Bearer' : 'DPoP'} ${user?.access_token}`,
      ...(proof === undefined ? {} : { dpop: proof }),
    },
  });
  await response.text();
  return String(response.status);
}

/** @param {boolean} bound */
async function signIn(bound) {
  if (bound) sessionStorage.setItem(boundKey, 'yes');
  else sessionStorage.removeItem(boundKey);
  const { dpop: _, ...plain } = settings;
  await new UserManager(bound ? { ...plain, dpop } : plain).signinRedirect();
  return '';
}

/** @type {readonly Action[]} */
const uses = [
  { id: 'sign-in', label: 'Sign in', run: () => signIn(false) },
  { id: 'sign-in-bound', label: 'Sign in, the tokens bound to a key (DPoP)', run: () => signIn(true) },
  {
    id: 'user-info',
    label: 'Ask who I am',
    run: async ({ manager }) =>
      askWith(await manager.getUser(), await manager.metadataService.getUserInfoEndpoint()),
  },
  { id: 'call-express', label: 'Refresh, and call the API on Express', run: () => callApi(addresses.api) },
  { id: 'call-fastify', label: '… on Fastify', run: () => callApi(addresses.fastifyApi) },
  { id: 'call-hono', label: '… on Hono', run: () => callApi(addresses.honoApi) },
  {
    id: 'silent',
    label: 'Renew silently, in an iframe',
    run: async ({ manager }) => {
      await manager.signinSilent({ forceIframeAuth: true });
      return 'renewed';
    },
  },
  {
    id: 'sign-out',
    label: 'Sign out',
    run: async ({ manager }) => {
      await manager.signoutRedirect();
      return '';
    },
  },
];

/** @param {Action} action */
const bind = ({ id, label, run }) => ({ id, label, run: () => run(bench) });

async function start() {
  if (location.pathname.endsWith('/silent')) return bench.manager.signinSilentCallback();
  find('other-site').setAttribute('href', `${addresses.otherClients}/oidc-client-ts/`);
  addButtons('uses', uses.map(bind));
  addButtons('faults', faults.map(bind));
  if (!location.pathname.endsWith('/callback'))
    return say((await bench.manager.getUser()) ? 'signed in' : 'signed out');
  // The address keeps no code. Before it is redeemed: Chromium lets go of an answer where the address changes right after it.
  const answered = location.href;
  history.replaceState(null, '', `${here}/`);
  await perform(async () => {
    await spoilCallback();
    const client_id = callbackFault() === 'expired-code' ? 'short-lived' : settings.client_id;
    await bench.make({ client_id }).signinRedirectCallback(answered);
    return (await spoilSignIn()) || 'signed in';
  });
  forgetFault();
}

await start();
