/** Reads what is left of a HAR whose JSON is damaged: every entry that stands by itself is kept, the others are counted. */
import { isObject } from './har-entry.ts';

export interface SalvagedLog {
  /** The log with its whole entries; a damaged one is null, so that the others keep their index. */
  readonly log: Readonly<Record<string, unknown>>;
  readonly entries: readonly unknown[];
  /** Indexes of the damaged entries. */
  readonly damaged: readonly number[];
  /** The text ends within its entries. */
  readonly cutOff: boolean;
}

/** However the text is made, no more than so many times its length is walked through. */
const mostWalks = 4;
const whiteSpace = /[\t\n\r ]*/y;

/** null where no list of entries begins, what stands before it is damaged too, or no entry in it is whole. */
export function salvageHar(text: string): SalvagedLog | null {
  const start = startOfEntries(text);
  const log = start < 0 ? null : readHead(text.slice(0, start));
  if (log === null) return null;
  const entries: unknown[] = [];
  const damaged: number[] = [];
  // Entries of one writer begin alike: how the first begins tells where the next whole one may be.
  const sign =
    /^\{[\t\n\r ]*"[^"\\]{1,100}"/.exec(text.slice(start, start + 500))?.[0] ?? '{"startedDateTime"';
  const budget = { left: text.length * mostWalks };
  let at = start;
  let ended = false;
  let searching = false;
  while (!ended && at >= 0 && at < text.length && budget.left > 0) {
    const end = endOfValue(text, at, budget);
    const entry = end < 0 ? undefined : parse(text.slice(at, end));
    if (entry === undefined) {
      damaged.push(entries.length);
      entries.push(null);
      searching = true;
      at = text.indexOf(sign, at + 1);
      continue;
    }
    // What begins like an entry after a fault may be an object within the damaged one.
    if (searching && !(isObject(entry) && isObject(entry.request))) {
      at = text.indexOf(sign, end);
      continue;
    }
    const next = afterSpace(text, end);
    const following = text[next] === ',' ? afterSpace(text, next + 1) : next;
    ended = text[next] === ']';
    // A surplus brace ends an entry too early: what follows is then no entry, and what was read is half of one.
    searching = !ended && following < text.length && text[following] !== '{';
    if (searching) damaged.push(entries.length);
    entries.push(searching ? null : entry);
    at = searching ? text.indexOf(sign, end) : following;
  }
  const whole = entries.length - damaged.length;
  return whole === 0 ? null : { log, entries, damaged, cutOff: !ended };
}

/** The index of the first entry, or -1. */
function startOfEntries(text: string): number {
  const found = /"entries"[\t\n\r ]*:[\t\n\r ]*\[/.exec(text.slice(0, 1_000_000));
  return found === null ? -1 : afterSpace(text, found.index + found[0].length);
}

/** The members of the log that stand before its entries. */
function readHead(head: string): Readonly<Record<string, unknown>> | null {
  const document = parse(`${head.replace(/^\uFEFF/, '')}]}}`);
  return isObject(document) && isObject(document.log) ? document.log : null;
}

/** The index after the object that begins at `start`; -1 where it is none or the text ends before it does. */
function endOfValue(text: string, start: number, budget: { left: number }): number {
  if (text[start] !== '{') return -1;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
      if (at < 0) break;
    } else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) {
        budget.left -= at - start;
        return at + 1;
      }
    }
  }
  budget.left -= text.length - start;
  return -1;
}

/** The index of the closing quote, or -1. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return quote;
  }
  return -1;
}

function afterSpace(text: string, at: number): number {
  whiteSpace.lastIndex = at;
  whiteSpace.exec(text);
  return whiteSpace.lastIndex;
}

/** undefined for what is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
