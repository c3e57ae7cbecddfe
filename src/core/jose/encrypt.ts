/** Encrypting, for the lessons: what `decrypt.ts` opens, in the one form that needs no key management. */
import { encodeBase64url } from './base64url.ts';
import type { JsonObject } from './json.ts';
import { bytesOf } from './jwk.ts';
import type { Key } from './key.ts';
import { KeyError } from './key-error.ts';
import { materialOf } from './key-material.ts';
import { readKeys } from './key-reading.ts';
import { subtle } from './subtle.ts';
import { encodeUtf8 } from './utf8.ts';

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** A fresh secret of 256 bits for `dir` with A256GCM. */
export async function generateContentKey(): Promise<Key> {
  const k = encodeBase64url(crypto.getRandomValues(new Uint8Array(keyBytes)));
  const [key] = await readKeys(JSON.stringify({ kty: 'oct', k }));
  if (key === undefined) throw new RangeError('a JWK is always one key');
  return key;
}

/**
 * A compact JWE of the text: direct encryption (RFC 7518 §4.5) with A256GCM (§5.3), by RFC 7516 §5.1. `more` are further header
 * parameters. Throws `KeyError` where the key is no secret of 256 bits.
 */
export async function encryptDirectly(text: string, key: Key, more: JsonObject = {}): Promise<string> {
  if (key.kty !== 'oct' || key.bits !== keyBytes * 8)
    throw new KeyError('unsupported', 'A256GCM with dir needs a secret of 256 bits (RFC 7518 §4.5).');
  const header = encodeBase64url(encodeUtf8(JSON.stringify({ alg: 'dir', enc: 'A256GCM', ...more })));
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const imported = await subtle.importKey('raw', bytesOf(materialOf(key).jwk(), 'k'), 'AES-GCM', false, [
    'encrypt',
  ]);
  const parameters = { name: 'AES-GCM', iv, additionalData: encodeUtf8(header), tagLength: tagBytes * 8 };
  const sealed = new Uint8Array(await subtle.encrypt(parameters, imported, encodeUtf8(text)));
  const [ciphertext, tag] = [sealed.subarray(0, -tagBytes), sealed.subarray(-tagBytes)];
  // With dir there is no encrypted key: its part stays empty (RFC 7516 §5.1 step 5)
  return [header, '', ...[iv, ciphertext, tag].map(encodeBase64url)].join('.');
}
