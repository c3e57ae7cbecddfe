import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/chromium.mjs';
import { askedByPage, dumpStorage, type Lure, startLure, takeBait, workThrough } from '../lure.ts';
import type { Panel } from '../panel.ts';
import { describeInChromium, inspect, showPanel } from './inspecting.ts';

const paths = (seen: Lure['site']['seen']) =>
  seen
    .map(({ url }) => url.split('?', 1)[0])
    .filter((path) => !path?.startsWith('/.well-known/appspecific/'));

describeInChromium('a whole afternoon with the panel', () => {
  let lure: Lure;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    lure = await startLure();
    inspection = await inspect(`${lure.site.url}/`);
    await inspection.page.evaluate(takeBait);
    panel = await showPanel(inspection);
    await workThrough(panel, lure.secret);
  });
  afterAll(async () => {
    await inspection?.close();
    await lure?.close();
  });

  it('sends no request: what records saw the page itself, and nobody else', () => {
    expect(paths(lure.recorder.seen)).toEqual(['/page-itself']);
    expect(paths(lure.site.seen)).toEqual(askedByPage);
  });

  it('leaves the settings behind and nothing else: no token, key, claim or address', async () => {
    const { names, text } = await panel.driver.evaluate(dumpStorage);
    expect(names).toEqual(['storage.local settings']);
    expect(text).toContain('dark');
    expect(text).not.toMatch(/eyJ|mara|correct horse|access_token|127\.0\.0\.1|localhost/);
  });
});
