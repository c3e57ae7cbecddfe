/** The command line's world as Node has it: files, streams, the clock. */
import { existsSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { UsageError, type World } from './command.ts';

export const nodeWorld: World = {
  async readInput(path) {
    try {
      return path === '-' ? await readAll(process.stdin) : await readFile(path, 'utf8');
    } catch (error) {
      throw new UsageError(`${path}: cannot be read (${codeOf(error)})`);
    }
  },
  // A token is longer than any path may be: asking the file system about one throws on some systems.
  isFile: (path) => path.length < 4096 && existsSync(path) && statSync(path).isFile(),
  async writeFile(path, text) {
    try {
      await writeFile(path, text);
    } catch (error) {
      throw new UsageError(`${path}: cannot be written (${codeOf(error)})`);
    }
  },
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  // Back to the start of the line, and the rest of it cleared.
  progress: (text) => process.stderr.isTTY && process.stderr.write(`\r\u001b[K${text}`),
  now: () => Date.now(),
};

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
