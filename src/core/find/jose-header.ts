import { decodeRun, mayEncodeObject } from './base64url-runs.ts';

/** Header parameters of RFC 7515 §4.1, RFC 7516 §4.1, RFC 7518 §4 and RFC 7797: one of them makes an object a JOSE header. */
const joseMembers = [
  'alg',
  'enc',
  'typ',
  'cty',
  'kid',
  'jku',
  'jwk',
  'x5u',
  'x5c',
  'x5t',
  'x5t#S256',
  'crit',
  'b64',
  'zip',
  'epk',
  'p2c',
  'p2s',
] as const;

/** No header is longer: a chain of certificates in `x5c` takes some 10,000 characters. */
const longestHeader = 64 * 1024;
/** The shortest that is worth finding: `{"alg":5}` takes 12 characters. */
export const shortestHeader = 12;

const decoder = new TextDecoder();

/**
 * The JOSE header that text[start, end) encodes; null where it encodes none. Linear in the length, and never throws.
 * `onDecoding` is called before the costly part, for callers that must bound it.
 */
export function readJoseHeader(
  text: string,
  start: number,
  end: number,
  onDecoding?: () => void,
): Readonly<Record<string, unknown>> | null {
  if (end - start < shortestHeader || end - start > longestHeader) return null;
  if (!mayEncodeObject(text, start, end)) return null;
  onDecoding?.();
  return toJoseHeader(decoder.decode(decodeRun(text, start, end)));
}

function toJoseHeader(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const header = value as Record<string, unknown>;
    return joseMembers.some((member) => Object.hasOwn(header, member)) ? header : null;
  } catch {
    return null;
  }
}

/** `{"` and a name as base64url text, at each of which a header that got damaged further on still shows what it was. */
const damagedBeginnings = ['alg', 'typ', 'kid', 'enc', 'cty'];

/** Whether the run begins like a JOSE header, whatever comes then. Costs the same however long the run is. */
export function beginsLikeJoseHeader(text: string, start: number, end: number): boolean {
  if (end - start < shortestHeader || !text.startsWith('ey', start)) return false;
  const beginning = decoder.decode(decodeRun(text, start, start + shortestHeader));
  return damagedBeginnings.some((name) => beginning.startsWith(`{"${name}"`));
}
