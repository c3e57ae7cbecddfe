// `npm test`: everything, in its three rooms, with one line of counts at the end. Further arguments go to vitest.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, findFirefox } from './find-browser.mjs';
import { build, installPackages, root } from './install.mjs';

/** One after the other: browsers and thousands of unit tests at the same moment make each other late. Two browsers do not. */
const rooms = [['unit'], ['ui'], ['e2e-chromium', 'e2e-firefox']];

const args = process.argv.slice(2);
const chosen = args.some((arg) => arg.startsWith('--project'));

installPackages();
const built = build('chrome', 'firefox', 'node');
const missing = [
  ...(findChromium() === null ? ['Chromium, Chrome or Edge'] : []),
  ...(findFirefox() === null ? ['Firefox'] : []),
];

const folder = mkdtempSync(join(tmpdir(), 'claimcheck-test-'));
/** @type {{ passed: number, failed: number, skipped: number }[]} */
const results = [];
if (chosen) results.push(await runVitest(args, join(folder, 'chosen.json')));
else
  for (const projects of rooms)
    results.push(
      ...(await Promise.all(
        projects.map((project) =>
          runVitest(['--project', project, ...args], join(folder, `${project}.json`)),
        ),
      )),
    );
rmSync(folder, { recursive: true });

const total = (/** @type {'passed' | 'failed' | 'skipped'} */ outcome) =>
  results.reduce((sum, result) => sum + result[outcome], 0);
const failed = total('failed') + (built ? 0 : 1);
if (!built) console.error('The build failed: see its messages above.');
if (total('skipped') > 0) console.log(`${total('skipped')} skipped`);
for (const browser of missing) console.log(`${browser} is not installed: its tests were skipped`);
console.log(`${total('passed')} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * @param {string[]} options
 * @param {string} report Where vitest writes its counts.
 */
async function runVitest(options, report) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = [vitest, 'run', '--passWithNoTests', ...reporters, ...options];
  // Through a pipe each writes whole lines, so that two at a time can be read.
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(process.stdout, { end: false });
  child.stderr.pipe(process.stderr, { end: false });
  const [code] = await once(child, 'close');
  const { passed, failed, skipped } = readReport(report);
  // A file that cannot be loaded, an error outside of any test: vitest fails and counts none.
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

/**
 * @param {string} path
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function readReport(path) {
  try {
    const { testResults, numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      readFileSync(path, 'utf8'),
    );
    const unloaded = testResults.filter(
      (/** @type {{ status: string, assertionResults: unknown[] }} */ { status, assertionResults }) =>
        status === 'failed' && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
