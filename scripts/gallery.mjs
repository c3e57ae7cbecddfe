/**
 * The gallery: every state of the panel, drawn by the real code from fixtures.
 *   node scripts/gallery.mjs                      serves it on the loopback
 *   node scripts/gallery.mjs --shoot [state…]     photographs it into test-results/gallery/
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { createServer } from 'vite';
import { findChromium } from './find-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = fileURLToPath(new URL('../test-results/gallery/', import.meta.url));
const views = [
  { name: '1280x420', width: 1280, height: 420, theme: 'light' },
  { name: '1280x420-dark', width: 1280, height: 420, theme: 'dark' },
  { name: '480x900', width: 480, height: 900, theme: 'light' },
  { name: '1400x900', width: 1400, height: 900, theme: 'light' },
];

const server = await createServer({
  configFile: false,
  root,
  plugins: [preact()],
  cacheDir: 'node_modules/.vite-gallery',
  optimizeDeps: { entries: ['gallery.html'] },
  server: {
    host: '127.0.0.1',
    port: 0,
    strictPort: false,
    watch: process.argv.includes('--shoot') ? null : {},
  },
  logLevel: 'warn',
});
await server.listen();
const address = server.httpServer?.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const url = `http://127.0.0.1:${port}/gallery.html`;

if (process.argv.includes('--shoot')) {
  const wanted = process.argv.slice(process.argv.indexOf('--shoot') + 1);
  await shoot(wanted);
  await server.close();
} else {
  console.log(`Gallery: ${url}`);
}

/** @param {string[]} wanted ids of states; none means all */
async function shoot(wanted) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found: set CLAIMCHECK_CHROMIUM to its path.');
  await mkdir(out, { recursive: true });
  const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) =>
      console.error(`page error: ${error instanceof Error ? error.message : error}`),
    );
    page.on('console', (message) => {
      if (message.type() === 'error') console.error(`console: ${message.text()}`);
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForSelector('.gallery a');
    const all = await page.$$eval('.gallery a', (links) =>
      links.map(
        (link) => new URL(/** @type {HTMLAnchorElement} */ (link).href).searchParams.get('state') ?? '',
      ),
    );
    for (const state of all.filter((id) => wanted.length === 0 || wanted.some((one) => id.startsWith(one)))) {
      for (const view of views) {
        await page.setViewport({ width: view.width, height: view.height });
        await page.goto(`${url}?state=${state}&theme=${view.theme}`);
        await page.waitForSelector(`html[data-ready="${state}"]`, { timeout: 20_000 });
        await page.evaluate(
          () => new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume))),
        );
        await page.screenshot({ path: `${out}${state}-${view.name}.png` });
      }
      console.log(state);
    }
  } finally {
    await browser.close();
  }
}
