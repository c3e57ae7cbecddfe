/** What goes wrong on purpose with `auth0-spa-js`, and what the panel has to say about it. */
import { expect } from 'vitest';
import { until } from '../../scripts/until.mjs';
import type { Tab } from './browser.ts';
import type { Panel } from './panel.ts';
import { forget, press, settle } from './sign-in.ts';
import { meetFault } from './sign-in-faults.ts';
import { causes, openFlow, readFlow, seeFlow, signIn } from './sign-in-flows.ts';

type Fault = Parameters<typeof meetFault>[3];

const stored = { id: 'sign-in-storage' };

/** In this order: nobody is signed in at the provider when it begins. */
const faults: readonly Fault[] = [
  {
    id: 'nobody-asked',
    page: /End-User authentication is required/,
    row: ['Silent renewal', 'Nobody is signed in at the provider, and it was told not to ask'],
  },
  {
    id: 'wrong-redirect-uri',
    page: /^error$/,
    row: [signIn, 'The provider does not know this redirect_uri'],
  },
  { id: 'unknown-client', page: /^error$/, row: [signIn, 'The provider does not know this client'] },
  {
    id: 'forbidden-scope',
    page: /scope is not allowed/,
    row: [signIn, 'A scope that was asked for does not exist, or is not for this client'],
  },
  {
    id: 'ask-consent',
    person: { denies: true },
    page: /The person said no/,
    row: [signIn, 'The person or the provider said no'],
  },
  {
    id: 'state-lost',
    page: /Invalid state/,
    next: 'sign-in',
    row: [signIn, 'consistent with a state or code_verifier that the app had lost'],
  },
  {
    id: 'other-verifier',
    page: /grant request is invalid/,
    row: [signIn, 'The code_verifier does not match the code_challenge'],
  },
  {
    id: 'changed-redirect-uri',
    page: /grant request is invalid/,
    row: [signIn, 'The redirect_uri is another one than the request had'],
  },
  { id: 'code-twice', page: /^400$/, row: [signIn, 'The code was redeemed before: it is good for one use'] },
  {
    id: 'refresh-twice',
    before: stored,
    page: /grant request is invalid/,
    row: ['Refresh', 'This refresh token was used before: with rotation each is good for one use'],
  },
  {
    id: 'revoked-refresh',
    before: stored,
    page: /grant request is invalid/,
    row: ['Refresh', 'The code or refresh token is not good'],
  },
  {
    id: 'wrong-way-out',
    page: /^error$/,
    row: ['Sign-out', 'a post_logout_redirect_uri that is not registered'],
  },
];

/** One request that an API refuses. */
interface Refusal {
  readonly id: string;
  readonly status: string;
  readonly cause: string;
  /** A call that the API accepts comes first, and the panel has seen its token. */
  readonly accepted?: string;
}

/** By the sign-in that comes before them. */
const refusals: Readonly<Record<string, readonly Refusal[]>> = {
  'sign-in': [
    { id: 'wrong-audience', status: '401', cause: 'wrong-audience' },
    { id: 'id-token', status: '401', cause: 'wrong-token-type' },
    { id: 'without-token', status: '401', cause: 'token-known-not-attached', accepted: 'call-api' },
  ],
  'sign-in-narrow': [{ id: 'call-api', status: '403', cause: 'insufficient-scope' }],
};

/** The response is in order, and only the page knows that it kept another nonce. */
async function keepAnotherNonce(panel: Panel, tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
  expect(await press(panel, tab, 'nonce-differs')).toMatch(/^refused: Nonce .* mismatch/);
  await openFlow(panel, signIn, 'Completed');
  // Firefox may tell of the page that the response led to before it tells of the ID token.
  await until('the check of the nonce', async () =>
    (await readFlow(panel)).passed.includes('The ID token holds the nonce that was sent'),
  );
}

async function meetRefusals(panel: Panel, tab: Tab, url: string, before: string): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  expect(await press(panel, tab, before)).toBe('signed in');
  for (const { id, status, cause, accepted } of refusals[before] ?? []) {
    await forget(panel);
    if (accepted !== undefined) {
      expect(await press(panel, tab, accepted)).toBe('200');
      await seeFlow(panel, 'Refresh', 'Completed');
    }
    expect([id, await press(panel, tab, id)]).toEqual([id, status]);
    expect([id, await causes(panel, 1)]).toEqual([id, [cause]]);
  }
}

/** Makes every fault of the page happen, one after the other. */
export async function breakAuth0(panel: Panel, tab: Tab, url: string): Promise<void> {
  for (const fault of faults) await meetFault(panel, tab, url, fault);
  await keepAnotherNonce(panel, tab, url);
  for (const before of Object.keys(refusals)) await meetRefusals(panel, tab, url, before);
}
