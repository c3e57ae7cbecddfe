import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the command line and puts into `folder` what it needs to run, and nothing else. The path of its program. */
export async function buildCommandLine(folder: string): Promise<string> {
  const built = join(folder, 'all');
  await build({
    root,
    configFile: join(root, 'vite.node.config.ts'),
    logLevel: 'warn',
    build: { outDir: built },
  });
  mkdirSync(folder, { recursive: true });
  for (const name of ['cli', 'node']) cpSync(join(built, name), join(folder, name), { recursive: true });
  rmSync(built, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return join(folder, 'cli/claimcheck.js');
}
