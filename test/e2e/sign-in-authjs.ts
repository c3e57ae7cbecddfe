/** The app on Auth.js: what a person does with it, what goes wrong on purpose, and what the panel has to say about each. */
import { expect } from 'vitest';
import { until } from '../../scripts/until.mjs';
import type { Tab } from './browser.ts';
import type { Panel } from './panel.ts';
import { forget, type PanelWindow, press, settle } from './sign-in.ts';
import type { meetFault } from './sign-in-faults.ts';
import { causes, openFlow, seeFlow, signIn } from './sign-in-flows.ts';

type Fault = Parameters<typeof meetFault>[3];

/** What only the server sees is told by its answer; the page says why, so that each fault is the one that is meant. */
const refusedByApp = [signIn, 'and the app refused it'];

/** In this order: the first one is asked for consent, and nobody is signed in at the app. */
export const authJsFaults: readonly Fault[] = [
  {
    id: 'sign-in',
    person: { denies: true },
    page: /^refused: OAuth Provider returned an error/,
    row: [signIn, 'The person or the provider said no'],
  },
  {
    id: 'wrong-redirect-uri',
    page: /^error$/,
    row: [signIn, 'The provider does not know this redirect_uri'],
  },
  { id: 'unknown-client', page: /^error$/, row: [signIn, 'The provider does not know this client'] },
  {
    id: 'forbidden-scope',
    page: /^refused: OAuth Provider returned an error/,
    row: [signIn, 'A scope that was asked for does not exist, or is not for this client'],
  },
  {
    id: 'without-pkce',
    page: /^refused: OAuth Provider returned an error/,
    row: [signIn, 'The provider wants PKCE'],
  },
  {
    id: 'state-lost',
    page: /^refused: state value could not be parsed/,
    row: [signIn, 'The cookie authjs.state, set when the sign-in began, did not come back with the callback'],
  },
  {
    id: 'verifier-lost',
    page: /^refused: pkceCodeVerifier value could not be parsed/,
    row: [
      signIn,
      'The cookie authjs.pkce.code_verifier, set when the sign-in began, did not come back with the callback',
    ],
  },
  {
    id: 'nonce-lost',
    page: /^refused: nonce value could not be parsed/,
    row: [signIn, 'The cookie authjs.nonce, set when the sign-in began, did not come back with the callback'],
  },
  { id: 'wrong-secret', page: /^refused: server responded with a challenge/, row: refusedByApp },
  { id: 'other-issuer', page: /^refused: "response" body "issuer" property/, row: refusedByApp },
  { id: 'code-twice', page: /^refused: server responded with an error/, row: refusedByApp },
];

const begin = async (panel: Panel, tab: Tab, url: string) => {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
};

/** A fault of the session: no flow, but a request of the app that is refused. */
interface SessionFault {
  readonly id: string;
  /** What the panel names as the cause. */
  readonly cause: string;
  /** Words of a finding of the audit. */
  readonly finding?: RegExp;
}

export const authJsSessionFaults: readonly SessionFault[] = [
  { id: 'chunk-gone', cause: 'malformed-token', finding: /A part of a token cookie is missing/ },
  { id: 'tampered', cause: 'tampered' },
  // What is encrypted has no times that the panel could read, and the app says no more than 401.
  { id: 'expired', cause: 'token-refused' },
];

/** Signs in, breaks the session, and waits until the panel says why the app refuses it. */
export async function meetSessionFault(
  panel: Panel,
  tab: Tab,
  url: string,
  fault: SessionFault,
): Promise<void> {
  await begin(panel, tab, url);
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  expect(await press(panel, tab, 'call-api')).toBe('the app answered 200');
  expect(await press(panel, tab, fault.id)).toBe('the app answered 401');
  expect(await causes(panel, 1)).toEqual([fault.cause]);
  if (fault.finding === undefined) return;
  await panel.open('Audit');
  await panel.see({ role: 'row', text: fault.finding, within: { role: 'grid', name: 'Findings' } });
}

/** What the panel saw of the session: the cookies that went along last, and the tokens that it joined from chunks. */
const readSession = (panel: Panel) =>
  panel.driver.evaluate(() => {
    const { exchanges, tokens, derived } = (window as unknown as PanelWindow).claimcheckSession.state;
    const sent = exchanges.items
      .flatMap((kept) => exchanges.keeping.read(kept).request.headers)
      .filter(({ name }) => name.toLowerCase() === 'cookie')
      .map(({ value }) => [...(value.match(/authjs\.session-token[^=]*/g) ?? [])])
      .findLast((names) => names.length > 0);
    const joined = tokens.items.flatMap(({ id, token }) =>
      (derived.sightings.get(id) ?? [])
        .filter(({ occurrence }) => occurrence.wrappings.includes('chunked'))
        .map(({ occurrence: { name, carrier, missingChunks } }) => ({
          token: id,
          shown: `${token.format} ${carrier} ${name}`,
          whole: missingChunks.length === 0,
        })),
    );
    const issued = joined.filter(({ shown }) => shown === 'jwe set-cookie authjs.session-token');
    return { sent, joined, issued: new Set(issued.map(({ token }) => token)).size };
  });

/** Waits until so many sessions were issued, each in several cookies. */
const sessionsIssued = (panel: Panel, count: number) =>
  until(`${count} sessions in chunks`, async () => {
    const session = await readSession(panel);
    return session.issued >= count && session;
  });

/** What a person does when all goes well: the session that Auth.js makes is an encrypted token in several cookies. */
export async function useAuthJs(panel: Panel, tab: Tab, url: string): Promise<void> {
  await begin(panel, tab, url);
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  const opened = await openFlow(panel, signIn, 'Completed');
  expect(opened.passed).toContain('The state came back as it was sent');
  expect(opened.steps).toEqual(['Authorization request', 'Authorization response', 'Callback']);
  expect(opened.drawn).toBeGreaterThanOrEqual(opened.steps.length);
  expect(await press(panel, tab, 'call-api')).toBe('the app answered 200');
  const before = await sessionsIssued(panel, 1);
  expect(before.sent).toEqual(['authjs.session-token.0', 'authjs.session-token.1']);
  expect(before.joined.map(({ shown }) => shown)).toContain('jwe cookie authjs.session-token');
  expect(before.joined.filter(({ whole }) => !whole)).toEqual([]);
  // The refresh token goes from server to server: what is seen of the rotation is a session that is another one.
  expect(await press(panel, tab, 'refresh')).toBe('refreshed');
  await sessionsIssued(panel, before.issued + 1);
  expect(await press(panel, tab, 'call-api')).toBe('the app answered 200');
  await panel.open('Tokens');
  await panel.see({ role: 'row', text: /Encrypted/, within: { role: 'grid', name: 'Tokens' } });
  expect(await press(panel, tab, 'wrong-way-out')).toBe('error');
  await seeFlow(panel, 'Sign-out', 'a post_logout_redirect_uri that is not registered');
  await begin(panel, tab, url);
  expect(await press(panel, tab, 'sign-in')).toBe('signed in');
  expect(await press(panel, tab, 'sign-out')).toBe('signed-out');
  await seeFlow(panel, 'Sign-out', 'Completed');
}
