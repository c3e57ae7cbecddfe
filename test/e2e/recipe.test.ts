/** The recipe of `docs/ci.md`, run as it stands there: a real browser, the built command line, the practice site. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/find-browser.mjs';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { faultsOfSarif } from '../core/report/sarif-schema.ts';
import { buildCommandLine } from './built-command.ts';

const recipe = readFileSync(fileURLToPath(new URL('../../docs/ci.md', import.meta.url)), 'utf8');
const require = createRequire(import.meta.url);
const playwright = require.resolve('playwright-core/package.json');

/** The first block of the recipe in this language. */
const blockOf = (language: string) => recipe.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';

const executablePath = findChromium();
if (executablePath === null) console.warn('skipped: no Chrome, Chromium or Edge here');

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

describe.skipIf(executablePath === null)('the recipe for CI', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-recipe-'));
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab();
    await buildCommandLine(join(folder, 'tools/claimcheck'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(dirname(playwright), join(folder, 'node_modules/playwright-core'), 'junction');
    writeFileSync(join(folder, 'record.mjs'), blockOf('js'));
    writeFileSync(join(folder, 'waivers.json'), blockOf('json'));
    const recorded = await run(process.execPath, ['record.mjs'], {
      SITE: lab.siteUrl,
      CHROMIUM: executablePath ?? '',
    });
    expect(recorded.err).toBe('');
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    new Promise<Run>((resolve) => {
      execFile(
        program,
        [...args],
        { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
        (error, out, err) => resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });
  const audit = (...args: string[]) =>
    run(process.execPath, ['tools/claimcheck/cli/claimcheck.js', 'audit', 'site.har', ...args]);
  /** The options of the recipe’s own line. */
  const written = blockOf('sh').trim().split(' > ')[0]?.split(' ').slice(3) ?? [];

  it('fails the run, and says why in SARIF that its schema accepts', async () => {
    const { status, out, err } = await audit(...written);
    expect({ status, err }).toEqual({ status: 1, err: '' });
    expect(faultsOfSarif(out)).toEqual([]);
    const [{ results, tool }] = JSON.parse(out).runs;
    expect(tool.driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('token-in-url');
    expect(out).not.toMatch(/eyJ[\w-]{10}/);
  });

  it('finds what the person met: the refused call and its cause', async () => {
    const { out } = await audit('--format', 'json', '--fail-on', 'never');
    const { diagnoses, tokens } = JSON.parse(out);
    expect(tokens.length).toBeGreaterThan(1);
    expect(diagnoses.map(({ cause }: { cause: string }) => cause)).toEqual(['expired']);
  });

  it('passes once the one finding at the bar is waived', async () => {
    const { out } = await audit('--format', 'json');
    const open = JSON.parse(out).findings.filter(
      ({ severity, undecided }: { severity: string; undecided: boolean }) =>
        !undecided && ['critical', 'high'].includes(severity),
    );
    expect(open.map(({ rule }: { rule: string }) => rule)).toEqual(['token-in-url']);
    expect((await audit('--waivers', 'waivers.json')).status).toBe(0);
  });

  it('makes a capture that can be shared, with the same diagnoses', async () => {
    const cli = ['tools/claimcheck/cli/claimcheck.js'];
    await run(process.execPath, [...cli, 'redact', 'site.har', '-o', 'shared.har']);
    const causes = async (capture: string) => {
      const { out } = await run(process.execPath, [...cli, 'audit', capture, '--format', 'json']);
      return JSON.parse(out).diagnoses.map(({ cause, entry }: { cause: string; entry: number }) => [
        entry,
        cause,
      ]);
    };
    expect(await causes('shared.har')).toEqual(await causes('site.har'));
  });
});
