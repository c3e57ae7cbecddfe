/** The device flow (RFC 8628): the person says yes on another device, and this one asks until they have. */
import * as client from 'openid-client';
import { addButtons, askWith, find, perform, readAddresses, say } from '../actions.js';

const { issuer = '', api = '' } = readAddresses();
const scope = 'openid profile orders:read';

/** @type {Awaited<ReturnType<typeof client.pollDeviceAuthorizationGrant>> | null} */
let tokens = null;

/** @param {string} clientId */
const discover = (clientId) =>
  client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  });

/** @param {{ user_code: string, verification_uri: string, verification_uri_complete?: string }} asked */
function showCode({ user_code, verification_uri, verification_uri_complete = verification_uri }) {
  const link = /** @type {HTMLAnchorElement} */ (find('verify'));
  link.href = verification_uri_complete;
  link.textContent = verification_uri;
  find('code').textContent = user_code;
  find('waiting').hidden = false;
  say(`enter ${user_code}`);
}

/**
 * @param {string} clientId
 * @param {{ scope?: string, answer?: { interval?: number, expires_in?: number } }} [how] `answer`: what the device believes
 *   to have been told: the pause between two questions, the lifetime of the code, both in seconds
 */
async function signIn(clientId, how = {}) {
  const configuration = await discover(clientId);
  const asked = await client.initiateDeviceAuthorization(configuration, {
    scope: how.scope ?? scope,
    resource: api,
  });
  showCode(asked);
  // The button has done its work: the answer takes as long as the person does.
  void perform(async () => {
    try {
      tokens = await client.pollDeviceAuthorizationGrant(configuration, { ...asked, ...how.answer });
      return 'signed in';
    } finally {
      find('waiting').hidden = true;
    }
  });
  return '';
}

async function refresh() {
  if (!tokens?.refresh_token) throw new Error('sign in first');
  const configuration = await discover('orders-device');
  tokens = await client.refreshTokenGrant(configuration, tokens.refresh_token, { resource: api });
  return tokens.access_token;
}

addButtons('uses', [
  { id: 'sign-in', label: 'Sign in', run: () => signIn('orders-device') },
  {
    id: 'call-api',
    label: 'Refresh, and call the API',
    run: async () => askWith(`${api}/orders`, await refresh()),
  },
]);

addButtons('faults', [
  {
    id: 'expired-code',
    label: 'A code that lasts two seconds, on a device without a clock',
    run: () => signIn('short-device', { answer: { expires_in: 600 } }),
  },
  {
    id: 'too-often',
    label: 'Ask each second (then let it go on)',
    run: () => signIn('orders-device', { answer: { interval: 1 } }),
  },
  { id: 'unknown-client', label: 'A client that is not registered', run: () => signIn('nobody') },
  {
    id: 'forbidden-scope',
    label: 'A scope that is not for this client',
    run: () => signIn('orders-device', { scope: 'openid orders:delete' }),
  },
]);
say('signed out');
