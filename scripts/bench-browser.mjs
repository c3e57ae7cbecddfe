// `npm run bench:browser [-- --json] [--write] [--requests N] [--runaway SECONDS] [chromium] [firefox] [held] [live] [slow-down]`: the
// built extension in real browsers, with a hundred thousand requests held. One line a measurement: `place name value unit bar verdict`.
// Never fails a run.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { places } from './bench-drivers.mjs';
import { serveBenchSite } from './bench-site.mjs';
import { measureHeld, measureLive, measureSlowDown } from './bench-steps.mjs';
import { writePerformance } from './bench-table.mjs';
import { build as buildExtension, root } from './install.mjs';

/** @typedef {{ place: string, name: string, value: number, unit: string, bar: string, met: boolean }} Result */
/** @typedef {{ requests: number, runaway: number }} Sizes */
/** @typedef {(name: string, value: number, unit: string, most?: number) => void} Tell A bar is at most this much; without one the value is only noted. */

const args = process.argv.slice(2);
const json = args.includes('--json');
const sizes = { requests: option('--requests', 100_000), runaway: option('--runaway', 60) };
/** All of them, where none of them is named. */
const isChosen = (/** @type {string} */ name, /** @type {readonly string[]} */ names) =>
  args.includes(name) || !names.some((one) => args.includes(one));
const steps = ['held', 'live', 'slow-down'];
const placeNames = places.map(({ name }) => name);
const folder = await mkdtemp(join(tmpdir(), 'claimcheck-bench-'));
const site = await serveBenchSite();
/** @type {Result[]} */
const results = [];
/** @type {string[]} */
const versions = [];

try {
  const tools = await bundleTools();
  for (const place of places) {
    if (!isChosen(place.name, placeNames)) continue;
    if (place.executablePath === null) {
      console.error(`${place.name}: not installed, not measured`);
      continue;
    }
    const extension = join(root, 'dist', place.extension);
    if (!existsSync(extension)) buildExtension(place.extension);
    /** @type {Tell} */
    const tell = (name, value, unit, most) => {
      const bar = most === undefined ? '' : `≤ ${most}`;
      const met = most === undefined || value <= most;
      const result = { place: place.name, name, value: Number(value.toPrecision(3)), unit, bar, met };
      results.push(result);
      print(result);
    };
    const open = (/** @type {string} */ folder, shown = true) => place.open(folder, site.url, shown);
    // One that fails says so and costs the others nothing.
    const attempt = async (/** @type {string} */ what, /** @type {() => Promise<unknown>} */ measure) => {
      try {
        await measure();
      } catch (error) {
        console.error(`${place.name}: ${what} was not measured: ${error}`);
      }
    };
    if (isChosen('held', steps))
      await attempt('what is held', async () => {
        versions.push(await measureHeld(() => open(extension), tools, sizes, tell));
      });
    if (isChosen('live', steps))
      await attempt('live traffic', () => measureLive(() => open(extension), tools, sizes, tell));
    if (isChosen('slow-down', steps))
      await attempt('the page’s slow-down', () => measureSlowDown(open, extension, folder, tell));
  }
  if (args.includes('--write'))
    await writePerformance(join(root, 'docs/performance.md'), results, versions, sizes);
} finally {
  site.close();
  await rm(folder, { recursive: true });
}

/**
 * @param {string} name
 * @param {number} usual
 */
function option(name, usual) {
  const at = args.indexOf(name);
  return at === -1 ? usual : Number(args[at + 1]);
}

/** @param {Result} result */
function print(result) {
  const { place, name, value, unit, bar, met } = result;
  if (json) console.log(JSON.stringify(result));
  else
    console.log(
      `${place.padEnd(8)}  ${name.padEnd(66)} ${String(value).padStart(8)} ${unit.padEnd(3)} ${bar.padEnd(8)} ${bar === '' ? '' : met ? 'met' : 'missed'}`.trimEnd(),
    );
}

/** What the panel is measured with, as one script. */
async function bundleTools() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      lib: {
        entry: 'test/bench/browser/in-panel.ts',
        formats: ['iife'],
        name: 'benchInPanel',
        fileName: () => 'in-panel.js',
      },
    },
  });
  return readFile(join(folder, 'in-panel.js'), 'utf8');
}
