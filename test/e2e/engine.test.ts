/** The engine's own suite inside of real browsers: bundled, on a page on loopback, with the fixtures that Node made. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, findFirefox } from '../../scripts/find-browser.mjs';
import { launchFirefox } from '../../scripts/firefox.mjs';
import { until } from '../../scripts/until.mjs';
import { engineCases } from '../engine/cases.ts';
import { makeFixtures } from '../engine/fixtures.ts';
import { builtExtension } from './built.ts';
import { json, type Route, type Site, startSite } from './site.ts';

type Results = Record<string, string>;
type Evaluate = <R>(run: () => R) => Promise<R>;

declare global {
  interface Window {
    engineResults?: Results;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Everything in one file, as text: the engine, what it loads on demand, and the cases. */
async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'claimcheck-engine-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: ['chrome120', 'firefox142'],
        minify: false,
        rolldownOptions: { output: { codeSplitting: false } },
        lib: { entry: 'test/engine/in-page.ts', formats: ['es'], fileName: 'engine' },
      },
    });
    return await readFile(join(folder, 'engine.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const answer =
  (type: string, text: string): Route =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
    response.end(text);
  };

async function startEngineSite(): Promise<Site> {
  const [script, fixtures] = await Promise.all([bundle(), makeFixtures()]);
  const page = '<!doctype html><title>Engine</title><link rel="icon" href="data:,">';
  return startSite({
    '/': answer('text/html', `${page}<script type="module" src="engine.js"></script>`),
    '/engine.js': answer('text/javascript', script),
    '/fixtures.json': json(200, fixtures),
  });
}

const wait = (evaluate: Evaluate) =>
  until('the cases to end', () => evaluate(() => window.engineResults ?? null), 100_000);

async function inChromium(executablePath: string, url: string): Promise<Results> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await puppeteer.launch({ executablePath, headless: true, pipe: true, args });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await wait((run) => page.evaluate(run as never) as never);
  } finally {
    await browser.close();
  }
}

async function inFirefox(executablePath: string, url: string): Promise<Results> {
  const inspection = await launchFirefox({
    executablePath,
    extension: await builtExtension('firefox'),
    url,
  });
  try {
    return await wait((run) => inspection.evaluate(run));
  } finally {
    await inspection.close();
  }
}

const browsers = [
  { name: 'Chromium', path: findChromium(), run: inChromium },
  { name: 'Firefox', path: findFirefox(), run: inFirefox },
];

for (const { name, path, run } of browsers) {
  describe.skipIf(path === null)(`the engine in ${name}`, () => {
    let site: Site;
    let results: Results;
    beforeAll(async () => {
      site = await startEngineSite();
      results = await run(path ?? '', site.url);
    });
    afterAll(() => site?.close());

    for (const one of engineCases) it(one.name, () => expect(results[one.name]).toBe(''));
  });
}
