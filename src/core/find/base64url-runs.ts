/** Runs of base64url characters (RFC 4648 §5), the stuff of compact serializations, and quick looks into what they encode. */

const sextets = new Uint8Array(65536).fill(255);
for (const [index, character] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
].entries())
  sextets[character.charCodeAt(0)] = index;

/** 0–63, or 255 for a character that is none of the alphabet. NaN (past the end) gives 255 too. */
export function sextetOf(code: number): number {
  return sextets[code] ?? 255;
}

/** The end of the run that begins at `from`; `from` itself where there is none. */
export function endOfRun(text: string, from: number): number {
  const { length } = text;
  let at = from;
  while (at < length && sextets[text.charCodeAt(at)] !== 255) at += 1;
  return at;
}

/** The beginning of the run that ends at `end`, not before `floor`. */
export function startOfRun(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && sextets[text.charCodeAt(start - 1)] !== 255) start -= 1;
  return start;
}

/** The byte at `index` of what the run from `start` encodes; call only where its sextets lie inside of the run. */
function byteAt(text: string, start: number, index: number): number {
  const bit = index * 8;
  const at = start + Math.floor(bit / 6);
  const pair = (sextetOf(text.charCodeAt(at)) << 6) | sextetOf(text.charCodeAt(at + 1));
  return (pair >> (4 - (bit % 6))) & 0xff;
}

/**
 * Whether the run may encode a JSON object: `{` with what may follow it at the beginning (white space allowed before it)
 * and `}` at the end. Costs the same however long the run is.
 */
export function mayEncodeObject(text: string, start: number, end: number): boolean {
  const length = end - start;
  const bytes = Math.floor((length * 6) / 8);
  if (length % 4 === 1 || bytes < 2) return false;
  let first = 0;
  while (first < 8 && first < bytes - 1 && isJsonSpace(byteAt(text, start, first))) first += 1;
  if (byteAt(text, start, first) !== 0x7b) return false;
  const second = byteAt(text, start, first + 1);
  if (second !== 0x22 && second !== 0x7d && !isJsonSpace(second)) return false;
  let last = bytes - 1;
  while (last > first && last > bytes - 8 && isJsonSpace(byteAt(text, start, last))) last -= 1;
  return byteAt(text, start, last) === 0x7d;
}

/** The bytes of a run; dirty trailing bits are dropped. */
export function decodeRun(text: string, start: number, end: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor(((end - start) * 6) / 8));
  let to = 0;
  let bits = 0;
  let held = 0;
  for (let at = start; at < end; at += 1) {
    bits = ((bits << 6) | (sextets[text.charCodeAt(at)] as number)) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[to] = (bits >> held) & 0xff;
      to += 1;
    }
  }
  return bytes;
}

function isJsonSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
