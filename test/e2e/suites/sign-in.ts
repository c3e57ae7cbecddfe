/** Clients as they are really used sign in at a provider as it is really run; the panel tells what went on and what went wrong. */
import { afterAll, beforeAll, it } from 'vitest';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Inspected, Tab, TestBrowser } from '../browser.ts';
import type { Panel } from '../panel.ts';

import { authJsFaults, authJsSessionFaults, meetSessionFault, useAuthJs } from '../sign-in-authjs.ts';
import {
  renewFromAnotherSite,
  useAuth0,
  useBoundTokens,
  useClient,
  useServerClient,
} from '../sign-in-clients.ts';
import { faults, meetFault, serverFaults } from '../sign-in-faults.ts';

export function testSignIn(browser: TestBrowser): void {
  let lab: Lab;
  let inspected: Inspected;
  let panel: Panel;
  let tab: Tab;
  let pages: string;
  beforeAll(async () => {
    lab = await startLab();
    pages = lab.addresses.clients;
    inspected = await browser.open(`${pages}/`);
    panel = await inspected.showPanel();
    tab = inspected.tab;
  });
  afterAll(async () => {
    await inspected?.close();
    await lab?.close();
  });

  it.each(faults)('names the fault $id', (fault) => meetFault(panel, tab, `${pages}/oidc-client-ts/`, fault));

  it.each(serverFaults)('names the fault $id of an app with a server', (fault) =>
    meetFault(panel, tab, `${pages}/openid-client/`, fault),
  );

  it('draws the sign-in, the refresh, the silent renewal and the sign-out', () =>
    useClient(panel, tab, `${pages}/oidc-client-ts/`));

  it('follows tokens that are bound to a key', () => useBoundTokens(panel, tab, `${pages}/oidc-client-ts/`));

  it('says why a silent renewal from another site fails', () =>
    renewFromAnotherSite(panel, tab, `${lab.addresses.otherClients}/oidc-client-ts/`));

  it('sees the front channel of an app whose server uses openid-client', () =>
    useServerClient(panel, tab, `${pages}/openid-client/`));

  it.each(authJsFaults)('names the fault $id of an app on Auth.js', (fault) =>
    meetFault(panel, tab, `${pages}/auth-js/`, fault),
  );

  it('joins the session of Auth.js, and sees its front channel', () =>
    useAuthJs(panel, tab, `${pages}/auth-js/`));

  it.each(authJsSessionFaults)('names the fault $id of a session of Auth.js', (fault) =>
    meetSessionFault(panel, tab, `${pages}/auth-js/`, fault),
  );

  // One after the other in one test: each begins where the one before has left the provider's session.
  it(
    'sees the tokens that the worker of auth0-spa-js fetches, and names its faults',
    { timeout: 180_000 },
    () => useAuth0(panel, tab, `${pages}/auth0-spa-js/`),
  );
}
