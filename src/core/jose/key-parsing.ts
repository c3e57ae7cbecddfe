/** Key text of any kind, taken apart without any cryptography: what both the live hint and the reading rest on. */
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import {
  isJsonObject,
  type JsonObject,
  type JsonProblem,
  type JsonValue,
  ownMember,
  ownString,
  parseJson,
} from './json.ts';
import { isPrivate, type Jwk, type JwkMetadata, looksLikeJwk, noMetadata, readJwk } from './jwk.ts';
import type { KeyEncoding } from './key.ts';
import { KeyError } from './key-error.ts';
import type { SecretReading } from './key-material.ts';
import { decodePemBody, looksLikePem, readBareDer, readPem } from './pem.ts';
import { encodeUtf8 } from './utf8.ts';
import type { Certificate } from './x509.ts';

export type SecretEncoding = 'utf8' | 'base64' | 'base64url' | 'hex';

export interface ParsedKey {
  readonly encoding: KeyEncoding;
  readonly jwk: Jwk;
  readonly metadata: JwkMetadata;
  readonly certificate: Certificate | null;
  readonly compressedPoint: Uint8Array<ArrayBuffer> | null;
  readonly pssOnly: boolean;
  readonly otherReadings: () => readonly SecretReading[];
  /** The secret is the text or the DER of a public key. */
  readonly isPublicKeyText: boolean;
}

export interface ParsedKeys {
  readonly keys: readonly ParsedKey[];
  /** Keys of a set that could not be used, each with its reason. */
  readonly passedOver: readonly string[];
  /** What the text as a whole is. */
  readonly encoding: KeyEncoding;
}

/** Longest key text that is read, in UTF-16 units. */
export const longestKeyText = 4_000_000;
/** Keys of one set beyond this are passed over. */
export const mostKeys = 1000;

export const bare = {
  metadata: noMetadata,
  certificate: null,
  compressedPoint: null,
  pssOnly: false,
  otherReadings: () => [],
  isPublicKeyText: false,
};

/**
 * Takes key text apart. With `auto` a PEM, a JWK, a JWK Set, bare DER in base64 or a JSON object of PEM texts by kid is
 * recognised, and anything else is a secret's text. Throws {@link KeyError}.
 */
export function parseKeyText(text: string, encoding: 'auto' | SecretEncoding): ParsedKeys {
  if (text.length > longestKeyText) throw new KeyError('too-large', 'The text is too long to be a key.');
  if (encoding !== 'auto') return one(parseSecret(text, encoding));
  const trimmed = text.trim();
  if (trimmed === '') throw new KeyError('empty', 'There is no key in the text.');
  if (trimmed.startsWith('{') || trimmed.startsWith('[') || trimmed.startsWith('"')) {
    const fromJson = parseJsonKeys(trimmed);
    if (fromJson !== null) return fromJson;
  }
  if (looksLikePem(trimmed)) return parsePem(trimmed);
  if (/[\0\ufffd]/.test(trimmed)) {
    throw new KeyError(
      'malformed',
      'It is binary, not text. A key in DER can be written as PEM: openssl pkey -inform DER -in key.der -pubin (without -pubin for a private key).',
    );
  }
  const ssh = /^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}) /.exec(trimmed);
  if (ssh !== null) {
    throw new KeyError(
      'unsupported',
      ssh[2] === 'ed25519'
        ? 'It is an Ed25519 public key in SSH’s own format, which ssh-keygen does not convert. Give it as a JWK or as PEM.'
        : 'It is a public key in SSH’s own format. Convert it: ssh-keygen -e -m PKCS8 -f key.pub.',
    );
  }
  return parseBareDer(trimmed) ?? one(parseSecret(text, 'utf8'));
}

const one = (key: ParsedKey): ParsedKeys => ({ keys: [key], passedOver: [], encoding: key.encoding });

function parsePem(text: string): ParsedKeys {
  const keys = readPem(text).map((key) => ({ ...bare, ...key }));
  return { keys, passedOver: [], encoding: (keys[0] as ParsedKey).encoding };
}

/** null where the text is something else than JSON: then it is a secret's text like any other. */
function parseJsonKeys(text: string): ParsedKeys | null {
  const { value, problems } = parseJson(text);
  if (value === undefined && text.includes('"kty"')) throw refuseBrokenJson(problems);
  if (typeof value === 'string') return looksLikePem(value) ? parsePem(value) : null;
  if (Array.isArray(value) && value.some((item) => isJsonObject(item) && looksLikeJwk(item)))
    return parseSet(value);
  if (Array.isArray(value)) throw refuseOtherJson();
  if (!isJsonObject(value)) return null;
  const keys = ownMember(value, 'keys');
  if (Array.isArray(keys)) return parseSet(keys);
  if (looksLikeJwk(value)) return one(parseJwk(value, 'jwk'));
  if (ownString(value, 'jwks_uri') !== '') throw refuseDiscovery(ownString(value, 'jwks_uri'));
  const byKid = parsePemByKid(value);
  if (byKid === null) throw refuseOtherJson();
  return byKid;
}

/** A JWK that lost a part of itself, which as a secret's text nobody would mean. */
function refuseBrokenJson(problems: readonly JsonProblem[]): KeyError {
  const { error, at } = problems.find(({ code }) => code === 'not-json')?.data ?? {};
  const told = error === undefined ? '' : `: ${error} (character ${at})`;
  return new KeyError('malformed', `It looks like a JWK, but it is not JSON${told}.`);
}

const refuseOtherJson = () =>
  new KeyError(
    'no-key',
    'The JSON is no JWK (it has no kty) and no JWK Set (it has no keys). If its text is the secret, choose utf8 as the encoding.',
  );

function refuseDiscovery(address: string): KeyError {
  const shown =
    address.length <= 300 && URL.canParse(address) ? new URL(address).href : 'the address in its jwks_uri';
  return new KeyError(
    'discovery-document',
    `It is a discovery document and names its keys without holding them. Open ${shown} and paste what it answers.`,
  );
}

/** The answer of Google's and Firebase's certificate addresses: `{"kid": "-----BEGIN CERTIFICATE-----…"}`. */
function parsePemByKid(value: JsonObject): ParsedKeys | null {
  const entries = Object.entries(value);
  if (entries.length === 0 || entries.length > mostKeys) return null;
  if (!entries.every(([, pem]) => typeof pem === 'string' && looksLikePem(pem))) return null;
  const keys = entries.flatMap(([kid, pem]) =>
    parsePem(pem as string).keys.map((key) => ({ ...key, metadata: { ...noMetadata, kid } })),
  );
  return { keys, passedOver: [], encoding: 'pem-x509' };
}

function parseSet(items: readonly JsonValue[]): ParsedKeys {
  const keys: ParsedKey[] = [];
  const passedOver: string[] = [];
  for (const [index, item] of items.slice(0, mostKeys).entries()) {
    try {
      if (!isJsonObject(item)) throw new KeyError('malformed', 'It is not a JSON object.');
      keys.push(parseJwk(item, 'jwks'));
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
      passedOver.push(`Key ${index + 1}: ${error.message}`);
    }
  }
  if (items.length > mostKeys)
    passedOver.push(`${items.length - mostKeys} keys beyond the first ${mostKeys}.`);
  if (keys.length === 0) {
    const why = passedOver[0] === undefined ? 'It is empty.' : passedOver[0];
    throw new KeyError('no-key', `The JWK Set holds no key that can be used. ${why}`);
  }
  return { keys, passedOver, encoding: 'jwks' };
}

function parseJwk(value: JsonObject, encoding: 'jwk' | 'jwks'): ParsedKey {
  return { ...bare, ...readJwk(value), encoding };
}

function parseBareDer(text: string): ParsedKeys | null {
  if (!text.startsWith('M') || text.length < 56) return null;
  const der = decodePemBody(text);
  const key = der === null ? null : readBareDer(der);
  return key === null ? null : one({ ...bare, ...key });
}

/** Reads a secret's text. Throws {@link KeyError} where it does not decode as asked. */
function parseSecret(text: string, encoding: SecretEncoding): ParsedKey {
  const bytes = secretBytes(text, encoding);
  if (bytes === null) {
    throw new KeyError(
      'not-this-encoding',
      `The text is not ${encoding}: it holds other characters or is cut short.`,
    );
  }
  return {
    ...bare,
    encoding,
    jwk: { kty: 'oct', k: encodeBase64url(bytes) },
    otherReadings: () => readOtherwise(text, encoding),
    isPublicKeyText: isPublicKeyText(text, bytes),
  };
}

const base64Alphabet = /^[A-Za-z0-9+/]*={0,2}$/;
const base64urlAlphabet = /^[A-Za-z0-9_-]*={0,2}$/;
const hexAlphabet = /^(0x)?[0-9a-fA-F:\s]*$/;

function secretBytes(text: string, encoding: SecretEncoding): Uint8Array<ArrayBuffer> | null {
  if (encoding === 'utf8') return encodeUtf8(text);
  if (encoding === 'hex')
    return hexAlphabet.test(text) ? hexBytes(text.trim().replace(/^0x|[:\s]/g, '')) : null;
  // White space is taken out first: to allow for it within the pattern would take quadratic time.
  const dense = text.replace(/\s+/g, '');
  if (!(encoding === 'base64' ? base64Alphabet : base64urlAlphabet).test(dense)) return null;
  const { bytes, problems } = decodeBase64url(text);
  return problems.includes('base64url-length') || problems.includes('base64url-character') ? null : bytes;
}

function hexBytes(digits: string): Uint8Array<ArrayBuffer> | null {
  if (digits.length % 2 === 1) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

const secretEncodings: readonly SecretEncoding[] = ['utf8', 'base64', 'base64url', 'hex'];
const readAs: Readonly<Record<SecretEncoding, string>> = {
  utf8: 'as plain text',
  base64: 'as base64',
  base64url: 'as base64url',
  hex: 'as hex',
};

function readOtherwise(text: string, encoding: SecretEncoding): SecretReading[] {
  const readings = secretEncodings
    .filter((other) => other !== encoding)
    .map((other) => ({ label: readAs[other], bytes: secretBytes(text, other) }));
  const trimmed = text.trim();
  if (encoding === 'utf8' && trimmed !== text) {
    readings.push({ label: 'without the white space around it', bytes: encodeUtf8(trimmed) });
  }
  if (encoding === 'utf8')
    readings.push({ label: 'with a line end after it', bytes: encodeUtf8(`${trimmed}\n`) });
  return readings.filter((reading): reading is SecretReading => (reading.bytes?.length ?? 0) > 0);
}

/** Whether the bytes, or the text that they were read from, are what a public key is published as. */
function isPublicKeyText(text: string, bytes: Uint8Array<ArrayBuffer>): boolean {
  const der = readBareDer(bytes);
  if (der !== null) return !isPrivate(der.jwk);
  const trimmed = text.trim();
  try {
    const parsed = looksLikePem(trimmed)
      ? parsePem(trimmed)
      : trimmed.startsWith('{')
        ? parseJsonKeys(trimmed)
        : null;
    return parsed?.keys.some(({ jwk }) => jwk.kty !== 'oct' && !isPrivate(jwk)) ?? false;
  } catch (error) {
    if (error instanceof KeyError) return false;
    throw error;
  }
}
