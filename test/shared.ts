import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of vectors and captures that lies beside the checkout; tests read it in place and say so when it is absent. */
const shared = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Whether `../shared/<path>` is there; says on standard error what a test could not run when it is not. */
export function hasShared(path: string): boolean {
  const present = existsSync(shared + path);
  if (!present) console.warn(`skipped: ../shared/${path} is absent`);
  return present;
}

export function sharedPath(path: string): string {
  return shared + path;
}

export function readShared(path: string): string {
  return readFileSync(shared + path, 'utf8');
}

export function listShared(path: string): string[] {
  return readdirSync(shared + path).sort();
}

/** Paths of the files below `../shared/<path>` whose names end so, sorted. */
export function listSharedFiles(path: string, ending: string): string[] {
  const names = readdirSync(shared + path, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => `${path}/${name.replaceAll('\\', '/')}`)
    .sort();
}
