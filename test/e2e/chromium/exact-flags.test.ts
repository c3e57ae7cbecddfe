import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Inspection, launchChromium } from '../../../scripts/chromium.mjs';
import { findChromium } from '../../../scripts/find-browser.mjs';
import { until } from '../../../scripts/until.mjs';
import { builtExtension } from '../built.ts';
import { html, type Site, startSite } from '../site.ts';
import { signHs256 } from '../tokens.ts';
import { describeInChromium, showPanel } from './inspecting.ts';

const stored = { role: 'row', within: { role: 'grid', name: 'Stored tokens' } };
const flags = { role: 'region', name: 'Cookie flags' };

/**
 * The browser's own question cannot be clicked without a screen: the build is tested as it is, up to the question, and a
 * copy of it to which the permission was given from the start.
 */
describeInChromium('the exact flags of a cookie', () => {
  let site: Site;
  let granted: string;
  const token = signHs256({ sub: 'mara' });

  /** Opens the site anew in a browser that held the cookie before DevTools saw anything. */
  async function open(extension: string): Promise<Inspection> {
    const inspection = await launchChromium({
      executablePath: findChromium() ?? '',
      extension,
      url: `${site.url}/`,
    });
    await inspection.page.setCookie({
      name: 'sid',
      value: token,
      url: site.url,
      httpOnly: true,
      sameSite: 'Strict',
    });
    await inspection.page.evaluate(async () => void (await fetch('/me')));
    return inspection;
  }

  beforeAll(async () => {
    site = await startSite({ '/': html('<h1>Site</h1>') });
    granted = await mkdtemp(join(tmpdir(), 'claimcheck-granted-'));
    await cp(await builtExtension('chrome'), granted, { recursive: true });
    const path = join(granted, 'manifest.json');
    const { optional_permissions, optional_host_permissions, ...manifest } = JSON.parse(
      await readFile(path, 'utf8'),
    );
    manifest.permissions.push(...optional_permissions);
    await writeFile(path, JSON.stringify({ ...manifest, host_permissions: optional_host_permissions }));
  });
  afterAll(async () => {
    await site?.close();
    await rm(granted, { recursive: true, force: true });
  });

  it('are unknown at first; a click has the browser ask for this site, and for no other', async () => {
    const inspection = await open(await builtExtension('chrome'));
    try {
      const panel = await showPanel(inspection);
      await panel.open('Storage');
      await panel.click({ ...stored, text: /Cookie\s+sid[\s\S]*Not known/ });
      await panel.see({ ...flags, text: /was not in the capture/ });
      await panel.driver.evaluate(() => {
        const { chrome } = globalThis as unknown as {
          chrome: { permissions: { request(wanted: object): Promise<boolean> } };
        };
        const { request } = chrome.permissions;
        chrome.permissions.request = (wanted) => {
          Object.assign(window, { wanted });
          return request(wanted);
        };
      });
      await panel.click({ role: 'button', name: 'Exact flags', within: flags });
      const wanted = await until('the question', () =>
        panel.driver.evaluate(() => (window as unknown as { wanted?: object }).wanted),
      );
      expect(wanted).toEqual({ permissions: ['cookies'], origins: ['*://127.0.0.1/*'] });
    } finally {
      await inspection.close();
    }
  });

  it('are shown once the permission is there', async () => {
    const inspection = await open(granted);
    try {
      const panel = await showPanel(inspection);
      await panel.open('Storage');
      await panel.click({ role: 'button', name: 'Read again' });
      await panel.click({ ...stored, text: /Cookie\s+sid[\s\S]*Hidden/ });
      await panel.see({ ...flags, text: /HttpOnly\s+Yes\s+Secure\s+No\s+SameSite\s+Strict/ });
    } finally {
      await inspection.close();
    }
  });
});
