/** Opening a JWE (RFC 7516 §5.2) with the keys at hand: three-valued, and never an exception. */
import { findContentEncryption, findKeyManagement } from '../spec/algorithms.ts';
import { decodeBase64url } from './base64url.ts';
import { decodeToken } from './decode.ts';
import { Closed, type NotDecrypted, type Recipient } from './decrypt-closed.ts';
import { decryptContent } from './decrypt-content.ts';
import { inflate } from './decrypt-inflate.ts';
import { unwrapContentKey } from './decrypt-key.ts';
import { isJsonObject, type JsonObject, ownMember, ownString, parseJson } from './json.ts';
import type { Key, KeyId } from './key.ts';
import { materialOf } from './key-material.ts';
import type { Jwe, Token } from './token.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

export interface Decrypted {
  readonly outcome: 'decrypted';
  readonly code: 'decrypted';
  readonly reason: string;
  readonly key: KeyId;
  readonly plaintext: Uint8Array<ArrayBuffer>;
  /** The plaintext as text; null where it is not UTF-8. */
  readonly text: string | null;
  /** The claims set, where the plaintext is one. */
  readonly claims: JsonObject | null;
  /** The token within, where the plaintext is one (RFC 7519 §5.2). */
  readonly nested: Token | null;
}

export type { NotDecrypted };
export type Decryption = Decrypted | NotDecrypted;

export interface DecryptOptions {
  /** PBES2 iterations (`p2c`) up to which a password is tried: each costs time. A person may allow more. */
  readonly mostIterations?: number;
  /** Bytes that a compressed plaintext may grow to. */
  readonly mostPlaintextBytes?: number;
}

/** As many as most libraries make of their own accord; RFC 7518 §4.8.1.2 asks for 1000 at least. */
export const usualMostIterations = 10_000;
const usualMostPlaintextBytes = 8_000_000;

/** Opens the token with the first of the keys that fits and does. Never rejects. */
export async function decryptToken(
  token: Token,
  keys: readonly Key[],
  options: DecryptOptions = {},
): Promise<Decryption> {
  if (token.format !== 'jwe') {
    return { outcome: 'not-decrypted', code: 'not-encrypted', reason: 'The token is not encrypted.' };
  }
  try {
    return await openToken(token, keys, options);
  } catch (error) {
    const closed =
      error instanceof Closed ? error : new Closed('unsupported', 'The browser could not carry it out.');
    return { outcome: 'not-decrypted', code: closed.code, reason: closed.message };
  }
}

async function openToken(token: Jwe, keys: readonly Key[], options: DecryptOptions): Promise<Decrypted> {
  const [, encryptedKey] = token.parts;
  const recipients = [{ header: token.header, encryptedKey }, ...token.furtherRecipients];
  let closed: Closed | null = null;
  for (const { header, encryptedKey: text } of recipients) {
    try {
      return await openFor(token, readRecipient(header, text), keys, options);
    } catch (error) {
      if (!(error instanceof Closed)) throw error;
      // The reason that is furthest along tells most: a key that was tried over one that is missing
      if (closed === null || closed.code === 'no-key') closed = error;
    }
  }
  throw closed ?? new Closed('malformed', 'The token names no recipient.');
}

function readRecipient(header: JsonObject, encryptedKey: string): Recipient {
  if (ownMember(header, 'crit') !== undefined) {
    throw new Closed('crit-unknown', 'crit names an extension that is not understood (RFC 7516 §4.1.13).');
  }
  const alg = findKeyManagement(ownString(header, 'alg'));
  if (alg === undefined)
    throw new Closed('unsupported', 'alg is no known key management algorithm (RFC 7518 §4.1).');
  const enc = findContentEncryption(ownString(header, 'enc'));
  if (enc === undefined)
    throw new Closed('unsupported', 'enc is no known content encryption (RFC 7518 §5.1).');
  return { header, alg, enc, encryptedKey: readPart(encryptedKey, 'encrypted key') };
}

async function openFor(
  token: Jwe,
  recipient: Recipient,
  keys: readonly Key[],
  options: DecryptOptions,
): Promise<Decrypted> {
  const [, , iv, ciphertext, tag] = token.parts;
  const sealed = {
    iv: readPart(iv, 'initialization vector'),
    ciphertext: readPart(ciphertext, 'ciphertext'),
    tag: readPart(tag, 'authentication tag'),
    authenticatedData: encodeUtf8(token.authenticatedData),
  };
  const fitting = chooseKeys(recipient, keys);
  if (fitting.length === 0) throw new Closed('no-key', `No key at hand fits. ${whatIsNeeded(recipient)}`);
  let closed: Closed | null = null;
  for (const key of fitting) {
    try {
      const contentKey = await unwrapContentKey(
        recipient,
        key,
        options.mostIterations ?? usualMostIterations,
      );
      const plaintext = await decryptContent(recipient.enc, contentKey, sealed);
      return describe(recipient, key, await unzip(recipient.header, plaintext, options));
    } catch (error) {
      const refused = new Closed(
        'unsupported',
        'The browser refuses the key: it is incomplete, or on no curve that it has.',
      );
      closed ??= error instanceof Closed ? withHint(error, recipient, key) : refused;
    }
  }
  throw closed as Closed;
}

/** A secret's text that would have the right length if it were read in another way. */
function withHint(closed: Closed, { alg, enc }: Recipient, key: Key): Closed {
  const bits = alg.family === 'dir' ? enc.keyBytes * 8 : alg.wrapBits;
  if (key.role !== 'secret' || alg.family === 'PBES2' || key.bits === bits) return closed;
  const other = materialOf(key)
    .otherReadings()
    .find(({ bytes }) => bytes.length * 8 === bits);
  return other === undefined
    ? closed
    : new Closed(closed.code, `${closed.message} Read ${other.label} it has the right length.`);
}

function readPart(text: string, name: string): Uint8Array<ArrayBuffer> {
  const { bytes, problem } = decodeBase64url(text);
  if (problem !== '') throw new Closed('malformed', `The ${name} is not clean base64url (RFC 7516 §5.2).`);
  return bytes;
}

/** Keys that the algorithm may be used with, those named by `kid` first: type, `use` and `alg` decide (RFC 7517 §4.2, §4.4). */
function chooseKeys({ header, alg, enc }: Recipient, keys: readonly Key[]): Key[] {
  const kid = ownString(header, 'kid');
  const likely = (key: Key) => Number(kid !== '' && (key.kid === kid || key.thumbprint === kid));
  return keys
    .filter(
      (key) =>
        alg.ktys.includes(key.kty) &&
        key.role !== 'public' &&
        key.use !== 'sig' &&
        (key.alg === '' || key.alg === alg.name || (alg.family === 'dir' && key.alg === enc.name)),
    )
    .sort((a, b) => likely(b) - likely(a));
}

function whatIsNeeded({ alg, enc }: Recipient): string {
  if (alg.family === 'dir')
    return `${enc.name} with dir needs the secret of ${enc.keyBytes * 8} bits itself.`;
  if (alg.family === 'PBES2') return `${alg.name} needs the password.`;
  if (alg.wrapBits > 0 && alg.family !== 'ECDH-ES')
    return `${alg.name} needs a secret of ${alg.wrapBits} bits.`;
  return `${alg.name} needs the recipient’s ${alg.ktys.join(' or ')} private key.`;
}

async function unzip(
  header: JsonObject,
  plaintext: Uint8Array<ArrayBuffer>,
  options: DecryptOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = ownMember(header, 'zip');
  if (zip === undefined) return plaintext;
  if (zip !== 'DEF')
    throw new Closed('unsupported', 'zip names another compression than DEF (RFC 7516 §4.1.3).');
  return inflate(plaintext, options.mostPlaintextBytes ?? usualMostPlaintextBytes);
}

function describe({ header, alg, enc }: Recipient, key: Key, plaintext: Uint8Array<ArrayBuffer>): Decrypted {
  const text = decodeUtf8(plaintext);
  const claims = text === null ? undefined : parseJson(text).value;
  const inner = text === null || isJsonObject(claims) ? null : decodeToken(text);
  const nested =
    inner === null || (inner.format === 'malformed' && !/^jwt$/i.test(ownString(header, 'cty')))
      ? null
      : inner;
  return {
    outcome: 'decrypted',
    code: 'decrypted',
    reason: `Opened with ${alg.name} and ${enc.name}. Whoever has the key could have made it: that says who can read it, and for a public key not who wrote it.`,
    key: key.id,
    plaintext,
    text,
    claims: isJsonObject(claims) ? claims : null,
    nested,
  };
}
