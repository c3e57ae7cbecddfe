/** Keys in DER: SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), PKCS#8 (RFC 5958), PKCS#1 (RFC 8017 A.1), SEC 1 (RFC 5915). */
import { type Curve, curves, findCurve } from '../spec/algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import { bytesOf, checkJwk, type Jwk } from './jwk.ts';
import { joinBytes } from './key-bytes.ts';
import { KeyError } from './key-error.ts';
import { readCurve } from './pem-curve.ts';
import {
  contentOf,
  DerError,
  derTag,
  readBits,
  readChildren,
  readDer,
  readOid,
  readUnsigned,
  writeDer,
  writeOid,
  writeUnsigned,
} from './pem-der.ts';

const rsaEncryption = '1.2.840.113549.1.1.1';
const rsaPss = '1.2.840.113549.1.1.10';
const ecPublicKey = '1.2.840.10045.2.1';
const dsa = '1.2.840.10040.4.1';

/**
 * A key as DER tells it. `point` is an EC point that still has to be taken apart: RFC 5480 §2.2 allows it compressed,
 * and a private key may come without it.
 */
export interface DerKey {
  readonly jwk: Jwk;
  /** EC only: the public point as SEC 1 §2.3.3 writes it where `x` and `y` could not be read off it; else null. */
  readonly compressedPoint: Uint8Array<ArrayBuffer> | null;
  /** Signature families that the key's own identifier narrows it to: RSASSA-PSS keys (RFC 4055 §1.2). */
  readonly pssOnly: boolean;
}

const plain = (jwk: Jwk): DerKey => ({ jwk: checkJwk(jwk), compressedPoint: null, pssOnly: false });

/** Reads a SubjectPublicKeyInfo. Throws {@link KeyError} or {@link DerError}. */
export function readPublicKeyInfo(der: Uint8Array<ArrayBuffer>): DerKey {
  const [identifier, bits] = readChildren(readDer(der));
  if (identifier === undefined) throw new DerError('empty');
  const [algorithm, parameters] = readChildren(identifier);
  const oid = readOid(algorithm);
  const key = readBits(bits);
  if (oid === rsaEncryption || oid === rsaPss) return { ...readRsaPublic(key), pssOnly: oid === rsaPss };
  if (oid === ecPublicKey) return readEcPoint(readCurve(parameters), key);
  const curve = curves.find((row) => row.oid === oid && row.kty !== 'EC');
  if (curve === undefined) throw unsupportedKey(oid);
  return plain(
    curve.kty === 'AKP'
      ? { kty: 'AKP', alg: curve.name, pub: encodeBase64url(key) }
      : { kty: 'OKP', crv: curve.name, x: encodeBase64url(key) },
  );
}

/** Reads a PKCS#8 PrivateKeyInfo or OneAsymmetricKey. Throws {@link KeyError} or {@link DerError}. */
export function readPrivateKeyInfo(der: Uint8Array<ArrayBuffer>): DerKey {
  const [, identifier, octets, ...attributes] = readChildren(readDer(der));
  if (identifier === undefined) throw new DerError('empty');
  const [algorithm, parameters] = readChildren(identifier);
  const oid = readOid(algorithm);
  const key = contentOf(octets, derTag.octetString);
  if (oid === rsaEncryption || oid === rsaPss) return { ...readRsaPrivate(key), pssOnly: oid === rsaPss };
  if (oid === ecPublicKey) return readEcPrivate(key, readCurve(parameters));
  const curve = curves.find((row) => row.oid === oid && row.kty !== 'EC');
  if (curve === undefined) throw unsupportedKey(oid);
  if (curve.kty === 'AKP')
    return plain({ kty: 'AKP', alg: curve.name, priv: encodeBase64url(readSeed(key)) });
  // RFC 8410 §7: an OCTET STRING within the OCTET STRING; the public key is optional in [1]
  const d = contentOf(readDer(key), derTag.octetString);
  const [publicKey] = attributes.filter((attribute) => attribute.tag === derTag.context(1, false));
  const x = publicKey === undefined ? {} : { x: encodeBase64url(publicKey.content.subarray(1)) };
  return plain({ kty: 'OKP', crv: curve.name, d: encodeBase64url(d), ...x });
}

/** RFC 9881 §6: the seed alone in [0], or the seed and the expanded key in a SEQUENCE. */
function readSeed(key: Uint8Array<ArrayBuffer>): Uint8Array {
  const value = readDer(key);
  if (value.tag === derTag.context(0, false)) return value.content;
  if (value.tag === derTag.sequence) return contentOf(readChildren(value)[0], derTag.octetString);
  throw new KeyError('unsupported', 'The ML-DSA private key comes without its seed, which a JWK needs.');
}

/** Reads RSAPublicKey of PKCS#1. Throws {@link KeyError} or {@link DerError}. */
export function readRsaPublic(der: Uint8Array<ArrayBuffer>): DerKey {
  const [n, e] = readChildren(readDer(der));
  return plain({ kty: 'RSA', n: encodeBase64url(readUnsigned(n)), e: encodeBase64url(readUnsigned(e)) });
}

/** Reads RSAPrivateKey of PKCS#1. Throws {@link KeyError} or {@link DerError}. */
export function readRsaPrivate(der: Uint8Array<ArrayBuffer>): DerKey {
  const [, ...numbers] = readChildren(readDer(der));
  const names = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const;
  const members = names.map((name, index) => [name, encodeBase64url(readUnsigned(numbers[index]))]);
  return plain({ kty: 'RSA', ...Object.fromEntries(members) });
}

/** Reads ECPrivateKey (RFC 5915 §3); `curve` where the surroundings name it. Throws {@link KeyError} or {@link DerError}. */
export function readEcPrivate(der: Uint8Array<ArrayBuffer>, curve?: Curve): DerKey {
  const [, octets, ...optional] = readChildren(readDer(der));
  const d = contentOf(octets, derTag.octetString);
  const tagged = (number: number) => optional.find((value) => value.tag === derTag.context(number));
  const parameters = tagged(0);
  const named = curve ?? readCurve(parameters === undefined ? undefined : readDer(parameters.content));
  const bits = tagged(1);
  const padded = joinBytes(new Uint8Array(Math.max(0, named.publicBytes - d.length)), d);
  const secret = { d: encodeBase64url(padded) };
  if (bits === undefined) return plain({ kty: 'EC', crv: named.name, ...secret });
  const key = readEcPoint(named, readBits(readDer(bits.content)));
  return { ...key, jwk: { ...key.jwk, ...secret } };
}

function readEcPoint(curve: Curve, point: Uint8Array<ArrayBuffer>): DerKey {
  const length = curve.publicBytes;
  if (point[0] === 4 && point.length === 1 + 2 * length) {
    const x = encodeBase64url(point.subarray(1, 1 + length));
    return plain({ kty: 'EC', crv: curve.name, x, y: encodeBase64url(point.subarray(1 + length)) });
  }
  if ((point[0] === 2 || point[0] === 3) && point.length === 1 + length) {
    return { ...plain({ kty: 'EC', crv: curve.name }), compressedPoint: point };
  }
  throw new KeyError('malformed', `The point of the ${curve.name} key has the wrong length.`);
}

function unsupportedKey(oid: string): KeyError {
  return new KeyError(
    'unsupported',
    oid === dsa
      ? 'It is a DSA key. No JOSE algorithm uses DSA.'
      : `No JOSE algorithm uses keys with the identifier ${oid}.`,
  );
}

/** RSAPublicKey of PKCS#1 (RFC 8017 A.1.1). */
export function writeRsaPublic(jwk: Jwk): Uint8Array<ArrayBuffer> {
  return writeDer(derTag.sequence, writeUnsigned(bytesOf(jwk, 'n')), writeUnsigned(bytesOf(jwk, 'e')));
}

/** The SubjectPublicKeyInfo of a public key; null for a secret. */
export function writePublicKeyInfo(jwk: Jwk): Uint8Array<ArrayBuffer> | null {
  const bits = (bytes: Uint8Array) => writeDer(derTag.bitString, Uint8Array.of(0), bytes);
  const info = (oid: string, parameters: Uint8Array, key: Uint8Array) =>
    writeDer(derTag.sequence, writeDer(derTag.sequence, writeOid(oid), parameters), bits(key));
  const nothing = new Uint8Array();
  switch (jwk.kty) {
    case 'RSA':
      return info(rsaEncryption, writeDer(derTag.null), writeRsaPublic(jwk));
    case 'EC': {
      const curve = findCurve(jwk.crv ?? '');
      if (curve === undefined) return null;
      const point = joinBytes(Uint8Array.of(4), bytesOf(jwk, 'x'), bytesOf(jwk, 'y'));
      return info(ecPublicKey, writeOid(curve.oid), point);
    }
    case 'OKP':
      return info(findCurve(jwk.crv ?? '')?.oid ?? '', nothing, bytesOf(jwk, 'x'));
    case 'AKP':
      return info(findCurve(jwk.alg ?? '')?.oid ?? '', nothing, bytesOf(jwk, 'pub'));
    case 'oct':
      return null;
  }
}
