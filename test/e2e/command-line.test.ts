/** The built command line, run by Node: many captures, on all cores. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditOrder, openAuditor } from '../../src/entry/cli/audit-capture.ts';
import { auditInThreads } from '../../src/entry/cli/audit-threads.ts';
import { buildCommandLine } from './built-command.ts';

const hars = fileURLToPath(new URL('../har/', import.meta.url));
const captures = readdirSync(hars).filter((name) => name.endsWith('.har'));

describe('the built command line with many captures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-many-'));
  const broken = join(folder, 'broken.har');
  const names = [...captures, ...captures].map((name) => hars + name).toSpliced(5, 0, broken);
  let program: string;

  beforeAll(async () => {
    program = await buildCommandLine(join(folder, 'built'));
    writeFileSync(broken, '{"log": ');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const order = (format: AuditOrder['format']): AuditOrder => ({
    format,
    keys: [{ name: '--secret', text: 'a secret of nobody', encoding: 'utf8' }],
    expectation: null,
    options: { version: '1', now: 0, showValues: false, waivers: [], baseline: new Set() },
    failOn: 'high',
  });

  it.each([[['--help']], [['audit', '--help']], [['verify', '-h']]])(
    '%j says how it is used',
    async (args) => {
      const { code, out } = await new Promise<{ code: number; out: string }>((resolve) => {
        const child = execFile(process.execPath, [program, ...args], (_error, out) =>
          resolve({ code: child.exitCode ?? -1, out }),
        );
      });
      expect([code, out.split('\n')[1]?.trim()]).toEqual([0, 'claimcheck decode TOKEN|FILE|- [--json]']);
    },
  );

  it.each(['ndjson', 'html', 'sarif'] as const)(
    'says the same in threads as in one, in the same order: %s',
    async (format) => {
      const alone = await openAuditor(order(format), async (path) => readFileSync(path, 'utf8'));
      const expected = [];
      for (const name of names) expected.push(await alone(name));
      const inThreads = [];
      for await (const audited of auditInThreads(pathToFileURL(program), order(format), names))
        inThreads.push(audited);
      expect(inThreads).toEqual(expected);
      expect(inThreads[5]).toEqual({ error: expect.stringContaining('broken.har') });
    },
  );

  it('writes a line for each that can be read, names the others, and ends by itself', async () => {
    const many = Array.from({ length: 12 }, () => names).flat();
    const { status, out, err } = await new Promise<{ status: unknown; out: string; err: string }>(
      (resolve) => {
        execFile(
          process.execPath,
          [program, 'audit', ...many, '--format', 'ndjson', '--fail-on', 'never'],
          { maxBuffer: 256 * 1024 * 1024 },
          (error, out, err) => resolve({ status: error?.code ?? 0, out, err }),
        );
      },
    );
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).captures[0])).toEqual(many.filter((name) => name !== broken));
    expect(err.split('\n').filter((line) => line.startsWith('claimcheck: '))).toHaveLength(12);
    expect(status).toBe(2);
  });
});
