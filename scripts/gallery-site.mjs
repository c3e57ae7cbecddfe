/** The built gallery in a headless Chromium: what the pictures and the checks of every state are taken from. */
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { build, preview } from 'vite';
import { findChromium } from './find-browser.mjs';
import { giveUp, root } from './install.mjs';

/** @typedef {{ width: number, height: number, theme?: 'light' | 'dark', forced?: boolean, language?: string }} Look Forced: the system's own few colours. */

/** @type {import('vite').InlineConfig} */
export const galleryConfig = { configFile: false, root, plugins: [preact()], logLevel: 'error' };

/**
 * Builds the gallery and serves it on the loopback; `url` is its page.
 * @param {string} name of the folder under test-results that it is built into
 */
export async function serveGallery(name) {
  const outDir = join('test-results', name);
  await build({
    ...galleryConfig,
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: 'gallery.html' } },
  });
  const server = await preview({
    ...galleryConfig,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  return { url: `${server.resolvedUrls?.local[0]}gallery.html`, close: () => server.close() };
}

/**
 * Builds and opens the gallery; what plays stands at its end. Ends the process where no Chromium is found.
 * @param {string} name of the folder under test-results that it is built into
 */
export async function openGallery(name) {
  const executablePath =
    findChromium() ?? giveUp('No Chromium was found: set CLAIMCHECK_CHROMIUM to its path.');
  const { url, close } = await serveGallery(name);
  const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const session = await page.createCDPSession();

  return {
    page,

    /** @returns {Promise<string[]>} the ids of all states, in their order */
    async states() {
      await page.goto(`${url}?list`);
      await page.waitForSelector('.gallery a');
      const hrefs = await page.$$eval('.gallery a', (links) =>
        links.map((link) => link.getAttribute('href') ?? ''),
      );
      return hrefs.map((href) => new URL(href, url).searchParams.get('state') ?? '');
    },

    /**
     * Shows a state, and resolves once it is drawn with all that it fetches when first shown.
     * @param {string} state
     * @param {Look} look
     */
    async show(state, { width, height, theme = 'light', forced = false, language = 'en' }) {
      await session.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'prefers-reduced-motion', value: 'reduce' },
          { name: 'prefers-color-scheme', value: theme },
          { name: 'forced-colors', value: forced ? 'active' : 'none' },
        ],
      });
      await page.setViewport({ width, height });
      await page.goto(`${url}?state=${state}&theme=${theme}&lang=${language}`, { waitUntil: 'networkidle0' });
      await page.waitForSelector(`html[data-ready="${state}"]`, { timeout: 20_000 });
      await page.waitForSelector('#view > :not([aria-busy])');
    },

    async close() {
      await browser.close();
      await close();
    },
  };
}
