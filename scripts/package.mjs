// What is handed to the stores: `node scripts/package.mjs [folder]` builds the extension anew and writes, into dist/packages,
// a zip for Chrome and Edge, one for Firefox, and the source for review. The same source gives the same bytes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build } from 'vite';
import { giveUp, root } from './install.mjs';
import { collectPackages, describeShipped, writeThirdParty } from './licences.mjs';
import { writeZip } from './zip.mjs';

const out = resolve(process.argv[2] ?? join(root, 'dist/packages'));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { plugin, folders } = collectPackages();

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** @type {(readonly [target: string, files: (readonly [string, Uint8Array])[]])[]} */
const built = [];
for (const target of ['chrome', 'firefox']) built.push([target, await buildAnew(target)]);

const thirdParty = Buffer.from(writeThirdParty(describeShipped(folders)));
writeFileSync(join(out, 'THIRD-PARTY.md'), thirdParty);
const licence = readFileSync(join(root, 'LICENSE'));
for (const [target, files] of built) {
  keep(target, [...files, ['THIRD-PARTY.md', thirdParty], ['LICENSE', licence]]);
}
const source = trackedFiles();
if (source === null) console.log('source: not written, this is no git checkout');
else keep('source', source);

/**
 * @param {string} kind
 * @param {(readonly [string, Uint8Array])[]} files
 */
function keep(kind, files) {
  const name = `claimcheck-${kind}-${version}.zip`;
  const bytes = writeZip(files);
  writeFileSync(join(out, name), bytes);
  const hash = createHash('sha256').update(bytes).digest('hex');
  console.log(`${hash}  ${name}  ${files.length} files, ${(bytes.length / 1000).toFixed(0)} kB`);
}

/**
 * The files of a build for this browser, made beside the packages: what lies in `dist` may be older than the source.
 * @param {string} target
 */
async function buildAnew(target) {
  const outDir = join(out, `.${target}`);
  process.env.CLAIMCHECK_TARGET = target;
  // Anything else, as a test runner sets it, would build for development, with the paths of this machine inside.
  process.env.NODE_ENV = 'production';
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
    plugins: [plugin],
    worker: { plugins: () => [plugin] },
    build: { outDir },
  });
  const files = readFolder(outDir);
  rmSync(outDir, { recursive: true });
  return files;
}

/** @param {string} folder */
function readFolder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => /** @type {const} */ ([relative(folder, path).split(sep).join('/'), readFileSync(path)]));
}

/** Every tracked file as it lies here, which is what was built; null where there is no git checkout. */
function trackedFiles() {
  if (!existsSync(join(root, '.git'))) return null;
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  if (listed.status !== 0) return giveUp('git could not list the files of the source.');
  return listed.stdout
    .split('\0')
    .filter((name) => name !== '' && lstatSync(join(root, name), { throwIfNoEntry: false })?.isFile())
    .map((name) => /** @type {const} */ ([name, readFileSync(join(root, name))]));
}
