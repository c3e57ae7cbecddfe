import { afterAll, beforeAll, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import { type RealSoftware, startRealSoftware } from '../../../src/lab/clients/real-software.ts';
import type { Panel } from '../panel.ts';
import { faults, meetFault, type Tab, useClient } from '../sign-in.ts';
import { describeInFirefox, inspect, showPanel } from './inspecting.ts';

describeInFirefox('a page with oidc-client-ts at panva’s oidc-provider', () => {
  let real: RealSoftware;
  let inspection: Inspection;
  let panel: Panel;
  let tab: Tab;
  let page: string;
  beforeAll(async () => {
    real = await startRealSoftware();
    page = `${real.addresses.clients}/oidc-client-ts/`;
    inspection = await inspect(page);
    panel = await showPanel(inspection);
    tab = inspection;
  });
  afterAll(async () => {
    await inspection?.close();
    await real?.close();
  });

  it.each(faults)('names the fault $id', (fault) => meetFault(panel, tab, page, fault));

  it('draws the sign-in, the refresh, the silent renewal and the sign-out', () =>
    useClient(panel, tab, page));
});
