/** Algorithm confusion (RFC 8725 §2.1): an HMAC made with the text of a public key as its secret. */
import { decodeBase64url } from './base64url.ts';
import { publicHalf } from './jwk.ts';
import type { Key } from './key.ts';
import { sameBytes } from './key-bytes.ts';
import { nameKey } from './key-description.ts';
import { materialOf } from './key-material.ts';
import { writePem } from './pem.ts';
import { writePublicKeyInfo, writeRsaPublic } from './pem-keys.ts';
import { encodeUtf8 } from './utf8.ts';
import type { SignedContent } from './verify.ts';
import { computeHmacOf } from './verify-engine.ts';

/** Public keys beyond this are not tried: each costs several HMACs. */
const mostKeys = 50;

/** One sentence where the token's HMAC is made with the text of a public key that everyone can have; else null. */
export async function explainPublicKeyAsSecret(
  { alg, signature, data }: SignedContent,
  keys: readonly Key[],
): Promise<string | null> {
  if (alg.family !== 'HMAC') return null;
  for (const key of keys.filter(({ role }) => role === 'public').slice(0, mostKeys)) {
    for (const secret of spellings(key)) {
      const mac = await computeHmacOf(secret, alg, data);
      if (sameBytes(mac, signature)) {
        return `The signature is an HMAC with ${nameKey(key)} as its secret. Everyone has that key: the token is forged (RFC 8725 §2.1).`;
      }
    }
  }
  return null;
}

/** The ways to write a public key down that an attacker may take as secret. */
function spellings(key: Key): Uint8Array<ArrayBuffer>[] {
  const { jwk, suppliedText } = materialOf(key);
  const texts = new Set<string>();
  const addLineEnds = (text: string) => {
    const unix = text.trim().replaceAll('\r\n', '\n');
    const dos = unix.replaceAll('\n', '\r\n');
    for (const form of [text, unix, `${unix}\n`, dos, `${dos}\r\n`]) if (form !== '') texts.add(form);
  };
  const addPem = (label: string, bytes: Uint8Array) => {
    const pem = writePem(label, bytes);
    addLineEnds(pem);
    texts.add(pem.split('\n').slice(1, -2).join(''));
  };
  addLineEnds(suppliedText());
  const der = writePublicKeyInfo(jwk());
  if (der !== null) addPem('PUBLIC KEY', der);
  if (jwk().kty === 'RSA') addPem('RSA PUBLIC KEY', writeRsaPublic(jwk()));
  texts.add(JSON.stringify(publicHalf(jwk())));
  const raw = jwk().x ?? jwk().n ?? jwk().pub ?? '';
  const bytes = [...texts].map(encodeUtf8);
  return [...bytes, ...(der === null ? [] : [der]), decodeBase64url(raw).bytes];
}
