/** Why a signature does not match: what was tried besides, and what the most telling of it says. */
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { type JsonObject, ownString, parseJson } from './json.ts';
import type { Key } from './key.ts';
import { sameBytes } from './key-bytes.ts';
import { nameKey } from './key-description.ts';
import { materialOf } from './key-material.ts';
import { subtle } from './subtle.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';
import type { Failed } from './verification.ts';
import type { SignedContent, VerifyOptions } from './verify.ts';
import { explainPublicKeyAsSecret } from './verify-confusion.ts';
import { checkSignature, computeHmac, computeHmacOf, hasZeroHalf, signatureLength } from './verify-engine.ts';

type Explanation = Pick<Failed, 'code' | 'reason'>;

/** Secrets beyond this are not read in other ways: each costs several HMACs. */
const mostSecrets = 20;

/** The first explanation that holds, most telling first; the plain mismatch where none does. */
export async function explainMismatch(
  content: SignedContent,
  chosen: readonly Key[],
  all: readonly Key[],
  options: VerifyOptions,
): Promise<Explanation> {
  const mismatch = (reason: string): Explanation => ({ code: 'signature-mismatch', reason });
  const confusion = await explainPublicKeyAsSecret(content, all);
  if (confusion !== null) return { code: 'public-key-as-secret', reason: confusion };
  const shape = explainShape(content, chosen);
  if (shape !== null) return shape;
  const told =
    (await explainOtherReading(content, chosen)) ||
    (await explainEdit(content, chosen, options)) ||
    (await explainGraphNonce(content, chosen));
  if (told !== '') return mismatch(told);

  const kid = ownString(content.header, 'kid');
  if (kid !== '' && chosen.every((key) => key.kid !== '' && key.kid !== kid && key.thumbprint !== kid)) {
    return {
      code: 'unknown-kid',
      reason:
        'No key at hand has the kid that the token names, and the signature is by none of them: the keys may have been rotated, or be another issuer’s.',
    };
  }
  const named = chosen.find((key) => kid !== '' && key.kid === kid);
  if (named !== undefined) {
    return mismatch(
      `${capitalise(nameKey(named))} has the kid that the token names, and yet the signature is not made with it over this content: the token was changed, or another key goes by the same kid.`,
    );
  }
  return mismatch(
    chosen.length === 1
      ? `The signature is not made with ${nameKey(chosen[0] as Key)} over this content: the key is another one, or the token was changed.`
      : `The signature is made with none of the ${chosen.length} keys that fit: the key is another one, or the token was changed.`,
  );
}

const capitalise = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A signature that none of the keys could have made, and perhaps no key of their kind; null where its shape fits. */
function explainShape({ alg, signature }: SignedContent, chosen: readonly Key[]): Explanation | null {
  const lengths = chosen.map((key) => signatureLength(alg, key));
  const malformed = (reason: string): Explanation => ({ code: 'signature-malformed', reason });
  if (!lengths.includes(signature.length)) {
    const told = `The signature is ${signature.length} bytes long; for ${alg.name} and this key it has ${lengths[0]}.`;
    if (isLengthOfOtherKey(alg, signature.length))
      return { code: 'signature-mismatch', reason: `${told} It is made with another key.` };
    const isDer = alg.family === 'ECDSA' && signature[0] === 0x30;
    return malformed(
      isDer ? `${told} It looks like DER, where JWS wants r and s side by side (RFC 7518 §3.4).` : told,
    );
  }
  if (alg.family === 'ECDSA' && hasZeroHalf(signature)) {
    return malformed(
      'r or s of the signature is zero: no key makes such a signature, and careless code takes it for any key’s (CVE-2022-21449).',
    );
  }
  return null;
}

/** Where the size of the key is not told by the algorithm: an RSA modulus in steps of 512 bits, Ed25519 or Ed448. */
function isLengthOfOtherKey({ kty, name }: SignedContent['alg'], length: number): boolean {
  if (kty === 'RSA') return length >= 64 && length % 64 === 0;
  return name === 'EdDSA' && (length === 64 || length === 114);
}

/** The secret's text means other bytes than it was read as. */
async function explainOtherReading(
  { alg, signature, data }: SignedContent,
  chosen: readonly Key[],
): Promise<string> {
  if (alg.family !== 'HMAC') return '';
  for (const key of chosen.slice(0, mostSecrets)) {
    for (const { label, bytes } of materialOf(key).otherReadings()) {
      if (sameBytes(await computeHmacOf(bytes, alg, data), signature)) {
        return `The signature does not match the secret as it was read, but it does when the secret is read ${label}.`;
      }
    }
  }
  return '';
}

/** The same signature was seen over other content: which of the two was changed, where a key at hand can tell. */
async function explainEdit(
  content: SignedContent,
  chosen: readonly Key[],
  options: VerifyOptions,
): Promise<string> {
  const { signingInput, signatureText } = content;
  const other = options.knownSigningInput?.(signatureText) ?? null;
  if (other === null || other === signingInput) return '';
  const [headerNow = '', payloadNow = ''] = signingInput.split('.', 2);
  const [headerThen = '', payloadThen = ''] = other.split('.', 2);
  const parts = [
    ...(headerNow === headerThen ? [] : ['header']),
    ...(payloadNow === payloadThen ? [] : ['payload']),
  ].join(' and ');
  const holds = await anyHolds({ ...content, data: encodeUtf8(other) }, chosen);
  return holds
    ? `The ${parts} was changed after signing: another token was seen with the same signature, and over that one it holds.`
    : `Another token was seen with the same signature and another ${parts}: one of the two was changed after signing.`;
}

async function anyHolds({ alg, signature, data }: SignedContent, keys: readonly Key[]): Promise<boolean> {
  for (const key of keys) {
    const holds =
      alg.family === 'HMAC'
        ? sameBytes(await computeHmac(alg, key, data), signature)
        : await checkSignature(alg, key, signature, data).catch(() => false);
    if (holds) return true;
  }
  return false;
}

/** Microsoft Graph signs its own tokens over a header whose `nonce` is replaced by its SHA-256. */
async function explainGraphNonce(content: SignedContent, chosen: readonly Key[]): Promise<string> {
  const { header, signingInput, alg } = content;
  const nonce = ownString(header, 'nonce');
  if (nonce === '' || alg.kty !== 'RSA') return '';
  const rewritten = await hashNonce(signingInput, nonce);
  if (rewritten === null) return '';
  return (await anyHolds({ ...content, data: encodeUtf8(rewritten) }, chosen))
    ? 'It is a token for Microsoft Graph: the signature holds once the nonce in the header is replaced by its SHA-256. Only Graph is meant to check it; ask for a token for your own API.'
    : '';
}

async function hashNonce(signingInput: string, nonce: string): Promise<string | null> {
  const [headerText = '', payloadText = ''] = signingInput.split('.', 2);
  const json = decodeUtf8(decodeBase64url(headerText).bytes);
  if (json === null) return null;
  const hashed = encodeBase64url(new Uint8Array(await subtle.digest('SHA-256', encodeUtf8(nonce))));
  // In the text, so that everything else of the header stays as it was signed
  const written = JSON.stringify(nonce);
  const at = json.lastIndexOf(written);
  if (at < 0) return null;
  const replaced = json.slice(0, at) + JSON.stringify(hashed) + json.slice(at + written.length);
  const check = parseJson(replaced).value as JsonObject | undefined;
  if (ownString(check, 'nonce') !== hashed) return null;
  return `${encodeBase64url(encodeUtf8(replaced))}.${payloadText}`;
}
