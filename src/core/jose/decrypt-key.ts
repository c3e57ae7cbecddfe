/** The content encryption key, by each way of key management (RFC 7518 §4, RFC 8037 §3.2). */
import { decodeBase64url } from './base64url.ts';
import { agreeOnKey } from './decrypt-agreement.ts';
import { Closed, type Recipient } from './decrypt-closed.ts';
import { openGcm } from './decrypt-content.ts';
import { decryptRsa15 } from './decrypt-rsa15.ts';
import { ownMember, ownString } from './json.ts';
import { bytesOf } from './jwk.ts';
import type { Key } from './key.ts';
import { joinBytes } from './key-bytes.ts';
import { materialOf } from './key-material.ts';
import { subtle } from './subtle.ts';
import { encodeUtf8 } from './utf8.ts';

/** The content encryption key; throws {@link Closed} where the key does not yield one. `mostIterations` caps `p2c`. */
export async function unwrapContentKey(
  recipient: Recipient,
  key: Key,
  mostIterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { alg, enc, encryptedKey } = recipient;
  const secret = () => bytesOf(materialOf(key).jwk(), 'k');
  switch (alg.family) {
    case 'dir':
      requireNoEncryptedKey(recipient);
      return secret();
    case 'AES-KW':
      return unwrapAes(secret(), recipient);
    case 'AES-GCMKW':
      return openGcm(requireBits(secret(), alg.wrapBits), {
        iv: headerBytes(recipient, 'iv', 12),
        tag: headerBytes(recipient, 'tag', 16),
        ciphertext: encryptedKey,
        authenticatedData: new Uint8Array(),
      }).catch(() => {
        throw doesNotOpen();
      });
    case 'RSA-OAEP':
      return decryptOaep(recipient, key);
    case 'RSA1_5':
      return decryptRsa15(materialOf(key).jwk(), encryptedKey, enc.keyBytes);
    case 'ECDH-ES': {
      const bits = alg.wrapBits || enc.keyBytes * 8;
      if (alg.wrapBits === 0) requireNoEncryptedKey(recipient);
      const agreed = await agreeOnKey(recipient, materialOf(key).jwk(), bits);
      return alg.wrapBits === 0 ? agreed : unwrapAes(agreed, recipient);
    }
    case 'PBES2':
      return unwrapAes(await deriveFromPassword(recipient, secret(), mostIterations), recipient);
  }
}

const doesNotOpen = () =>
  new Closed(
    'key-does-not-open',
    'The key does not open the encrypted key: it is another one, or the token was changed.',
  );

function requireNoEncryptedKey({ alg, encryptedKey }: Recipient): void {
  if (encryptedKey.length > 0) {
    throw new Closed(
      'malformed',
      `With ${alg.name} the encrypted key must be empty (RFC 7516 §5.2, step 10).`,
    );
  }
}

function requireBits(secret: Uint8Array<ArrayBuffer>, bits: number): Uint8Array<ArrayBuffer> {
  if (secret.length * 8 === bits) return secret;
  throw new Closed(
    'key-does-not-open',
    `A secret of ${bits} bits is needed, and this one has ${secret.length * 8}.`,
  );
}

/** AES key wrap (RFC 3394). */
async function unwrapAes(
  kek: Uint8Array<ArrayBuffer>,
  { alg, encryptedKey }: Recipient,
): Promise<Uint8Array<ArrayBuffer>> {
  requireBits(kek, alg.wrapBits);
  const { aeskw } = await import('@noble/ciphers/aes.js');
  try {
    return Uint8Array.from(aeskw(kek).decrypt(encryptedKey));
  } catch {
    throw doesNotOpen();
  }
}

async function decryptOaep({ alg, encryptedKey }: Recipient, key: Key): Promise<Uint8Array<ArrayBuffer>> {
  const name = 'RSA-OAEP';
  const imported = await materialOf(key).importOnce(`decrypt ${alg.name}`, (jwk) =>
    subtle.importKey('jwk', jwk, { name, hash: alg.hash }, false, ['decrypt']),
  );
  try {
    return new Uint8Array(await subtle.decrypt({ name }, imported, encryptedKey));
  } catch {
    throw doesNotOpen();
  }
}

/** PBKDF2 over the password, salted with the algorithm's name (RFC 7518 §4.8.1.1). */
async function deriveFromPassword(
  { alg, header }: Recipient,
  password: Uint8Array<ArrayBuffer>,
  mostIterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const iterations = ownMember(header, 'p2c');
  if (typeof iterations !== 'number' || !Number.isInteger(iterations) || iterations < 1) {
    throw new Closed('malformed', 'p2c must be a positive whole number (RFC 7518 §4.8.1.2).');
  }
  if (iterations > mostIterations) {
    throw new Closed(
      'count-too-high',
      `The token asks for ${iterations} iterations (p2c), more than ${mostIterations}. That takes time: allow it first.`,
    );
  }
  const salt = joinBytes(encodeUtf8(alg.name), Uint8Array.of(0), headerBytes({ header }, 'p2s', 8, true));
  const base = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: alg.hash, salt, iterations };
  return new Uint8Array(await subtle.deriveBits(parameters, base, alg.wrapBits));
}

/** A header parameter of base64url, of exactly or at least so many bytes. Throws {@link Closed}. */
function headerBytes(
  { header }: Pick<Recipient, 'header'>,
  name: string,
  length: number,
  orMore = false,
): Uint8Array<ArrayBuffer> {
  const { bytes, problem } = decodeBase64url(ownString(header, name));
  if (problem !== '' || bytes.length < length || (!orMore && bytes.length !== length)) {
    throw new Closed(
      'malformed',
      `The header parameter ${name} is missing or has the wrong length (RFC 7518 §4.7, §4.8).`,
    );
  }
  return bytes;
}
