import { Auth0Client } from '@auth0/auth0-spa-js';

const { issuer } = JSON.parse(document.getElementById('addresses')?.textContent ?? '{}');
const here = `${location.origin}/auth0-spa-js/`;

const client = new Auth0Client({
  // With its scheme, as the library takes it for a provider of one's own; its issuer is this and a slash.
  domain: new URL(issuer).origin,
  clientId: 'orders-auth0',
  useRefreshTokens: true,
  authorizationParams: { redirect_uri: here },
});

/** @param {string} text */
function say(text) {
  const outcome = document.getElementById('outcome');
  if (outcome !== null) outcome.textContent = text;
  document.body.dataset.status = text;
}

/** An action that leaves the page says nothing. @param {() => Promise<string>} run */
async function perform(run) {
  try {
    const said = await run();
    if (said !== '') say(said);
  } catch (error) {
    say(`refused: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

/** @type {Readonly<Record<string, () => Promise<string>>>} */
const actions = {
  'sign-in': () => client.loginWithRedirect().then(() => ''),
  'user-info': async () => {
    const token = await client.getTokenSilently();
    const response = await fetch(`${new URL(issuer).origin}/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await response.text();
    return String(response.status);
  },
  refresh: async () => {
    await client.getTokenSilently({ cacheMode: 'off' });
    return 'refreshed';
  },
  'sign-out': () => client.logout({ logoutParams: { post_logout_redirect_uri: here } }).then(() => ''),
};

for (const [id, run] of Object.entries(actions)) {
  document.getElementById(id)?.addEventListener('click', () => {
    delete document.body.dataset.status;
    void perform(run);
  });
}

await perform(async () => {
  const asked = new URLSearchParams(location.search);
  if (!asked.has('state')) return 'signed out';
  const answered = location.href;
  // Before the code is redeemed: Chromium lets go of an answer where the address changes right after it.
  history.replaceState(null, '', here);
  await client.handleRedirectCallback(answered);
  return 'signed in';
});
