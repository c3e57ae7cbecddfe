import { afterAll, beforeAll, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import { until } from '../../../scripts/until.mjs';
import type { Panel } from '../panel.ts';
import { html, type Site, startSite } from '../site.ts';
import { signHs256 } from '../tokens.ts';
import { describeInFirefox, inspect, showPanel } from './inspecting.ts';

describeInFirefox('tracing which script writes a token in Firefox', () => {
  let site: Site;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    const token = signHs256({ sub: 'mara' });
    site = await startSite({
      '/': html('<script src="/keep.js"></script>'),
      '/keep.js': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/javascript' });
        response.end(`function keep() {\n  localStorage.setItem('access_token', '${token}');\n}\nkeep();`);
      },
    });
    inspection = await inspect(`${site.url}/`);
    panel = await showPanel(inspection);
  });
  afterAll(async () => {
    await inspection?.close();
    await site?.close();
  });

  it('names file and line after a reload that was asked for, and is gone at the next', async () => {
    const writer = { role: 'region', name: 'Written by' };
    const trace = { role: 'button', name: 'Reload and trace writes', within: writer };
    await panel.open('Storage');
    await panel.click({ role: 'row', text: /access_token/, within: { role: 'grid', name: 'Stored tokens' } });
    await panel.click(trace);
    await panel.see({ ...writer, text: /keep\.js:2\s+in\s+keep/ });
    await inspection.goto(`${site.url}/`);
    await panel.see(trace);
    await until('the recorder to be gone', () =>
      inspection.evaluate(() => Object.getOwnPropertySymbols(window).length === 0),
    );
  });
});
