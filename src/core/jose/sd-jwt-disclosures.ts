/** Disclosures of an SD-JWT, read one by one (RFC 9901 §4.2), and their digests (§4.2.3). */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from './base64url.ts';
import { decodePart } from './decode-part.ts';
import { type JsonObject, type JsonValue, ownMember } from './json.ts';
import { makeProblem } from './problems.ts';
import type { Problem } from './token.ts';
import { encodeUtf8 } from './utf8.ts';

/** null where the hash that `_sd_alg` names is not built in. */
export type SdHash = ((bytes: Uint8Array) => Uint8Array) | null;

/** By the names of the IANA Named Information Hash Algorithm Registry; without `_sd_alg` it is sha-256 (RFC 9901 §4.1.1). */
const hashes: ReadonlyMap<string, NonNullable<SdHash>> = new Map<string, NonNullable<SdHash>>([
  ['sha-256', sha256],
  ['sha-384', sha384],
  ['sha-512', sha512],
]);

/** How many disclosures are read. */
export const disclosureLimit = 2000;

export interface ReadDisclosure {
  readonly text: string;
  /** '' where the hash is not known. */
  readonly digest: string;
  readonly salt: string;
  readonly name: string | null;
  readonly value: JsonValue;
  /** False where it is not of the form that RFC 9901 §4.2 gives: it is listed, and discloses nothing. */
  readonly usable: boolean;
}

export function sdHashOf(claims: JsonObject | null, problems: Problem[]): SdHash {
  const name = ownMember(claims, '_sd_alg') ?? 'sha-256';
  const hash = typeof name === 'string' ? hashes.get(name) : undefined;
  if (hash === undefined) problems.push(makeProblem('sd-alg-unknown', 'payload', '/_sd_alg'));
  return hash ?? null;
}

/** The base64url digest of ASCII text (RFC 9901 §4.2.3). */
export function digestOf(text: string, hash: NonNullable<SdHash>): string {
  return encodeBase64url(hash(encodeUtf8(text)));
}

/** Reads disclosures in their order; those that are broken are kept, told, and marked unusable. */
export function readDisclosures(
  carried: readonly string[],
  hash: SdHash,
  problems: Problem[],
): readonly ReadDisclosure[] {
  if (carried.length > disclosureLimit) {
    const data = { limit: disclosureLimit };
    problems.push(makeProblem('disclosures-capped', 'disclosure', '', data));
  }
  const seen = new Set<string>();
  return carried.slice(0, disclosureLimit).map((text, index) => {
    const place = `/${index}`;
    if (seen.has(text)) problems.push(makeProblem('disclosure-repeated', 'disclosure', place));
    seen.add(text);
    return readDisclosure(text, place, hash, problems);
  });
}

function readDisclosure(text: string, place: string, hash: SdHash, problems: Problem[]): ReadDisclosure {
  const found: Problem[] = [];
  const { value, whole } = decodePart(text, 'disclosure', 'array', found);
  for (const problem of found) problems.push({ ...problem, pointer: place + problem.pointer });
  const digest = hash === null ? '' : digestOf(text, hash);
  const tell = (code: 'disclosure-malformed' | 'disclosure-salt' | 'disclosure-name') => {
    problems.push(makeProblem(code, 'disclosure', place));
    return false;
  };
  if (!Array.isArray(value) || value.length < 2 || value.length > 3 || !whole) {
    tell('disclosure-malformed');
    return { text, digest, salt: '', name: null, value: null, usable: false };
  }
  const [salt, name] = value as readonly JsonValue[];
  let usable = typeof salt === 'string' || tell('disclosure-salt');
  if (value.length === 3 && (typeof name !== 'string' || name === '_sd' || name === '...')) {
    usable = tell('disclosure-name');
  }
  return {
    text,
    digest,
    salt: typeof salt === 'string' ? salt : '',
    name: value.length === 3 ? String(name) : null,
    value: value.at(-1) as JsonValue,
    usable,
  };
}
