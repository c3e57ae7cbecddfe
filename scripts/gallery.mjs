/**
 * The gallery: every state of the panel, drawn by the real code from fixtures.
 *   node scripts/gallery.mjs                      serves it on the loopback
 *   node scripts/gallery.mjs --shoot [state…]     photographs it into test-results/gallery/
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { build, createServer, preview } from 'vite';
import { findChromium } from './find-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = fileURLToPath(new URL('../test-results/gallery/', import.meta.url));
const views = [
  { name: '1280x420', width: 1280, height: 420, theme: 'light' },
  { name: '1280x420-dark', width: 1280, height: 420, theme: 'dark' },
  { name: '480x900', width: 480, height: 900, theme: 'light' },
  { name: '1400x900', width: 1400, height: 900, theme: 'light' },
];

/** @type {import('vite').InlineConfig} */
const config = { configFile: false, root, plugins: [preact()], logLevel: 'error' };

if (process.argv.includes('--shoot')) {
  const outDir = 'test-results/gallery-build';
  await build({
    ...config,
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: 'gallery.html' } },
  });
  const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  await shoot(`${urlOf(server)}gallery.html`, process.argv.slice(process.argv.indexOf('--shoot') + 1));
  await server.close();
} else {
  const server = await createServer({
    ...config,
    cacheDir: 'node_modules/.vite-gallery',
    optimizeDeps: { entries: ['gallery.html'] },
    server: { host: '127.0.0.1', port: 0, strictPort: false },
  });
  await server.listen();
  console.log(`Gallery: ${urlOf(server)}gallery.html`);
}

/** @param {{ resolvedUrls: import('vite').ResolvedServerUrls | null }} server */
function urlOf(server) {
  return server.resolvedUrls?.local[0] ?? '';
}

/**
 * @param {string} url of the gallery page
 * @param {string[]} wanted beginnings of the ids of states; none means all
 */
async function shoot(url, wanted) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found: set CLAIMCHECK_CHROMIUM to its path.');
  await mkdir(out, { recursive: true });
  const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    // What plays stands at its end.
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    page.on('pageerror', (error) =>
      console.error(`page error: ${error instanceof Error ? error.message : error}`),
    );
    page.on('console', (message) => {
      if (message.type() === 'error') console.error(`console: ${message.text()}`);
    });
    await page.goto(`${url}?list`);
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
