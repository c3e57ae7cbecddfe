/** What anyone can read of a text, without any key; and what of it the audit would mark. */
import { decodeBase64url, encodeBase64url } from '../jose/base64url.ts';
import { decodeToken } from '../jose/decode.ts';
import { isJsonObject, type JsonObject, parseJson } from '../jose/json.ts';
import { makeProblem } from '../jose/problems.ts';
import { claimsOf, headerOf, type Token } from '../jose/token.ts';
import { decodeUtf8, encodeUtf8 } from '../jose/utf8.ts';
import type { Finding } from '../rules/rule.ts';
import { holdSession } from '../session/holder.ts';
import { findings } from '../session/select-findings.ts';

export interface Reading {
  readonly kind:
    | 'nothing' // no text
    | 'token' // a signed token, or what is left of one
    | 'sealed' // a JWE: its header is all that can be read
    | 'json' // base64url text that holds a JSON object
    | 'text' // base64url text that holds other text
    | 'bytes' // base64url text that holds no text
    | 'plain' // JSON that is not even encoded
    | 'unreadable';
  readonly header: JsonObject | null;
  readonly claims: JsonObject | null;
  /** What base64url text holds where it is no JSON object; else ''. */
  readonly text: string;
  /** How many bytes base64url text holds. */
  readonly bytes: number;
  /** What is wrong with the text, in sentences. */
  readonly problems: readonly string[];
}

const empty: Reading = { kind: 'nothing', header: null, claims: null, text: '', bytes: 0, problems: [] };

/** Reads a token, base64url text or JSON, strictly. Never throws. */
export function readWithoutKey(written: string): Reading {
  const text = written.trim();
  if (text === '') return empty;
  if (text.startsWith('{')) {
    const { value } = parseJson(text);
    const token = decodeToken(text);
    if (token.format === 'malformed' && isJsonObject(value))
      return { ...empty, kind: 'plain', claims: value };
    return readToken(token);
  }
  return /[.~]/.test(text) ? readToken(decodeToken(text)) : readEncoded(text);
}

function readToken(token: Token): Reading {
  const [header, claims] = [headerOf(token), claimsOf(token)];
  const problems = token.problems.map(({ message }) => message);
  if (token.format === 'jwe') return { ...empty, kind: 'sealed', header, problems };
  const isReadable = header !== null || claims !== null;
  return { ...empty, kind: isReadable ? 'token' : 'unreadable', header, claims, problems };
}

function readEncoded(text: string): Reading {
  const { bytes, problems: codes } = decodeBase64url(text);
  const problems = codes.map((code) => makeProblem(code, 'token').message);
  if (codes.includes('base64url-character') || codes.includes('base64url-length'))
    return { ...empty, kind: 'unreadable', problems };
  const held = decodeUtf8(bytes);
  const found = { ...empty, bytes: bytes.length, problems };
  if (held === null) return { ...found, kind: 'bytes' };
  const { value } = parseJson(held);
  return isJsonObject(value)
    ? { ...found, kind: 'json', claims: value }
    : { ...found, kind: 'text', text: held };
}

/** The rules of the audit that are about what must not be read. */
const aboutReading: ReadonlySet<string> = new Set([
  'personal-data',
  'secret-in-claims',
  'payment-data',
  'special-category',
  'internal-host',
  'nested-token-in-claim',
]);

/** Findings by the name of the claim at the top that they are about. */
export type Marks = ReadonlyMap<string, readonly Finding[]>;

/** What the audit's rules mark in these claims, as in a captured token with this header. @param now milliseconds */
export function markSensitive({ header, claims }: Reading, now: number): Marks {
  const marks = new Map<string, Finding[]>();
  if (claims === null) return marks;
  const part = (value: JsonObject) => encodeBase64url(encodeUtf8(JSON.stringify(value)));
  const holder = holdSession();
  holder.dispatch({
    type: 'text-pasted',
    text: `${part(header ?? { alg: 'none', typ: 'JWT' })}.${part(claims)}.AAAA`,
    at: now,
  });
  for (const finding of findings(holder.state)) {
    if (!aboutReading.has(finding.rule)) continue;
    const names = new Set(finding.evidence.map(({ place }) => (place.kind === 'claim' ? place.name : '')));
    for (const name of names) {
      if (Object.hasOwn(claims, name)) marks.set(name, [...(marks.get(name) ?? []), finding]);
    }
  }
  return marks;
}
