/** Text that a person supplied, or that was seen, becomes keys. */

import { encodeBase64url } from './base64url.ts';
import { bytesOf, curveOf, type Jwk } from './jwk.ts';
import type { Key, KeySource } from './key.ts';
import { allowedAlgorithms, bitsOf, describeKey, roleOf } from './key-description.ts';
import { makeMaterial } from './key-material.ts';
import { type ParsedKey, parseKeyText, type SecretEncoding } from './key-parsing.ts';
import { computeThumbprint } from './thumbprint.ts';

export { KeyError } from './key-error.ts';
export { recogniseKey } from './key-recognition.ts';

export interface ReadKeysOptions {
  /** `auto` (the default) recognises PEM, JWK, JWK Set and bare DER, and takes anything else as a secret's text. */
  readonly encoding?: 'auto' | SecretEncoding;
  readonly source?: KeySource;
}

const supplied: KeySource = { kind: 'supplied' };

/**
 * Reads every key in the text: a secret, PEM blocks, a JWK or a JWK Set. Of a set, keys that cannot be used are left out
 * ({@link recogniseKey} names them). Throws `KeyError`, coded and in plain words, where there is no usable key; the message
 * holds nothing of the text.
 */
export async function readKeys(text: string, options: ReadKeysOptions = {}): Promise<Key[]> {
  const { encoding = 'auto', source = supplied } = options;
  const { keys } = parseKeyText(text, encoding);
  return Promise.all(keys.map((parsed) => makeKey(parsed, source, keys.length === 1 ? text : '')));
}

/** Makes the key of what was parsed: completes its public half and computes its thumbprint. Throws `KeyError`. */
export async function makeKey(parsed: ParsedKey, source: KeySource, suppliedText: string): Promise<Key> {
  const jwk = await completeJwk(parsed);
  const { metadata, certificate } = parsed;
  const algorithms = allowedAlgorithms(jwk, metadata, parsed.pssOnly);
  const thumbprint = await computeThumbprint(jwk);
  const role = roleOf(jwk);
  const { otherReadings, isPublicKeyText } = parsed;
  return {
    id:
      role === 'secret'
        ? `secret-${randomText()}`
        : role === 'private'
          ? `${thumbprint}-private`
          : thumbprint,
    kty: jwk.kty,
    role,
    encoding: parsed.encoding,
    source,
    crv: curveOf(jwk),
    bits: bitsOf(jwk),
    kid: metadata.kid,
    use: metadata.use,
    alg: metadata.alg,
    algorithms,
    thumbprint,
    certificate:
      certificate === null
        ? null
        : {
            subject: certificate.subject,
            issuer: certificate.issuer,
            notBefore: certificate.notBefore,
            notAfter: certificate.notAfter,
          },
    description: describeKey(jwk, algorithms),
    material: makeMaterial(jwk, {
      suppliedText: role === 'public' ? suppliedText : '',
      otherReadings,
      isPublicKeyText,
    }),
  };
}

/** The public half where the text left it out or compressed it. */
async function completeJwk({ jwk, compressedPoint }: ParsedKey): Promise<Jwk> {
  const curve = curveOf(jwk);
  if (jwk.kty === 'EC' && (jwk.x === undefined || jwk.y === undefined)) {
    const { ecPoint } = await import('./key-elliptic.ts');
    const [x, y] = ecPoint(curve, compressedPoint, bytesOf(jwk, 'd'));
    return { ...jwk, x: encodeBase64url(x), y: encodeBase64url(y) };
  }
  if (jwk.kty === 'OKP' && jwk.x === undefined) {
    const { okpPublic } = await import('./key-elliptic.ts');
    return { ...jwk, x: encodeBase64url(okpPublic(curve, bytesOf(jwk, 'd'))) };
  }
  if (jwk.kty === 'AKP' && jwk.pub === undefined) {
    const { mlDsaPublic } = await import('./key-mldsa.ts');
    return { ...jwk, pub: encodeBase64url(mlDsaPublic(jwk)) };
  }
  return jwk;
}

const randomText = () => encodeBase64url(crypto.getRandomValues(new Uint8Array(9)));
