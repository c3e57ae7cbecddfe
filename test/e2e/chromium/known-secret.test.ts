import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { callWithToken, findKnownSecret, startWeakSite, type WeakSite } from '../known-secret.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

describeInChromium('a token signed with a password', () => {
  let weak: WeakSite;
  let inspection: Inspection;
  beforeAll(async () => {
    weak = await startWeakSite();
    inspection = await inspect(`${weak.site.url}/`);
    await inspection.page.evaluate(callWithToken, weak.token);
  });
  afterAll(async () => {
    await inspection?.close();
    await weak?.site.close();
  });

  it('is found out by the worker, under the CSP of the extension, and shown', async () => {
    const panel = await showPanel(inspection);
    await findKnownSecret(panel);
    await panel.open('Tokens');
    expect(await panel.audit()).toEqual([]);
  });
});
