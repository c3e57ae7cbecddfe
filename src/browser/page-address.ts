import type { StoredEntry } from '../core/find/stored.ts';

const mostParameters = 200;

/**
 * The parts of a document's URL in which a token may stand: `path`, each parameter of the query as `?name`, each of the
 * fragment as `#name` (a fragment without names is `#`). Values stay encoded as they were.
 */
export function addressEntries(url: string): StoredEntry[] {
  const hash = url.indexOf('#');
  const beforeHash = hash < 0 ? url : url.slice(0, hash);
  const question = beforeHash.indexOf('?');
  const path = question < 0 ? beforeHash : beforeHash.slice(0, question);
  const fragment = hash < 0 ? '' : url.slice(hash + 1);
  return [
    toEntry('path', path),
    ...parametersOf('?', question < 0 ? '' : beforeHash.slice(question + 1)),
    // `#/callback?access_token=…`: a router's fragment has a query of its own.
    ...parametersOf('#', fragment.slice(fragment.indexOf('?') + 1)),
  ];
}

function parametersOf(mark: '?' | '#', text: string): StoredEntry[] {
  if (text === '') return [];
  return text
    .split('&', mostParameters)
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0
        ? toEntry(mark, pair)
        : toEntry(`${mark}${pair.slice(0, equals)}`, pair.slice(equals + 1));
    });
}

function toEntry(name: string, value: string): StoredEntry {
  return { area: 'page-url', name, value, length: value.length };
}
