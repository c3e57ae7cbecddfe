/** JSON serializations of JWS and JWE (RFC 7515 §7.2, RFC 7516 §7.2), found by the value of their `protected` member. */
import type { Hit, WorkLeft } from './scan.ts';

/** `protected` lies in the object itself, or two objects deep (`signatures`, `recipients`). */
const mostEnclosing = 4;
const longestObject = 1024 * 1024;

/**
 * The object around the `protected` value text[start, end); null where it is no JWS or JWE. Inside of a JSON string
 * (quotes escaped once or twice) the escapes are undone.
 */
export function readJsonSerialization(text: string, start: number, end: number, work: WorkLeft): Hit | null {
  const escapes = countBackslashes(text, start - 1);
  if (escapes !== 0 && escapes !== 1 && escapes !== 3) return null;
  let open = start;
  for (let tried = 0; tried < mostEnclosing; tried += 1) {
    open = findBrace(text, open - 1, start, work);
    if (open < 0) return null;
    const close = endOfObject(text, open, escapes, work);
    if (close <= end) continue;
    const json = unescapeJson(text.slice(open, close), escapes);
    if (json !== null && isSerialization(json))
      return {
        text: json,
        start: open,
        end: close,
        format: 'json',
        wrappings: escapes === 0 ? [] : escapes === 1 ? ['json'] : ['json', 'json'],
      };
  }
  return null;
}

/** The last `{` at or before `from`; -1 where none is near, or no work is left. */
function findBrace(text: string, from: number, start: number, work: WorkLeft): number {
  const lowest = Math.max(0, start - longestObject, from - work.characters);
  let at = from;
  while (at >= lowest && text.charCodeAt(at) !== 0x7b) at -= 1;
  work.characters -= from - at + 1;
  return at >= lowest ? at : -1;
}

/** Backslashes before the quote at `quote`; -1 where there is no quote. */
function countBackslashes(text: string, quote: number): number {
  if (text[quote] !== '"') return -1;
  let at = quote - 1;
  while (at >= 0 && quote - at < 9 && text[at] === '\\') at -= 1;
  return quote - 1 - at;
}

/** The index after the brace that closes the one at `open`, or -1. A quote counts only with its `escapes` backslashes. */
function endOfObject(text: string, open: number, escapes: number, work: WorkLeft): number {
  const last = Math.min(text.length, open + longestObject, open + work.characters);
  let depth = 0;
  let inString = false;
  let slashes = 0;
  for (let at = open; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) {
      slashes += 1;
      continue;
    }
    if (code === 0x22 && slashes <= escapes) {
      if (slashes < escapes) break; // the string that holds the object ends here
      inString = !inString;
    } else if (!inString && code === 0x7b) depth += 1;
    else if (!inString && code === 0x7d) {
      depth -= 1;
      if (depth === 0) {
        work.characters -= at - open;
        return at + 1;
      }
    }
    slashes = 0;
  }
  work.characters -= last - open;
  return -1;
}

function unescapeJson(json: string, escapes: number): string | null {
  try {
    let text = json;
    for (let left = escapes; left > 0; left = (left - 1) / 2) text = JSON.parse(`"${text}"`) as string;
    return text;
  } catch {
    return null;
  }
}

function isSerialization(json: string): boolean {
  try {
    const value = JSON.parse(json) as Record<string, unknown>;
    const has = (member: string) => typeof value[member] === 'string';
    // Without `payload` a flattened JWS cannot be told from one of the `signatures` of a general one.
    return (
      has('ciphertext') ||
      (has('payload') && has('signature')) ||
      (Array.isArray(value.signatures) && value.signatures.length > 0)
    );
  } catch {
    return false;
  }
}
