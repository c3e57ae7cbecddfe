/** Authenticated decryption of the content (RFC 7518 §5). */
import type { ContentEncryptionAlgorithm } from '../spec/algorithms.ts';
import { Closed } from './decrypt-closed.ts';
import { joinBytes, sameBytes } from './key-bytes.ts';
import { subtle } from './subtle.ts';

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  readonly tag: Uint8Array<ArrayBuffer>;
  readonly authenticatedData: Uint8Array<ArrayBuffer>;
}

const changed = () =>
  new Closed(
    'content-changed',
    'The key does not open the content: it is another one, or the token was changed.',
  );

/** Throws {@link Closed} where the tag does not match. */
export async function decryptContent(
  enc: ContentEncryptionAlgorithm,
  key: Uint8Array<ArrayBuffer>,
  sealed: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  if (key.length !== enc.keyBytes) {
    throw new Closed(
      'key-does-not-open',
      `${enc.name} needs a key of ${enc.keyBytes * 8} bits, and this has ${key.length * 8}.`,
    );
  }
  if (sealed.iv.length !== enc.ivBytes || sealed.tag.length !== enc.tagBytes) {
    throw new Closed(
      'malformed',
      `The initialization vector or the tag has the wrong length for ${enc.name}.`,
    );
  }
  return enc.mode === 'GCM' ? openGcm(key, sealed) : openCbcHmac(enc, key, sealed);
}

/** AES-GCM with a tag of 16 bytes. Throws {@link Closed}. */
export async function openGcm(
  key: Uint8Array<ArrayBuffer>,
  sealed: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  const { iv, ciphertext, tag, authenticatedData } = sealed;
  const joined = joinBytes(ciphertext, tag);
  try {
    if (lacksAes192(key)) {
      const { gcm } = await import('@noble/ciphers/aes.js');
      return Uint8Array.from(gcm(key, iv, authenticatedData).decrypt(joined));
    }
    const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
    const parameters = { name: 'AES-GCM', iv, additionalData: authenticatedData, tagLength: 128 };
    return new Uint8Array(await subtle.decrypt(parameters, imported, joined));
  } catch {
    throw changed();
  }
}

/** RFC 7518 §5.2.2.2: the MAC first, and only then the padding, so that neither tells about the other. */
async function openCbcHmac(
  enc: ContentEncryptionAlgorithm,
  key: Uint8Array<ArrayBuffer>,
  { iv, ciphertext, tag, authenticatedData }: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  const half = enc.keyBytes / 2;
  const macKey = await subtle.importKey(
    'raw',
    key.subarray(0, half),
    { name: 'HMAC', hash: enc.hash },
    false,
    ['sign'],
  );
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(authenticatedData.length) * 8n);
  const mac = await subtle.sign('HMAC', macKey, joinBytes(authenticatedData, iv, ciphertext, length));
  if (!sameBytes(new Uint8Array(mac).subarray(0, enc.tagBytes), tag)) throw changed();
  const aesKey = key.slice(half);
  try {
    if (lacksAes192(aesKey)) {
      const { cbc } = await import('@noble/ciphers/aes.js');
      return Uint8Array.from(cbc(aesKey, iv).decrypt(ciphertext));
    }
    const imported = await subtle.importKey('raw', aesKey, 'AES-CBC', false, ['decrypt']);
    return new Uint8Array(await subtle.decrypt({ name: 'AES-CBC', iv }, imported, ciphertext));
  } catch {
    throw changed();
  }
}

/** Chromium's WebCrypto has no AES-192; the same code then runs everywhere. */
const lacksAes192 = (key: Uint8Array) => key.length === 24;
