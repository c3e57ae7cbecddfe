/** What goes wrong on purpose with the clients of the practice site, and what the panel has to say about it. */
import { expect } from 'vitest';
import type { Tab } from './browser.ts';
import type { Panel } from './panel.ts';
import { forget, type Person, press, settle } from './sign-in.ts';
import { seeFlow, signIn } from './sign-in-flows.ts';

/** One fault of the page with `oidc-client-ts`, and what the panel has to say about it. */
interface Fault {
  readonly id: string;
  readonly person?: Person;
  /** What comes of it, as the page says. */
  readonly page: RegExp;
  /** What has to have happened before. */
  readonly before?: { readonly id: string; readonly person?: Person };
  /** Another button that is pressed after it. */
  readonly next?: string;
  /** Words of the flow's row. */
  readonly row: readonly string[];
}

/** In this order: each leaves the browser as the next one needs it. */
export const faults: readonly Fault[] = [
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
  { id: 'without-pkce', page: /requires PKCE/, row: [signIn, 'The provider wants PKCE'] },
  {
    id: 'ask-consent',
    person: { denies: true },
    page: /The person said no/,
    row: [signIn, 'The person or the provider said no'],
  },
  {
    id: 'state-lost',
    page: /No matching state/,
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
    id: 'expired-code',
    page: /grant request is invalid/,
    row: [signIn, 'short-lived', 'The code or refresh token is not good'],
  },
  {
    id: 'refresh-twice',
    before: { id: 'sign-in' },
    page: /^400$/,
    row: ['Refresh', 'This refresh token was used before: with rotation each is good for one use'],
  },
  {
    id: 'wrong-way-out',
    page: /^error$/,
    row: ['Sign-out', 'a post_logout_redirect_uri that is not registered'],
  },
];

/** What only the server sees is told by its answer. */
const refusedByApp = [signIn, 'and the app refused it'];

/** The same for the app whose server uses `openid-client`. */
export const serverFaults: readonly Fault[] = [
  {
    id: 'nobody-asked',
    // Known to the provider, and not agreed.
    before: { id: 'sign-in', person: { denies: true } },
    page: /^refused/,
    row: ['Silent renewal', 'The person has not agreed yet, and must not be asked now'],
  },
  {
    id: 'wrong-redirect-uri',
    page: /^error$/,
    row: [signIn, 'The provider does not know this redirect_uri'],
  },
  { id: 'unknown-client', page: /^error$/, row: [signIn, 'The provider does not know this client'] },
  { id: 'forbidden-scope', page: /^refused/, row: [signIn, 'A scope that was asked for does not exist'] },
  { id: 'without-pkce', page: /^refused/, row: [signIn, 'The provider wants PKCE'] },
  {
    id: 'hybrid-not-allowed',
    page: /^refused/,
    row: [
      'Sign-in (hybrid)',
      'The provider cannot read the request: a parameter is missing, doubled or wrong',
    ],
  },
  {
    id: 'sign-in',
    person: { denies: true },
    page: /^refused/,
    row: [signIn, 'The person or the provider said no'],
  },
  {
    id: 'lose-session',
    // It leaves the cookie that is then lost.
    before: { id: 'sign-in', person: { denies: true } },
    page: /no sign-in is under way/,
    row: [
      signIn,
      'The cookie orders_session, there when the sign-in began, did not come back with the callback',
    ],
  },
  { id: 'other-state', page: /^refused/, row: refusedByApp },
  { id: 'other-verifier', page: /^refused/, row: refusedByApp },
  { id: 'wrong-secret', page: /^refused/, row: refusedByApp },
];

/** Makes the fault happen on the client's page, and waits until the Flows view names it. */
export async function meetFault(panel: Panel, tab: Tab, url: string, fault: Fault): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  if (fault.before !== undefined) {
    await press(panel, tab, fault.before.id, fault.before.person);
    await tab.goto(url);
    await settle(panel, tab);
  }
  await forget(panel);
  expect(await press(panel, tab, fault.id, fault.person)).toMatch(fault.page);
  if (fault.next !== undefined) await press(panel, tab, fault.next);
  await seeFlow(panel, ...fault.row);
}
