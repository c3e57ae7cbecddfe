/** Every state of the panel as people see it who need more than the usual look, gone through in one Chromium. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { serveGallery } from '../../../scripts/gallery-site.mjs';
import { auditPage, colourRules, everyRule, otherRules } from './axe.ts';
import { findClipped } from './clipped.ts';
import { findMotion } from './motion.ts';
import { findOutOfReach } from './reach.ts';
import { findVanished, markPainted } from './vanished.ts';

/** What is looked for; a complaint is a line that names the state and how it was shown. */
export type Concern = 'axe' | 'forced colours' | 'cut off' | 'out of reach' | 'motion';
export type Complaints = Readonly<Record<Concern, string[]>>;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2, 1.4.12: a person's own style sheet may space text so much. */
const spacedText =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

const wide = { width: 1280, height: 420 };
const narrow = { width: 480, height: 900 };
/** 1280 × 420 at 200 per cent, and the width that WCAG 2.2, 1.4.10 names, of a window of 1280 × 1024 at 400 per cent. */
const zoomed = { width: 640, height: 210 };
const zoomedTwice = { width: 320, height: 256 };

/** As many at a time as there are cores to draw them. */
const walkers = 2;

/** Goes through the states whose ids begin with one of `only`; none means all. */
export async function walkGallery(executablePath: string, only: readonly string[]): Promise<Complaints> {
  const complaints: Complaints = {
    axe: [],
    'forced colours': [],
    'cut off': [],
    'out of reach': [],
    motion: [],
  };
  const site = await serveGallery('gallery-walk');
  const browser = await puppeteer.launch({ executablePath, headless: true, args: ['--no-sandbox'] });
  try {
    const states = (await listStates(browser, site.url)).filter(
      (state) => only.length === 0 || only.some((one) => state.startsWith(one)),
    );
    const walk = async () => {
      // A page in the background draws nothing: each has a window of its own.
      const page = await (await browser.createBrowserContext()).newPage();
      for (let state = states.shift(); state !== undefined; state = states.shift())
        await lookAt(page, site.url, state, complaints);
    };
    await Promise.all(Array.from({ length: walkers }, walk));
    return complaints;
  } finally {
    await browser.close();
    await site.close();
  }
}

async function listStates(browser: Browser, url: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(`${url}?list`);
  await page.waitForSelector('.gallery a');
  const hrefs = await page.$$eval('.gallery a', (links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  return hrefs.map((href) => new URL(href, url).searchParams.get('state') ?? '');
}

async function lookAt(page: Page, url: string, state: string, complaints: Complaints): Promise<void> {
  const session = await page.createCDPSession();
  const media = async (features: Readonly<Record<string, string>>) => {
    const wanted = { 'prefers-reduced-motion': 'reduce', ...features };
    await session.send('Emulation.setEmulatedMedia', {
      features: Object.entries(wanted).map(([name, value]) => ({ name, value })),
    });
  };
  const size = async (viewport: typeof wide) => {
    await page.setViewport(viewport);
    await twoFrames(page);
  };
  const note = (concern: Concern, shown: string, lines: readonly string[]) => {
    for (const line of new Set(lines)) complaints[concern].push(`${state}, ${shown}: ${line}`);
  };

  await media({});
  await page.setViewport(wide);
  await page.goto(`${url}?state=${encodeURIComponent(state)}&theme=light`);
  await page.waitForSelector(`html[data-ready="${state}"]`, { timeout: 60_000 });
  await page.waitForSelector('#view > :not([aria-busy])');
  await page.evaluate(axeSource);
  await twoFrames(page);
  note('axe', 'light', await page.evaluate(auditPage, everyRule));
  note('cut off', 'wide', await page.evaluate(findClipped));
  note('motion', 'less motion', await page.evaluate(findMotion));
  await page.evaluate(markPainted);
  await page.evaluate(setTheme, 'dark');
  note('axe', 'dark', await page.evaluate(auditPage, colourRules));

  for (const scheme of ['dark', 'light']) {
    await media({ 'forced-colors': 'active', 'prefers-color-scheme': scheme });
    note('forced colours', scheme, await page.evaluate(findVanished));
    note('forced colours', scheme, await page.evaluate(auditPage, colourRules));
  }
  await media({});
  await page.evaluate(setTheme, 'light');

  await size(narrow);
  note('axe', 'narrow', await page.evaluate(auditPage, otherRules));
  note('cut off', 'narrow', await page.evaluate(findClipped));
  const style = await page.addStyleTag({ content: spacedText });
  await twoFrames(page);
  note('cut off', 'narrow with spaced text', await page.evaluate(findClipped));
  await size(wide);
  note('cut off', 'wide with spaced text', await page.evaluate(findClipped));
  await style.evaluate((element) => element.remove());

  for (const [shown, viewport] of [
    ['zoomed to 200%', zoomed],
    ['zoomed to 400%', zoomedTwice],
  ] as const) {
    await size(viewport);
    note('cut off', shown, await page.evaluate(findClipped));
    note('out of reach', shown, await page.evaluate(findOutOfReach));
  }
  await session.detach();
}

const setTheme = (theme: string) => {
  document.documentElement.dataset.theme = theme;
};

/** Until what was just changed is laid out. */
const twoFrames = (page: Page) =>
  page.evaluate(
    () => new Promise<void>((resume) => requestAnimationFrame(() => requestAnimationFrame(() => resume()))),
  );
