// What the built extension weighs. Fails where the panel's first load is above its bar.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { giveUp, root } from './install.mjs';

/** Bytes of gzipped script that the panel may need before it is usable. */
const firstLoadBar = 80_000;

const extension = join(root, 'dist/chrome');
if (!existsSync(join(extension, 'panel.html'))) giveUp('Nothing is built: run `npm run build` first.');

const first = firstLoad('panel.html');
const scripts = first.filter((file) => file.endsWith('.js'));
const styles = first.filter((file) => file.endsWith('.css'));
const measured = weigh(scripts);

const lines = [
  ['panel, first load, script', measured, `bar ${kilobytes(firstLoadBar)}`],
  ['panel, first load, style', weigh(styles), ''],
  ...['dist/chrome', 'dist/firefox', 'dist/cli', 'dist/lab'].map((folder) => [
    `${folder}, all`,
    weigh(filesIn(join(root, folder))),
    '',
  ]),
];
for (const [name, bytes, bar] of lines) {
  console.log(`${String(name).padEnd(28)}${kilobytes(Number(bytes)).padStart(10)} gzip  ${bar}`.trimEnd());
}
if (measured > firstLoadBar) {
  for (const file of scripts)
    console.error(`  ${kilobytes(weigh([file])).padStart(10)}  ${relative(extension, file)}`);
  giveUp(`The panel's first load is ${kilobytes(measured - firstLoadBar)} above its bar.`);
}

/**
 * What a page loads before it runs: its scripts and styles, the panel that they import once the language is known, and all
 * that these import statically.
 * @param {string} page
 */
function firstLoad(page) {
  const html = readFileSync(join(extension, page), 'utf8');
  const queue = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map((match) =>
    join(extension, String(match[1])),
  );
  const loaded = new Set();
  for (const file of queue) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    if (!file.endsWith('.js')) continue;
    const text = readFileSync(file, 'utf8');
    // Any other dynamic import has a parenthesis before its specifier and is not matched: it loads later.
    const imports = [
      ...text.matchAll(/(?:\bimport|\bfrom)\s*["'](\.[^"']+)["']/g),
      ...text.matchAll(/\bimport\(["'`](\.\/panel-[^"'`]+)["'`]\)/g),
    ];
    for (const match of imports) queue.push(join(dirname(file), String(match[1])));
    for (const style of text.matchAll(/"(assets\/panel-[\w-]+\.css)"/g))
      queue.push(join(extension, String(style[1])));
  }
  return [...loaded];
}

/** @param {string[]} files */
function weigh(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

/** @param {string} folder */
function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
