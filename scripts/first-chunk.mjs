// What the panel draws first stands in one file: seventy small ones weigh a sixth more, each being packed alone.
import { fileURLToPath } from 'node:url';

/** @typedef {{ getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }} Context */

const folder = fileURLToPath(new URL('../src/ui/', import.meta.url));
const panel = `${folder}panel.tsx`;
/** Evaluated before the views, which read their words from it as they are evaluated: never in one file with them. */
const textLayer = `${folder}locale/`;

/**
 * A module of the views, and all of them that it imports statically. The engine is left out: how much of it is needed
 * first, only the bundler knows.
 * @param {string} entry
 * @param {Context} context
 */
function viewsFirstImportedBy(entry, context) {
  const seen = new Set([entry]);
  // A set is walked in the order in which it grows.
  for (const id of seen) {
    const imported = context.getModuleInfo(id)?.importedIds ?? [];
    for (const one of imported) if (one.startsWith(folder) && !one.startsWith(textLayer)) seen.add(one);
  }
  return seen;
}

/** @type {Set<string> | null} */
let first = null;

/** The group of chunks, for Rolldown. */
export const firstChunk = {
  debugName: 'panel',
  name: (/** @type {string} */ id, /** @type {Context} */ context) => {
    first ??= viewsFirstImportedBy(panel, context);
    return first.has(id) ? 'panel' : null;
  },
};
