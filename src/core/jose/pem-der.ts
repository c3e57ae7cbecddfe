/** A small reader and writer of DER (ITU-T X.690): as much as keys and certificates need. */
import { joinBytes } from './key-bytes.ts';

export interface DerValue {
  /** The identifier octet. */
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
  /** Identifier, length and content together. */
  readonly whole: Uint8Array<ArrayBuffer>;
}

export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context: (number: number, constructed = true) => (constructed ? 0xa0 : 0x80) | number,
} as const;

/** Raised on bytes that are not DER; stays within the key reader, which says it in its own words. */
export class DerError extends Error {}

/** Reads one value at the beginning of the bytes. Throws {@link DerError}. */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerValue {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f)
    throw new DerError('short or multi-byte tag');
  let length = first;
  let at = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerError('indefinite or oversized length');
    length = 0;
    for (; at < 2 + count; at++) length = length * 256 + (bytes[at] ?? 0);
  }
  if (at + length > bytes.length) throw new DerError('cut off');
  return { tag, content: bytes.subarray(at, at + length), whole: bytes.subarray(0, at + length) };
}

/** The values within a SEQUENCE or SET, in their order. Throws {@link DerError} also where the tag is another one. */
export function readChildren(value: DerValue, tag: number = derTag.sequence): DerValue[] {
  if (value.tag !== tag) throw new DerError('another type was expected');
  const children: DerValue[] = [];
  for (let rest = value.content; rest.length > 0; ) {
    const child = readDer(rest);
    children.push(child);
    rest = rest.subarray(child.whole.length);
  }
  return children;
}

/** Content of a value of the given tag. Throws {@link DerError} where it is absent or of another type. */
export function contentOf(value: DerValue | undefined, tag: number): Uint8Array<ArrayBuffer> {
  if (value === undefined || value.tag !== tag) throw new DerError('another type was expected');
  return value.content;
}

/** A non-negative INTEGER as big-endian bytes without the leading zero that DER adds. */
export function readUnsigned(value: DerValue | undefined): Uint8Array<ArrayBuffer> {
  const content = contentOf(value, derTag.integer);
  let start = 0;
  while (start < content.length - 1 && content[start] === 0) start++;
  return content.subarray(start);
}

/** BIT STRING of whole bytes. */
export function readBits(value: DerValue | undefined): Uint8Array<ArrayBuffer> {
  const content = contentOf(value, derTag.bitString);
  if (content[0] !== 0) throw new DerError('not a whole number of bytes');
  return content.subarray(1);
}

/** OBJECT IDENTIFIER in dotted form. */
export function readOid(value: DerValue | undefined): string {
  const content = contentOf(value, derTag.oid);
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** One DER value of the tag around the given contents. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const head = [tag];
  if (length < 0x80) head.push(length);
  else {
    const octets: number[] = [];
    for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
    head.push(0x80 | octets.length, ...octets);
  }
  return joinBytes(Uint8Array.from(head), ...contents);
}

/** INTEGER of an unsigned big-endian number. */
export function writeUnsigned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const digits = bytes.subarray(start);
  return (digits[0] ?? 0) >= 0x80
    ? writeDer(derTag.integer, Uint8Array.of(0), digits)
    : writeDer(derTag.integer, digits);
}

export function writeOid(dotted: string): Uint8Array<ArrayBuffer> {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift(0x80 | (left % 128));
    return groups;
  });
  return writeDer(derTag.oid, Uint8Array.from(octets));
}
