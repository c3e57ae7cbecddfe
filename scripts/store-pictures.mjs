/**
 * The pictures for the stores, 1280 × 800, from the gallery: the real panel over invented traffic, a line above it.
 *   node scripts/store-pictures.mjs      writes store/pictures/*.png
 * Titles and order are those of store/listing.md.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { build, preview } from 'vite';
import { findChromium } from './find-browser.mjs';
import { giveUp, root } from './install.mjs';

const width = 1280;
const height = 800;
const captionHeight = 84;

/** The state of the gallery that each picture shows. @type {Readonly<Record<string, { state: string, theme: 'light' | 'dark' }>>} */
const shown = {
  requests: { state: 'requests-403', theme: 'light' },
  tokens: { state: 'tokens', theme: 'light' },
  verified: { state: 'tokens-verified', theme: 'dark' },
  storage: { state: 'storage-cookie', theme: 'light' },
  audit: { state: 'audit', theme: 'light' },
};

const listing = readFileSync(join(root, 'store/listing.md'), 'utf8');
const pictures = [...listing.matchAll(/^\d\. `([\w-]+)\.png`: (.+)$/gm)].map(([, name = '', title = '']) => ({
  name,
  title,
}));
const executablePath =
  findChromium() ?? giveUp('No Chromium was found: set CLAIMCHECK_CHROMIUM to its path.');

const out = join(root, 'store/pictures');
mkdirSync(out, { recursive: true });
/** @type {import('vite').InlineConfig} */
const config = { configFile: false, root, plugins: [preact()], logLevel: 'error' };
const outDir = 'test-results/store-build';
await build({ ...config, build: { outDir, emptyOutDir: true, rolldownOptions: { input: 'gallery.html' } } });
const server = await preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  for (const { name, title } of pictures) {
    const { state, theme } =
      shown[name] ?? giveUp(`store/listing.md names ${name}.png, and nothing says what it shows.`);
    await page.setViewport({ width, height: height - captionHeight });
    // Views and panes come when they are first shown: the network is idle once all are there.
    const waitUntil = 'networkidle0';
    await page.goto(`${server.resolvedUrls?.local[0]}gallery.html?state=${state}&theme=${theme}`, {
      waitUntil,
    });
    await page.waitForSelector(`html[data-ready="${state}"]`, { timeout: 20_000 });
    await page.waitForSelector('#view > *');
    const panel = await page.screenshot({ encoding: 'base64' });
    await page.setViewport({ width, height });
    await page.goto('about:blank');
    await page.setContent(withCaption(title, theme, panel));
    await page.screenshot({ path: join(out, `${name}.png`) });
    console.log(`store/pictures/${name}.png  ${title}`);
  }
} finally {
  await browser.close();
  await server.close();
}

/**
 * @param {string} title without markup: it comes from our own listing
 * @param {'light' | 'dark'} theme
 * @param {string} panel a PNG as base64
 */
function withCaption(title, theme, panel) {
  const [ink, ground] = theme === 'light' ? ['#1b2230', '#e8edf6'] : ['#f1f3f6', '#14171c'];
  return `<style>
    body { margin: 0; background: ${ground}; }
    h1 { margin: 0; height: ${captionHeight}px; font: 600 30px/${captionHeight}px system-ui, sans-serif; color: ${ink}; text-align: center; }
    img { display: block; }
  </style><h1>${title}</h1><img src="data:image/png;base64,${panel}" width="${width}">`;
}
