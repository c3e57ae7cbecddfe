/** Sign-ins that are not by code alone, at a provider as it is really run: tokens in a fragment, and a code on another device. */
import { afterAll, beforeAll, it } from 'vitest';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Inspected, Tab, TestBrowser } from '../browser.ts';
import type { Panel } from '../panel.ts';
import { deviceFaults, meetDeviceFault, useDevice } from '../sign-in-device.ts';
import { meetFault } from '../sign-in-faults.ts';
import { fragmentFaults, useFragments } from '../sign-in-fragment.ts';

export function testSignInOtherWays(browser: TestBrowser): void {
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

  it.each(fragmentFaults)('names the fault $id of a page with tokens in its address', (fault) =>
    meetFault(panel, tab, `${pages}/fragment/`, fault),
  );

  it('draws the implicit and the hybrid flow, and checks them', () =>
    useFragments(panel, tab, `${pages}/fragment/`));

  it.each(deviceFaults)('names the fault $id of a device', (fault) =>
    meetDeviceFault(panel, tab, `${pages}/device/`, fault),
  );

  it('draws the sign-in of a device, from the first question to the answer', () =>
    useDevice(panel, tab, `${pages}/device/`));
}
