import { readFile } from 'node:fs/promises';
import { until } from '../../scripts/until.mjs';

/** Text of a file that a browser saves: it has the name from the beginning, and its text a moment later. */
export const readOnceThere = (path: string): Promise<string> =>
  until('the file', () => readFile(path, 'utf8').catch(() => ''));
