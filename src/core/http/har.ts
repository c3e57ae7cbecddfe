/** HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/) ⇄ exchanges. */
import type { NewExchange } from './exchange.ts';
import { credentialsIn, withoutCredentials, withUnseenRequest } from './har-credentials.ts';
import { arrayAt, type Fields, harEntryToExchange, isObject, objectAt, textAt } from './har-entry.ts';
import { salvageHar } from './har-salvage.ts';
import { findJsonFault } from './json-fault.ts';

export { harEntryToExchange, maxBodyLength, toBody } from './har-entry.ts';
export { writeHar } from './har-write.ts';

export interface ReadHar {
  readonly exchanges: NewExchange[];
  /** For each exchange its index in `log.entries`. */
  readonly entries: readonly number[];
  /** What the person ought to know about this capture, in sentences. */
  readonly notes: string[];
  /** The capture was saved without credentials: their absence proves nothing. */
  readonly sanitized: boolean;
}

/** Reads a HAR file. `error` is one sentence with the place; text of the file is never quoted in it. */
export function parseHar(text: string): ReadHar | { readonly error: string } {
  const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    return { error: describeFault(json) };
  }
  if (!isObject(document))
    return { error: 'Not a HAR: the file holds JSON, but not an object with a "log".' };
  if (!isObject(document.log)) return { error: 'Not a HAR: the object has no "log" member.' };
  if (!Array.isArray(document.log.entries))
    return { error: 'Not a HAR: "log" has no list called "entries".' };
  if (document.log.entries.length === 0)
    return { error: 'This HAR has no entries: no request was recorded in it.' };
  return readEntries(document.log, document.log.entries);
}

/**
 * What is left of a HAR that {@link parseHar} refuses because its JSON is damaged: each entry that is whole, and a note
 * that names the others. null where nothing is left.
 */
export function parseDamagedHar(text: string): ReadHar | null {
  const salvaged = salvageHar(text);
  if (salvaged === null) return null;
  const { log, entries, damaged, cutOff } = salvaged;
  const read = readEntries(log, entries, new Set(damaged));
  if ('error' in read) return null;
  return { ...read, notes: [describeDamage(damaged, entries.length, cutOff), ...read.notes] };
}

const listedDamaged = 8;

function describeDamage(damaged: readonly number[], all: number, cutOff: boolean): string {
  const named = damaged.slice(0, listedDamaged).map((index) => `log.entries[${index}]`);
  const more = damaged.length > listedDamaged ? ` and ${damaged.length - listedDamaged} more` : '';
  const isLast = damaged.length === 1 && damaged[0] === all - 1;
  if (cutOff && (damaged.length === 0 || isLast))
    return `This file is cut off: what follows the first ${all - damaged.length} entries is lost. Save it again.`;
  const lost = `${damaged.length === 1 ? '1 entry is' : `${damaged.length} entries are`} damaged JSON and left out: ${named.join(', ')}${more}.`;
  return damaged.length === 0
    ? 'This file is damaged after its entries; all of them were read.'
    : `${lost}${cutOff ? ' The file is cut off too.' : ''}`;
}

function readEntries(
  log: Fields,
  list: readonly unknown[],
  damaged: ReadonlySet<number> = new Set(),
): ReadHar | { readonly error: string } {
  const pages = pageUrls(log, list);
  const exchanges: NewExchange[] = [];
  const entries: number[] = [];
  const skipped: number[] = [];
  for (const [index, entry] of list.entries()) {
    const exchange = harEntryToExchange(entry, undefined, pages.get(textAt(entry, 'pageref')));
    if (exchange) {
      exchanges.push(exchange);
      entries.push(index);
    } else if (!damaged.has(index)) skipped.push(index);
  }
  if (exchanges.length === 0)
    return { error: 'Not a HAR: no entry in "log.entries" has a request with a URL.' };
  const credentials = credentialsIn(textAt(objectAt(log, 'creator'), 'name'), exchanges);
  const notes: string[] = [];
  if (credentials !== 'kept') notes.push(withoutCredentials[credentials]);
  if (skipped.length > 0)
    notes.push(
      `${skipped.length === 1 ? '1 entry has' : `${skipped.length} entries have`} no request with a URL and ${skipped.length === 1 ? 'was' : 'were'} left out; the first is log.entries[${skipped[0]}].`,
    );
  const cut = exchanges.filter(
    ({ response: { body } }) => body.state === 'text' && body.length > body.text.length,
  );
  if (cut.length > 0)
    notes.push(
      `${cut.length === 1 ? '1 body was' : `${cut.length} bodies were`} too large and ${cut.length === 1 ? 'was' : 'were'} read in part.`,
    );
  return {
    exchanges: exchanges.map((exchange) => withUnseenRequest(exchange, credentials)),
    entries,
    notes,
    sanitized: credentials === 'removed',
  };
}

/** Chromium writes the page's URL as its title; where it does not, the page is the document that was loaded for it. */
function pageUrls(log: Fields, entries: readonly unknown[]): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  for (const page of arrayAt(log, 'pages')) {
    const title = textAt(page, 'title');
    if (/^https?:\/\//i.test(title)) urls.set(textAt(page, 'id'), title);
  }
  for (const entry of entries) {
    const page = textAt(entry, 'pageref');
    if (page !== '' && !urls.has(page) && textAt(entry, '_resourceType') === 'document')
      urls.set(page, textAt(objectAt(entry, 'request'), 'url'));
  }
  return urls;
}

function describeFault(text: string): string {
  if (text.trim() === '') return 'Not a HAR: the file is empty.';
  const fault = findJsonFault(text);
  if (fault === null)
    return 'Not a HAR: the file is JSON that this browser could not read (too large or too deep).';
  const place = `line ${fault.line}, column ${fault.column}`;
  return fault.cutOff
    ? `This file is cut off: it ends at ${place}, before its JSON does. Save it again.`
    : `Not a HAR: the file is not JSON; the first fault is at ${place}.`;
}
