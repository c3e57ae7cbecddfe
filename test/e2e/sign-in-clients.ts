/** What a person does with each client of the practice site when all goes well, and what the panel shows of it. */
import { expect } from 'vitest';
import { until } from '../../scripts/until.mjs';
import type { Tab } from './browser.ts';
import type { Panel } from './panel.ts';
import { forget, press, settle } from './sign-in.ts';
import { breakAuth0 } from './sign-in-auth0.ts';
import { causes, openFlow, readFlow, seeFlow, signIn } from './sign-in-flows.ts';

/** What a person does with the client when all goes well: the panel names every flow, and that it completed. */
export async function useClient(panel: Panel, tab: Tab, url: string): Promise<void> {
  await forget(panel);
  await tab.goto(url);
  await settle(panel, tab);
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  expect(await press(panel, tab, 'user-info')).toBe('200');
  await openFlow(panel, signIn, 'Completed');
  const opened = await until('the call of UserInfo', async () => {
    const flow = await readFlow(panel);
    return flow.steps.includes('UserInfo') && flow;
  });
  expect(opened.headline).toBe('Completed');
  expect(opened.failed).toEqual([]);
  expect(opened.drawn).toBeGreaterThanOrEqual(opened.steps.length);
  expect(opened.passed).toEqual(expect.arrayContaining(checksThatHold));
  // Firefox does not tell of a request that is finished as its page goes: discovery, here.
  expect(opened.steps.filter((step) => step !== 'Discovery')).toEqual([
    'Authorization request',
    'Authorization response',
    'Callback',
    'Token request',
    'UserInfo',
  ]);
  expect(await press(panel, tab, 'silent')).toBe('renewed');
  await seeFlow(panel, 'Silent renewal', 'Completed');
  for (const api of ['express', 'fastify', 'hono']) {
    expect([api, await press(panel, tab, `call-${api}`)]).toEqual([api, '200']);
    await seeFlow(panel, 'Refresh', 'Completed');
  }
  // What each of them accepted before tells as much as what it says: Hono names no reason at all.
  for (const [at, api] of ['express', 'fastify', 'hono'].entries()) {
    expect([api, await press(panel, tab, `wrong-audience-${api}`)]).toEqual([api, '401']);
    expect(await causes(panel, at + 1)).toEqual(Array(at + 1).fill('wrong-audience'));
  }
  expect(await press(panel, tab, 'sign-out')).toBe('signed out');
  await seeFlow(panel, 'Sign-out', 'Completed');
}

const checksThatHold = [
  'The state came back as it was sent',
  'The code_verifier hashes to the code_challenge',
  'The redirect_uri is the same in both requests',
  'The response names the issuer that was asked',
  'The ID token is for this client, by this provider',
  'The code was redeemed once',
  'UserInfo and the ID token agree',
];

/** Tokens that are bound to a key (DPoP): the panel names the flows, and what a request without its proof lacks. */
export async function useBoundTokens(panel: Panel, tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
  expect(await press(panel, tab, 'sign-in-bound')).toBe('signed in');
  await seeFlow(panel, signIn, 'Completed');
  expect(await press(panel, tab, 'user-info')).toBe('200');
  expect(await press(panel, tab, 'call-express')).toBe('200');
  await seeFlow(panel, 'Refresh', 'Completed');
  expect(await press(panel, tab, 'without-proof')).toMatch(/^40[01]$/);
  expect(await causes(panel, 1)).toEqual(['dpop-missing-proof']);
}

/** The page by its other name is another site than the provider: its iframe gets no cookie of the provider. */
export async function renewFromAnotherSite(panel: Panel, tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  expect(await press(panel, tab, 'silent')).toMatch(/^refused/);
  await seeFlow(panel, 'Silent renewal', 'consistent with third-party cookies being blocked');
}

/** The same with the app whose server signs in: the browser carries the front channel only. */
export async function useServerClient(panel: Panel, tab: Tab, url: string): Promise<void> {
  const begin = async () => {
    await tab.goto(url);
    await settle(panel, tab);
    await forget(panel);
  };
  await begin();
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  await seeFlow(panel, signIn, 'Completed');
  expect(await press(panel, tab, 'call-api')).toBe('the API answered 200');
  await begin();
  expect(await press(panel, tab, 'sign-in-pushed')).toBe('signed in');
  await seeFlow(panel, signIn, 'Completed');
  await begin();
  expect(await press(panel, tab, 'sign-in-hybrid')).toBe('signed in');
  const hybrid = await openFlow(panel, 'Sign-in (hybrid)', 'Completed');
  expect(hybrid.passed).toEqual(
    expect.arrayContaining([
      'The ID token holds the nonce that was sent',
      'The hashes in the ID token fit what it came with',
    ]),
  );
  await begin();
  expect(await press(panel, tab, 'sign-in', { denies: true })).toBe('signed in');
  expect(await press(panel, tab, 'sign-out')).toBe('signed out');
  await seeFlow(panel, 'Sign-out', 'Completed');
}

/** The same with `auth0-spa-js`, whose tokens a worker fetches and keeps; then it is broken on purpose. */
export async function useAuth0(panel: Panel, tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
  expect(await press(panel, tab, 'sign-in', { denies: true })).toBe(
    'refused: The person said no (access_denied)',
  );
  await seeFlow(panel, signIn, 'The person or the provider said no');
  await forget(panel);
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  const opened = await openFlow(panel, signIn, 'Completed');
  expect(opened.passed).toContain('The state came back as it was sent');
  expect(await press(panel, tab, 'user-info')).toBe('200');
  expect(await press(panel, tab, 'call-api')).toBe('200');
  await forget(panel);
  expect(await press(panel, tab, 'refresh')).toBe('refreshed');
  await seeFlow(panel, 'Refresh', 'Completed');
  expect(await press(panel, tab, 'sign-out')).toBe('signed out');
  await seeFlow(panel, 'Sign-out', 'Completed');
  await breakAuth0(panel, tab, url);
}
