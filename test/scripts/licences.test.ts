import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeShipped, mayShip, packageFolder, writeThirdParty } from '../../scripts/licences.mjs';

const folder = mkdtempSync(join(tmpdir(), 'claimcheck-licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A package on disk, as npm would have unpacked it. */
function unpack(name: string, manifest: object, files: Readonly<Record<string, string>> = {}): string {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
  return at;
}

describe('a licence', () => {
  it.each([
    'MIT',
    'Apache-2.0',
    'BSD-3-Clause',
    'ISC',
    'MPL-2.0',
    '0BSD',
    'CC0-1.0',
    '(MIT OR GPL-3.0-or-later)',
    'MIT AND ISC',
  ])('may be shipped: %s', (expression) => expect(mayShip(expression)).toBe(true));

  it.each([
    'GPL-3.0',
    'AGPL-3.0-only',
    'LGPL-2.1',
    'UNLICENSED',
    'SEE LICENSE IN x',
    'MIT AND GPL-3.0',
    'none given',
    '',
  ])('may not: %s', (expression) => expect(mayShip(expression)).toBe(false));
});

describe('the list of what is shipped', () => {
  it('has each package once, with its texts and its notice', () => {
    const licensed = unpack('good', { license: 'Apache-2.0' }, { LICENSE: 'the text', NOTICE: 'the notice' });
    const list = describeShipped([licensed]);
    expect(list.find(({ name }) => name === 'good')).toMatchObject({
      version: '1.0.0',
      licence: 'Apache-2.0',
      text: 'the text\n\nthe notice',
    });
    const page = writeThirdParty(list);
    expect(page).toContain('| good | 1.0.0 | Apache-2.0 |');
    expect(page).toContain('the notice');
  });

  it('names what was copied by hand', () => {
    expect(describeShipped([]).map(({ name }) => name)).toEqual(['Lucide', 'Public Suffix List']);
  });

  it('is refused with a package that may not be shipped, that says nothing, or whose text is missing', () => {
    const copyleft = unpack('copyleft', { license: 'GPL-3.0' }, { LICENSE: 'a text' });
    const silent = unpack('silent', {}, { LICENSE: 'a text' });
    const textless = unpack('textless', { license: 'MIT' });
    expect(() => describeShipped([copyleft, silent])).toThrow(
      'may not be shipped: copyleft (GPL-3.0), silent (none given)',
    );
    expect(() => describeShipped([textless])).toThrow('no licence text: textless');
  });
});

describe('the package of a module', () => {
  it.each([
    ['/a/node_modules/preact/dist/preact.mjs', '/a/node_modules/preact'],
    ['/a/node_modules/@noble/curves/nist.js?commonjs-module', '/a/node_modules/@noble/curves'],
    ['\0/a/node_modules/x/node_modules/y/index.js', '/a/node_modules/x/node_modules/y'],
  ])('of %j', (id, expected) => expect(packageFolder(id)).toBe(expected));

  it.each(['/a/src/entry/panel.tsx', '\0vite/preload-helper.js', 'rolldown/runtime'])(
    'is none for %j',
    (id) => expect(packageFolder(id)).toBeNull(),
  );
});
