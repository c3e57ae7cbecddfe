// Licences of what is shipped. `collectPackages` hangs on the build and notes the packages whose code went into a bundle;
// `describeShipped` reads their licences and refuses one that we may not pass on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** SPDX names of the licences under which a package may be shipped with ours (MIT). */
const allowed = new Set([
  'MIT',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MPL-2.0',
  '0BSD',
  'CC0-1.0',
]);

/** What was copied into our own files, or lies inside of a package under a licence of its own. */
const copied = [
  {
    name: 'Lucide',
    version: 'drawings of icons',
    licence: 'ISC',
    homepage: 'https://lucide.dev',
    text: `Copyright (c) for portions of Lucide are held by Cole Bemis as part of Feather (MIT).
All other copyright (c) for Lucide are held by Lucide Contributors.

Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF
OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
  },
  {
    name: 'Public Suffix List',
    version: 'as tldts holds it',
    licence: 'MPL-2.0',
    homepage: 'https://publicsuffix.org',
    text: `This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.
If a copy of the MPL was not distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.`,
  },
];

/** @typedef {{ name: string, version: string, licence: string, homepage: string, text: string }} Shipped */

/**
 * A plugin for the build and for its workers, and the folders of the packages that it has seen: those of which at least one
 * module's text is in a written chunk.
 * @returns {{ plugin: import('vite').Plugin, folders: Set<string> }}
 */
export function collectPackages() {
  /** @type {Set<string>} */
  const folders = new Set();
  return {
    folders,
    plugin: {
      name: 'claimcheck:collect-packages',
      generateBundle(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk') continue;
          for (const id of file.moduleIds) {
            const folder = packageFolder(id);
            if (folder !== null) folders.add(folder);
          }
        }
      },
    },
  };
}

/**
 * The folder of the package that a module belongs to; null for our own.
 * @param {string} id of a module: a path, with marks of plugins before or behind it
 */
export function packageFolder(id) {
  const parts = id
    .replaceAll('\0', '')
    .replace(/[?#].*$/, '')
    .replaceAll('\\', '/')
    .split('/');
  const at = parts.lastIndexOf('node_modules');
  const name = parts[at + 1];
  if (at < 0 || name === undefined) return null;
  return parts.slice(0, at + (name.startsWith('@') ? 3 : 2)).join(sep);
}

/**
 * Name, version and licence of each package, and of what was copied; by name. Throws where a licence is missing, is not
 * among those that may be shipped, or has no text to pass on.
 * @param {Iterable<string>} folders of packages
 * @returns {Shipped[]}
 */
export function describeShipped(folders) {
  const shipped = [...[...folders].map(describePackage), ...copied];
  const refused = shipped.filter(({ licence }) => !mayShip(licence));
  if (refused.length > 0)
    throw new Error(
      `may not be shipped: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}`,
    );
  const untold = shipped.filter(({ text }) => text.trim() === '');
  if (untold.length > 0) throw new Error(`no licence text: ${untold.map(({ name }) => name).join(', ')}`);
  return shipped.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * @param {string} folder
 * @returns {Shipped}
 */
function describePackage(folder) {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) throw new Error(`${folder} has no package.json`);
  const { name, version, license, homepage, repository } = JSON.parse(readFileSync(path, 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)([.-]|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return {
    name,
    version,
    licence: typeof license === 'string' ? license : 'none given',
    homepage: homepage ?? repository?.url ?? '',
    text: texts.join('\n\n'),
  };
}

/**
 * Whether an SPDX expression leaves a choice of licences that are all allowed: of `A OR B` one, of `A AND B` both.
 * @param {string} expression without nested parentheses, as packages have it
 */
export function mayShip(expression) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((name) => allowed.has(name.trim())));
}

/**
 * The list for a reader: a table, then each text.
 * @param {readonly Shipped[]} shipped
 */
export function writeThirdParty(shipped) {
  const rows = shipped.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  const texts = shipped.map(({ name, homepage, text }) =>
    [`## ${name}`, homepage, `\`\`\`text\n${text.trim().replaceAll('\r\n', '\n')}\n\`\`\``]
      .filter(Boolean)
      .join('\n\n'),
  );
  const table = ['| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n');
  return `${['# What Claimcheck ships of others', table, ...texts].join('\n\n')}\n`;
}
