// A zip whose bytes hang on nothing but the names and contents of its files.
import { zipSync } from 'fflate';

/** The earliest moment that a zip can name. In local time, as a zip has it: the same bytes in every time zone. */
const noTime = new Date(1980, 0, 1);

/**
 * @param {Iterable<readonly [name: string, bytes: Uint8Array]>} files names with `/` between folders
 * @returns {Uint8Array}
 */
export function writeZip(files) {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: noTime });
}
