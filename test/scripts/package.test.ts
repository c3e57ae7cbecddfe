/** The packages for the stores: what is in them, and that anyone who has the source gets the same bytes. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../../scripts/zip.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const temporary = mkdtempSync(join(tmpdir(), 'claimcheck-package-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Runs `npm run package` of the checkout at `home`, in a time zone; gives the folder of the packages. */
function packageAt(home: string, out: string, TZ: string): string {
  const script = join(home, 'scripts/package.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, out], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, TZ },
  });
  expect(status, stderr).toBe(0);
  return out;
}

const nameOf = (kind: string) => `claimcheck-${kind}-${version}.zip`;
const readZip = (folder: string, kind: string) => unzipSync(readFileSync(join(folder, nameOf(kind))));
const hashOf = (folder: string, kind: string) =>
  createHash('sha256')
    .update(readFileSync(join(folder, nameOf(kind))))
    .digest('hex');

describe('a zip', () => {
  it('has the same bytes in whatever order its files come', () => {
    const files = ['b/2.js', 'a.txt', 'b/10.js'].map(
      (name) => [name, new TextEncoder().encode(`text of ${name}`)] as const,
    );
    const zip = writeZip(files);
    expect(writeZip(files.toReversed())).toEqual(zip);
    expect(Object.keys(unzipSync(zip))).toEqual(['a.txt', 'b/10.js', 'b/2.js']);
  });
});

describe.skipIf(!existsSync(join(root, '.git')))('the packages', () => {
  let packages: string;
  beforeAll(() => {
    packages = packageAt(root, join(temporary, 'packages'), 'America/New_York');
  }, 240_000);

  it('are two extensions, the source, and the list of what is shipped of others', () => {
    expect(readdirSync(packages).sort()).toEqual(
      [...['chrome', 'firefox', 'source'].map(nameOf), 'THIRD-PARTY.md'].sort(),
    );
  });

  it.each(['chrome', 'firefox'])(
    'of %s have the manifest at the top, the licences, and nothing to debug with',
    (kind) => {
      const files = readZip(packages, kind);
      expect(JSON.parse(new TextDecoder().decode(files['manifest.json'])).version).toBe(version);
      expect(Object.keys(files)).toEqual(expect.arrayContaining(['LICENSE', 'THIRD-PARTY.md', 'panel.html']));
      expect(Object.keys(files).filter((name) => /\.(map|ts|tsx)$|(^|\/)\./.test(name))).toEqual([]);
    },
  );

  it('list the packages whose code is in the extension, in the workers as well', () => {
    const list = readFileSync(join(packages, 'THIRD-PARTY.md'), 'utf8');
    // The frame, what comes later, and what only a worker has.
    for (const name of ['preact', '@noble/post-quantum', '@zxcvbn-ts/language-common'])
      expect(list).toContain(`\n| ${name} | `);
    expect(list).not.toContain('\n| vitest | ');
  });

  it('of the source hold what is tracked: no packages, nothing built, no results', () => {
    const names = Object.keys(readZip(packages, 'source'));
    expect(names).toEqual(
      expect.arrayContaining(['package-lock.json', 'scripts/package.mjs', 'src/entry/panel.tsx']),
    );
    expect(names.filter((name) => /^(node_modules|dist|test-results|\.git)\//.test(name))).toEqual([]);
  });

  it('come out the same, byte for byte, from the source package in another place and time zone', () => {
    const elsewhere = join(temporary, 'unpacked');
    for (const [name, bytes] of Object.entries(readZip(packages, 'source'))) {
      mkdirSync(dirname(join(elsewhere, name)), { recursive: true });
      writeFileSync(join(elsewhere, name), bytes);
    }
    symlinkSync(join(root, 'node_modules'), join(elsewhere, 'node_modules'), 'junction');
    const again = packageAt(elsewhere, join(elsewhere, 'dist/packages'), 'Asia/Tokyo');
    for (const kind of ['chrome', 'firefox']) expect(hashOf(again, kind), kind).toBe(hashOf(packages, kind));
  }, 240_000);
});
