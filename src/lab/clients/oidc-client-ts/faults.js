/** @typedef {Record<'issuer' | 'clients' | 'otherClients' | 'api' | 'fastifyApi' | 'honoApi', string>} Addresses */

/**
 * @typedef {object} Bench
 * @property {import('oidc-client-ts').UserManager} manager
 * @property {import('oidc-client-ts').UserManagerSettings} settings
 * @property {Addresses} addresses
 * @property {string} here Where this page is, without a slash at its end.
 * @property {(changes: Partial<import('oidc-client-ts').UserManagerSettings>) => import('oidc-client-ts').UserManager} make
 * @property {(api: string, resource?: string) => Promise<string>} callApi The status that the API answers, to a token for itself or another.
 */

/**
 * @typedef {object} Action
 * @property {string} id
 * @property {string} label
 * @property {(bench: Bench) => Promise<string>} run What came of it; '' where the page is left.
 */

const kept = { fault: 'practice.fault', tokenRequest: 'practice.tokenRequest' };

/** The fault that is to happen once the provider has sent the browser back; '' for none. */
export const callbackFault = () => sessionStorage.getItem(kept.fault) ?? '';

/** Keeps the newest token request, for the faults that send one twice. */
export function rememberTokenRequests() {
  const { fetch } = window;
  window.fetch = (input, init) => {
    const sent = String(init?.body ?? '');
    const tampered = sent.startsWith('grant_type=authorization_code') ? tamper(sent) : sent;
    if (sent.includes('grant_type='))
      sessionStorage.setItem(kept.tokenRequest, JSON.stringify({ url: String(input), body: tampered }));
    return fetch(input, tampered === sent ? init : { ...init, body: tampered });
  };
}

/** @param {string} body */
function tamper(body) {
  if (callbackFault() !== 'changed-redirect-uri') return body;
  const form = new URLSearchParams(body);
  form.set('redirect_uri', `${form.get('redirect_uri')}/`);
  return form.toString();
}

/** Sends the newest token request once more; the status that it gets. */
async function sendAgain() {
  const { url, body } = JSON.parse(sessionStorage.getItem(kept.tokenRequest) ?? '{}');
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  // Read to its end: what nobody reads is still under way.
  await response.text();
  return String(response.status);
}

/** Every stored sign-in gets another verifier. */
function swapVerifiers() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith('oidc.'))) {
    const state = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof state.code_verifier === 'string')
      localStorage.setItem(key, JSON.stringify({ ...state, code_verifier: 'v'.repeat(64) }));
  }
}

/** Before the library takes the response: makes the fault happen that was asked for. */
export async function spoilCallback() {
  const fault = callbackFault();
  if (fault === 'state-lost') localStorage.clear();
  if (fault === 'other-verifier') swapVerifiers();
  if (fault === 'expired-code') await new Promise((resolve) => setTimeout(resolve, 2100));
}

/** After it: what came of the fault, or '' where none is left. */
export const spoilSignIn = async () => (callbackFault() === 'code-twice' ? sendAgain() : '');

export const forgetFault = () => sessionStorage.removeItem(kept.fault);

/**
 * A sign-in that goes wrong once it comes back.
 * @param {string} id
 * @param {string} label
 * @param {Partial<import('oidc-client-ts').UserManagerSettings>} [changes]
 * @returns {Action}
 */
const later = (id, label, changes = {}) => ({
  id,
  label,
  run: async ({ make }) => {
    sessionStorage.setItem(kept.fault, id);
    await make(changes).signinRedirect();
    return '';
  },
});

/**
 * A sign-in that asks for something wrong.
 * @param {string} id
 * @param {string} label
 * @param {(bench: Bench) => Partial<import('oidc-client-ts').UserManagerSettings>} changes
 * @returns {Action}
 */
const asking = (id, label, changes) => ({
  id,
  label,
  run: async (bench) => {
    await bench.make(changes(bench)).signinRedirect();
    return '';
  },
});

/** @type {readonly Action[]} */
export const faults = [
  asking('wrong-redirect-uri', 'A redirect_uri that is not registered', ({ here }) => ({
    redirect_uri: `${here}/elsewhere`,
  })),
  asking('unknown-client', 'A client that is not registered', () => ({ client_id: 'nobody' })),
  asking('forbidden-scope', 'A scope that is not for this client', ({ settings }) => ({
    scope: `${settings.scope} orders:delete`,
  })),
  asking('without-pkce', 'Without PKCE', () => ({ disablePKCE: true })),
  asking('nobody-asked', 'Renew without a session (prompt=none)', () => ({ prompt: 'none' })),
  asking('ask-consent', 'Ask for consent once more (then say no)', () => ({ prompt: 'consent' })),
  later('state-lost', 'The stored state is lost on the way'),
  later('other-verifier', 'The verifier of another sign-in'),
  later('changed-redirect-uri', 'Another redirect_uri at the token endpoint'),
  later('code-twice', 'The code is redeemed twice'),
  later('expired-code', 'The code is redeemed too late', { client_id: 'short-lived' }),
  {
    id: 'refresh-twice',
    label: 'The refresh token is used twice',
    run: async ({ manager }) => {
      await manager.signinSilent();
      return sendAgain();
    },
  },
  {
    id: 'wrong-audience-express',
    label: 'A token for another API, on Express',
    run: ({ callApi, addresses }) => callApi(addresses.api, addresses.honoApi),
  },
  {
    id: 'wrong-audience-fastify',
    label: '… on Fastify',
    run: ({ callApi, addresses }) => callApi(addresses.fastifyApi, addresses.api),
  },
  {
    id: 'wrong-audience-hono',
    label: '… on Hono',
    run: ({ callApi, addresses }) => callApi(addresses.honoApi, addresses.api),
  },
  {
    id: 'without-proof',
    label: 'A token that is bound to a key, without its proof',
    run: async ({ manager, addresses }) => {
      const user = await manager.signinSilent({ resource: addresses.api });
      const response = await fetch(`${addresses.api}/orders`, {
        headers: { authorization: `DPoP ${user?.access_token}` },
      });
      await response.text();
      return String(response.status);
    },
  },
  {
    id: 'wrong-way-out',
    label: 'Sign out to an address that is not registered',
    run: async ({ manager, here }) => {
      await manager.signoutRedirect({ post_logout_redirect_uri: `${here}/elsewhere` });
      return '';
    },
  },
];
