import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each layer may import: folders of ours (a layer may always import itself) and packages. */
const law: Record<string, { layers: string[]; packages: string[] }> = {
  'core/spec': { layers: [], packages: [] },
  'core/http': { layers: ['core/spec'], packages: ['tldts'] },
  'core/jose': {
    layers: ['core/spec'],
    packages: ['jose', '@noble/curves', '@noble/hashes', '@noble/ciphers', '@noble/post-quantum'],
  },
  'core/find': { layers: ['core/spec', 'core/http', 'core/jose'], packages: [] },
  'core/replay': { layers: ['core/spec', 'core/http', 'core/jose', 'core/find'], packages: [] },
  'core/rules': {
    layers: ['core/spec', 'core/http', 'core/jose', 'core/find', 'core/replay', 'core/flows'],
    packages: ['tldts', 'libphonenumber-js'],
  },
  'core/diagnose': { layers: ['core/spec', 'core/http', 'core/jose', 'core/find'], packages: ['tldts'] },
  'core/flows': {
    layers: ['core/spec', 'core/http', 'core/jose', 'core/find', 'core/diagnose'],
    packages: ['@noble/hashes'],
  },
  'core/session': {
    layers: [
      'core/spec',
      'core/http',
      'core/jose',
      'core/find',
      'core/replay',
      'core/rules',
      'core/diagnose',
      'core/flows',
    ],
    packages: [],
  },
  'core/report': { layers: ['core'], packages: [] },
  'core/lessons': { layers: ['core'], packages: [] },
  browser: { layers: ['core'], packages: ['webextension-polyfill'] },
  ui: { layers: ['core'], packages: ['preact', '@preact/signals'] },
  lab: {
    layers: ['core/jose'],
    packages: [
      'jose',
      'node:',
      'oidc-provider',
      'openid-client',
      '@auth/core',
      'express',
      'express-oauth2-jwt-bearer',
      'fastify',
      '@fastify/jwt',
      'hono',
    ],
  },
  entry: {
    layers: ['core', 'browser', 'ui', 'lab'],
    packages: ['preact', '@preact/signals', '@zxcvbn-ts/language-common', 'node:'],
  },
};

/** What the table of ARCHITECTURE.md lets each folder import, in the words of the law. */
function toldLaw(): Record<string, string[]> {
  const rows = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(
    /^\| `([a-z/]+)` +\|.*\| (.+?) +\|$/gm,
  );
  const core = Object.keys(law).filter((name) => name.startsWith('core/'));
  return Object.fromEntries(
    [...rows].map(([, folder = '', may = '']) => {
      const [all, but] = may.split(' but ');
      const names = (but ?? all ?? '')
        .split(', ')
        .map((name) => (`core/${name}` in law ? `core/${name}` : name));
      if (all === 'all of core')
        return [folder, core.filter((name) => name !== folder && !names.includes(name)).sort()];
      if (may === 'all')
        return [
          folder,
          Object.keys(law)
            .map((name) => name.split('/')[0] as string)
            .filter((name, at, list) => name !== folder && list.indexOf(name) === at)
            .sort(),
        ];
      return [folder, may === 'nothing' ? [] : names.sort()];
    }),
  );
}

const layers = Object.keys(law).sort((a, b) => b.length - a.length);
const layerOf = (file: string) => layers.find((layer) => file.startsWith(`src/${layer}/`));
const isWithin = (file: string, layer: string) => file.startsWith(`src/${layer}/`);

function sources(dir: string): string[] {
  return readdirSync(join(root, dir), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm)].map(
    (match) => match[1] as string,
  );
}

/** One sentence per breach; empty when the file keeps the law. */
function breaches(file: string): string[] {
  const layer = layerOf(file);
  if (layer === undefined) return [`${file} lies in no layer`];
  const allowed = law[layer] as (typeof law)[string];
  return importsOf(file).flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = normalize(join(dirname(file), specifier));
      const ours = [layer, ...allowed.layers].some((name) => isWithin(target, name));
      // The version is written in one place only.
      const isManifest = layer === 'entry' && target === 'package.json';
      return ours || isManifest || /\.(css|svg)(\?|$)/.test(target)
        ? []
        : [`${file} (${layer}) imports ${target}`];
    }
    const known = allowed.packages.some(
      (name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
    );
    return known ? [] : [`${file} (${layer}) imports package ${specifier}`];
  });
}

describe('import law', () => {
  it('every file imports only what its layer may', () => {
    expect(sources('src').flatMap(breaches)).toEqual([]);
  });

  it('the law reads imports of every form', () => {
    const text = importsOf('test/import-law.test.ts');
    expect(text).toContain('node:fs');
    expect(text).toContain('vitest');
  });

  it('is what ARCHITECTURE.md tells', () => {
    expect(toldLaw()).toEqual(
      Object.fromEntries(Object.entries(law).map(([folder, { layers: may }]) => [folder, [...may].sort()])),
    );
  });

  it('core reads no clock and no network', () => {
    // Text that is written for a person (`fetch(…`) begins with its quote; the page of the lessons has a `fetch` of its own.
    const reads = /\bDate\.now\(|new Date\(\)|(?<![`.\w])fetch\((?!\w+: )|performance\.now\(/;
    const offenders = sources('src/core').filter((file) =>
      reads.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(offenders).toEqual([]);
  });
});
