/** The page whose tokens come in its address: what a person does with it, and what goes wrong on purpose. */
import { expect } from 'vitest';
import type { Tab } from './browser.ts';
import type { Panel } from './panel.ts';
import { forget, press, settle } from './sign-in.ts';
import type { meetFault } from './sign-in-faults.ts';
import { openFlow, seeFlow } from './sign-in-flows.ts';

type Fault = Parameters<typeof meetFault>[3];

const implicit = 'Sign-in (implicit)';
const hybrid = 'Sign-in (hybrid)';
const otherNonce = 'The ID token holds another nonce than was sent';

/** In this order: nobody is signed in at the provider when it begins. */
export const fragmentFaults: readonly Fault[] = [
  {
    id: 'nobody-asked',
    page: /login_required/,
    row: ['Silent renewal', 'Nobody is signed in at the provider, and it was told not to ask'],
  },
  {
    id: 'wrong-redirect-uri',
    page: /^error$/,
    row: [implicit, 'The provider does not know this redirect_uri'],
  },
  { id: 'without-nonce', page: /invalid_request/, row: [implicit, 'The provider cannot read the request'] },
  {
    id: 'response-type',
    page: /unsupported_response_type/,
    row: [implicit, 'The provider does not offer this response_type'],
  },
  {
    id: 'ask-consent',
    person: { denies: true },
    page: /access_denied/,
    row: [implicit, 'The person or the provider said no'],
  },
  {
    id: 'without-state',
    page: /^refused/,
    row: [implicit, 'The response came back without the state that was sent'],
  },
  { id: 'other-nonce', page: /unexpected JWT claim value/, row: [implicit, otherNonce] },
  { id: 'other-nonce-hybrid', page: /unexpected JWT claim value/, row: [hybrid, otherNonce] },
  // What the page kept is nothing that the panel could know: all that can be seen is in order.
  { id: 'other-state', page: /^refused/, row: [implicit, 'Completed'] },
];

/** A sign-in that went well, as the panel shows it. */
async function signIn(panel: Panel, tab: Tab, url: string, id: string, kind: string) {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
  expect(await press(panel, tab, id)).toMatch(/^signed in/);
  const opened = await openFlow(panel, kind, 'Completed');
  expect(opened.steps).toEqual(expect.arrayContaining(['Authorization request', 'Authorization response']));
  expect(opened.drawn).toBeGreaterThanOrEqual(opened.steps.length);
  expect(opened.passed).toEqual(
    expect.arrayContaining([
      'The state came back as it was sent',
      'The ID token holds the nonce that was sent',
      'The ID token is for this client, by this provider',
    ]),
  );
  return opened;
}

/** What a person does with it when all goes well: only the access token in the address is a finding. */
export async function useFragments(panel: Panel, tab: Tab, url: string): Promise<void> {
  expect((await signIn(panel, tab, url, 'sign-in', implicit)).failed).toEqual([]);
  expect((await signIn(panel, tab, url, 'sign-in-hybrid', hybrid)).failed).toEqual([]);
  const { failed } = await signIn(panel, tab, url, 'sign-in-token', implicit);
  expect(failed.join(' ')).toMatch(/^Access tokens come through the URL .* RFC 9700 §2\.1\.2/);
  await panel.open('Audit');
  const findings = { role: 'grid', name: 'Findings' };
  await panel.see({ role: 'row', text: /Access tokens come through the URL/, within: findings });
  expect(await press(panel, tab, 'sign-out')).toBe('signed out');
  await seeFlow(panel, 'Sign-out', 'Completed');
}
