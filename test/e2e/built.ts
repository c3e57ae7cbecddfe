import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const inputs = [
  'src',
  'public',
  'manifest.json',
  'vite.config.ts',
  'devtools.html',
  'panel.html',
  'page.html',
];

/**
 * Folder of the built extension for this browser; built now where it is absent or older than what it is made of.
 * `CLAIMCHECK_DIST` names a folder that holds `chrome` and `firefox`: a build made elsewhere is tested as it is.
 */
export async function builtExtension(target: 'chrome' | 'firefox'): Promise<string> {
  if (process.env.CLAIMCHECK_DIST) return join(process.env.CLAIMCHECK_DIST, target);
  const folder = join(root, 'dist', target);
  const manifest = join(folder, 'manifest.json');
  if (existsSync(manifest) && statSync(manifest).mtimeMs >= Math.max(...inputs.map(newestIn))) return folder;
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), target], { cwd: root, stdio: 'inherit' });
  return folder;
}

/** Milliseconds since the epoch of the last change in a file or folder. */
function newestIn(name: string): number {
  const path = join(root, name);
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  const files = readdirSync(path, { withFileTypes: true, recursive: true });
  return Math.max(...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}
