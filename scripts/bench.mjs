// `npm run bench [-- --json] [node] [chromium] [firefox]`: one line a measurement, `name value unit bar verdict`. Never fails a run.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { findChromium, findFirefox } from './find-browser.mjs';
import { build as buildExtension, root } from './install.mjs';

/** @typedef {{ name: string, value: number, unit: string, bar: string, met: boolean }} Result */

const args = process.argv.slice(2);
const json = args.includes('--json');
const chosen = args.filter((arg) => !arg.startsWith('--'));
const folder = await mkdtemp(join(tmpdir(), 'claimcheck-bench-'));

/** @type {Record<string, () => Promise<Result[] | null>>} */
const places = { node: inNode, chromium: inChromium, firefox: inFirefox };

try {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      target: 'es2022',
      minify: false,
      lib: { entry: 'test/bench/main.ts', formats: ['es'], fileName: 'bench' },
    },
  });
  for (const [place, run] of Object.entries(places)) {
    if (chosen.length > 0 && !chosen.includes(place)) continue;
    const results = await run();
    if (results === null) console.error(`${place}: not installed, not measured`);
    for (const result of results ?? []) print(place, result);
  }
} finally {
  await rm(folder, { recursive: true });
}

/**
 * @param {string} place
 * @param {Result} result
 */
function print(place, { name, value, unit, bar, met }) {
  const rounded = Number(value.toPrecision(3));
  if (json) console.log(JSON.stringify({ place, name, value: rounded, unit, bar, met }));
  else
    console.log(
      `${place.padEnd(8)}  ${name.padEnd(62)} ${String(rounded).padStart(7)} ${unit.padEnd(3)} ${bar.padEnd(7)} ${bar === '' ? '' : met ? 'met' : 'missed'}`,
    );
}

/** @returns {Promise<Result[]>} */
async function inNode() {
  const { runBenches } = await import(pathToFileURL(join(folder, 'bench.js')).href);
  return runBenches('node');
}

/** @returns {Promise<Result[] | null>} */
async function inChromium() {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  const { launch } = await import('puppeteer-core');
  const site = await serve();
  const browser = await launch({
    executablePath,
    headless: true,
    pipe: true,
    args: ['--no-sandbox'],
    protocolTimeout: 600_000,
  });
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    return await page.evaluate(runInPage);
  } finally {
    await browser.close();
    site.close();
  }
}

/** @returns {Promise<Result[] | null>} */
async function inFirefox() {
  const executablePath = findFirefox();
  if (executablePath === null) return null;
  const { launchFirefox } = await import('./firefox.mjs');
  // Its driver always brings the extension along.
  const extension = `${root}dist/firefox`;
  if (!existsSync(extension)) buildExtension('firefox');
  const site = await serve();
  const inspection = await launchFirefox({ executablePath, extension, url: site.url });
  try {
    // A script may take half a minute there, and a busy machine takes longer: so it is begun, and asked for.
    await inspection.evaluate(startInPage);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      /** @type {string} */
      const told = await inspection.evaluate(() => document.title);
      if (told.startsWith('fault: ')) throw new Error(told);
      if (told.startsWith('[')) return JSON.parse(told);
    }
  } finally {
    await inspection.close();
    site.close();
  }
}

/** Runs in the page and comes back at once; what is found becomes its title, which every script sees. */
async function startInPage() {
  /** @type {string} */
  const address = '/bench.js';
  const { runBenches } = await import(address);
  setTimeout(() => {
    runBenches('browser').then(
      (/** @type {Result[]} */ results) => {
        document.title = JSON.stringify(results);
      },
      (/** @type {unknown} */ error) => {
        document.title = `fault: ${error}`;
      },
    );
  }, 0);
}

/** Runs in the page; the address is that of the bundle. @returns {Promise<Result[]>} */
async function runInPage() {
  /** @type {string} */
  const address = '/bench.js';
  const { runBenches } = await import(address);
  return runBenches('browser');
}

/** A page with nothing in it, and the bundle beside it, on loopback. @returns {Promise<{ url: string, close: () => void }>} */
async function serve() {
  const server = createServer(async (request, response) => {
    const file = request.url === '/' ? null : join(folder, (request.url ?? '').replace(/[^\w.-]/g, ''));
    // A page that is isolated gets a clock of microseconds.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    response.setHeader('Content-Type', file === null ? 'text/html' : 'text/javascript');
    response.end(
      file === null ? '<!doctype html><title>bench</title>' : await readFile(file).catch(() => ''),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
