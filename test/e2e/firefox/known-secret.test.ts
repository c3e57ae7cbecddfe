import { afterAll, beforeAll, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import { callWithToken, findKnownSecret, startWeakSite, type WeakSite } from '../known-secret.ts';
import { describeInFirefox, inspect, showPanel } from './inspecting.ts';

describeInFirefox('a token signed with a password', () => {
  let weak: WeakSite;
  let inspection: Inspection;
  beforeAll(async () => {
    weak = await startWeakSite();
    inspection = await inspect(`${weak.site.url}/`);
    await inspection.evaluate(callWithToken, weak.token);
  });
  afterAll(async () => {
    await inspection?.close();
    await weak?.site.close();
  });

  it('is found out by the worker, under the CSP of the extension, and shown', async () => {
    await findKnownSecret(await showPanel(inspection));
  });
});
