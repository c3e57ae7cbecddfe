// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/** Signs in, uses and breaks the clients of the practice site's real software, and reads what the panel makes of it. */
import { expect } from 'vitest';
import { until } from '../../scripts/until.mjs';
import type { SessionHolder } from '../../src/core/session/holder.ts';
import type { Panel } from './panel.ts';

interface PanelWindow extends Window {
  claimcheckSession: SessionHolder;
}

/** The inspected page. */
export interface Tab {
  goto(url: string): Promise<unknown>;
  evaluate<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
}

/** What a person answers to the provider's pages. */
interface Person {
  /** Says no where the provider asks for consent. */
  readonly denies?: boolean;
}

/** Documents that the panel has been waited for, by the time of their beginning. */
const awaited = new Set<number>();

/**
 * Waits until the panel has the request of this document. Whoever reads a page before going on waits as long; a robot that
 * does not leaves Firefox no time to tell of it, and what it did not tell when the document goes is never told.
 */
async function untilSeen(panel: Panel, { url, began }: Shown): Promise<void> {
  if (awaited.has(began)) return;
  await until(`the panel to have seen ${url}`, () =>
    panel.driver.evaluate((wanted) => {
      const { exchanges } = (window as unknown as PanelWindow).claimcheckSession.state;
      return exchanges.items.some(({ request }) => request.url.split('#', 1)[0] === wanted);
    }, url),
  );
  awaited.add(began);
}

/** The document that is shown. */
interface Shown {
  /** As it was asked for, without its fragment. */
  readonly url: string;
  /** When, in milliseconds since the epoch: no two documents share it. */
  readonly began: number;
  readonly page: string;
  readonly status: string;
}

/** Runs in the page. */
function readPage(): Shown | null {
  if (document.readyState !== 'complete') return null;
  const { page = '', status = '' } = document.body.dataset;
  const [entry] = performance.getEntriesByType('navigation');
  return { url: entry?.name.split('#', 1)[0] ?? '', began: performance.timeOrigin, page, status };
}

/** Runs in the page: logs in, agrees, signs out. */
function answerPage(page: string, denies: boolean): void {
  // Once for each page: the next one takes a moment.
  document.body.dataset.page = 'answered';
  for (const [name, value] of Object.entries({ name: 'amira', password: 'open-sesame' })) {
    const field = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    if (field !== null) field.value = value;
  }
  const buttons: Record<string, string> = {
    login: 'form button:not([name])',
    consent: denies ? 'button[name=cancel]' : 'button[name=allow]',
    logout: 'button[name=logout]',
  };
  document.querySelector<HTMLButtonElement>(buttons[page] ?? '')?.click();
}

const asking = ['login', 'consent', 'logout'];
const lastPages = ['error', 'signed-out'];

/**
 * Goes through the provider's pages until a page says what came of it: `data-status` of a client, else the name of the
 * provider's last page.
 */
function settle(panel: Panel, tab: Tab, { denies = false }: Person = {}): Promise<string> {
  return until('the page to say what came of it', async () => {
    // Between two documents there is nothing to evaluate in: not settled, ask again.
    const shown = await tab.evaluate(readPage).catch(() => null);
    const outcome = shown === null ? '' : lastPages.includes(shown.page) ? shown.page : shown.status;
    if (shown === null || (outcome === '' && !asking.includes(shown.page))) return '';
    await untilSeen(panel, shown);
    if (outcome === '') await tab.evaluate(answerPage, shown.page, denies).catch(() => {});
    return outcome;
  });
}

/** Presses a button of a client by its id; what came of it. */
async function press(panel: Panel, tab: Tab, id: string, person?: Person): Promise<string> {
  await until(`the button ${id}`, () => tab.evaluate((one) => document.getElementById(one) !== null, id));
  await tab.evaluate((one) => {
    delete document.body.dataset.status;
    document.getElementById(one)?.click();
  }, id);
  return settle(panel, tab, person);
}

/** Empties the panel, so that what it shows next came of one action. */
const forget = (panel: Panel) => panel.click({ role: 'button', name: 'Clear tokens and requests' });

/** Each row of the Flows view as a person reads it, its parts parted by ` | `. */
async function flowRows(panel: Panel): Promise<string[]> {
  const texts = await panel.texts({ role: 'row', within: { role: 'grid', name: 'Flows' } });
  return texts.map((text) => text.split(/\s*\n\s*/).join(' | '));
}

/** Waits until the Flows view shows a row with all of these words. */
async function seeFlow(panel: Panel, ...words: readonly string[]): Promise<void> {
  await panel.click({ role: 'tab', name: /^Flows/ });
  const isShown = async () =>
    (await flowRows(panel)).some((row) => words.every((word) => row.includes(word)));
  await until(words.join(', '), isShown, 10_000).catch(async () => {
    expect((await flowRows(panel)).join('\n')).toBe(words.join(' … '));
  });
}

/** Waits until so many requests were refused, and says what the panel names as the cause of each. */
const causes = (panel: Panel, count: number) =>
  until(`${count} diagnoses`, () =>
    panel.driver.evaluate((wanted) => {
      const { derived } = (window as unknown as PanelWindow).claimcheckSession.state;
      const found = [...derived.diagnoses].sort(([a], [b]) => a - b);
      return found.length >= wanted && found.map(([, { cause }]) => cause);
    }, count),
  );

interface OpenedFlow {
  readonly headline: string;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly steps: readonly string[];
}

/** Opens the newest flow with these words: its headline, its steps, the drawn messages, and its checks. */
async function openFlow(panel: Panel, ...words: readonly string[]): Promise<OpenedFlow> {
  await seeFlow(panel, ...words);
  const rows = await flowRows(panel);
  const at = rows.findLastIndex((row) => words.every((word) => row.includes(word)));
  await panel.click({ role: 'row', at, within: { role: 'grid', name: 'Flows' } });
  return readFlow(panel);
}

const readFlow = (panel: Panel): Promise<OpenedFlow> =>
  panel.driver.evaluate(() => {
    const all = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((one) =>
        one.innerText.replaceAll(/\s+/g, ' ').trim(),
      );
    return {
      headline: all('.flow .verdict h3')[0] ?? '',
      passed: all('.flow-checks .passed p').map((check) => check.replace(/ ?: passed$/, '')),
      failed: all('.flow-checks .failed p'),
      steps: all('.flow-steps > *').map((step) => step.replace(/^\d+\. | \d\d:.*$/g, '')),
    };
  });

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

const signIn = 'Sign-in (code)';

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

/** What only the server sees is told by its answer alone. */
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
  { id: 'lose-session', page: /no sign-in is under way/, row: refusedByApp },
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

/** The same with Auth.js: the session that it makes is an encrypted token in several cookies. */
export async function useAuthJs(panel: Panel, tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
  expect(await press(panel, tab, 'sign-in', { denies: true })).toBe('refused');
  await seeFlow(panel, signIn, 'The person or the provider said no');
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  await seeFlow(panel, signIn, 'Completed');
  await panel.open('Tokens');
  await panel.see({ role: 'row', text: /Encrypted/, within: { role: 'grid', name: 'Tokens' } });
}

/** The same with `auth0-spa-js`, whose tokens a worker fetches and keeps. */
export async function useAuth0(panel: Panel, tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
  expect(await press(panel, tab, 'sign-in', { denies: true })).toBe('refused: The person said no');
  await seeFlow(panel, signIn, 'The person or the provider said no');
  await forget(panel);
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  const opened = await openFlow(panel, signIn, 'Completed');
  expect(opened.passed).toContain('The state came back as it was sent');
  expect(await press(panel, tab, 'user-info')).toBe('200');
  expect(await press(panel, tab, 'refresh')).toBe('refreshed');
  await seeFlow(panel, 'Refresh', 'Completed');
  expect(await press(panel, tab, 'sign-out')).toBe('signed out');
  await seeFlow(panel, 'Sign-out', 'Completed');
}
