/** The algorithms of JWS and JWE, one row each; nothing else enumerates them. */
import type { SpecReference } from './reference.ts';

/** Key types of JWK: RFC 7518 §6.1, RFC 8037 §2 (OKP), draft-ietf-cose-dilithium (AKP). */
export type KeyType = 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';

export type SignatureFamily = 'HMAC' | 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA' | 'EdDSA' | 'ML-DSA';

export interface SignatureAlgorithm {
  /** Value of `alg`. */
  readonly name: string;
  readonly family: SignatureFamily;
  readonly kty: KeyType;
  /** Curves or parameter set that the key must have; empty where the key type has none. */
  readonly crvs: readonly string[];
  /** WebCrypto's name of the hash; '' where the algorithm brings its own. */
  readonly hash: '' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** Smallest key that its clause allows, in bits; 0 where the curve decides. */
  readonly minimumBits: number;
  readonly reference: SpecReference;
}

const rfc = (number: number, section: string, level: SpecReference['level'] = ''): SpecReference => ({
  label: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}.html#section-${section}`,
  level,
});

const mlDsa: SpecReference = {
  label: 'draft-ietf-cose-dilithium',
  url: 'https://datatracker.ietf.org/doc/draft-ietf-cose-dilithium/',
  level: '',
};

/** Names from the IANA registry "JSON Web Signature and Encryption Algorithms". */
export const signatureAlgorithms: readonly SignatureAlgorithm[] = [
  row('HS256', 'HMAC', 'oct', [], 'SHA-256', 256, rfc(7518, '3.2')),
  row('HS384', 'HMAC', 'oct', [], 'SHA-384', 384, rfc(7518, '3.2')),
  row('HS512', 'HMAC', 'oct', [], 'SHA-512', 512, rfc(7518, '3.2')),
  row('RS256', 'RSASSA-PKCS1-v1_5', 'RSA', [], 'SHA-256', 2048, rfc(7518, '3.3')),
  row('RS384', 'RSASSA-PKCS1-v1_5', 'RSA', [], 'SHA-384', 2048, rfc(7518, '3.3')),
  row('RS512', 'RSASSA-PKCS1-v1_5', 'RSA', [], 'SHA-512', 2048, rfc(7518, '3.3')),
  row('PS256', 'RSA-PSS', 'RSA', [], 'SHA-256', 2048, rfc(7518, '3.5')),
  row('PS384', 'RSA-PSS', 'RSA', [], 'SHA-384', 2048, rfc(7518, '3.5')),
  row('PS512', 'RSA-PSS', 'RSA', [], 'SHA-512', 2048, rfc(7518, '3.5')),
  row('ES256', 'ECDSA', 'EC', ['P-256'], 'SHA-256', 0, rfc(7518, '3.4')),
  row('ES384', 'ECDSA', 'EC', ['P-384'], 'SHA-384', 0, rfc(7518, '3.4')),
  row('ES512', 'ECDSA', 'EC', ['P-521'], 'SHA-512', 0, rfc(7518, '3.4')),
  row('ES256K', 'ECDSA', 'EC', ['secp256k1'], 'SHA-256', 0, rfc(8812, '3.2')),
  row('EdDSA', 'EdDSA', 'OKP', ['Ed25519', 'Ed448'], '', 0, rfc(8037, '3.1')),
  row('Ed25519', 'EdDSA', 'OKP', ['Ed25519'], '', 0, rfc(9864, '2.2')),
  row('Ed448', 'EdDSA', 'OKP', ['Ed448'], '', 0, rfc(9864, '2.2')),
  row('ML-DSA-44', 'ML-DSA', 'AKP', ['ML-DSA-44'], '', 0, mlDsa),
  row('ML-DSA-65', 'ML-DSA', 'AKP', ['ML-DSA-65'], '', 0, mlDsa),
  row('ML-DSA-87', 'ML-DSA', 'AKP', ['ML-DSA-87'], '', 0, mlDsa),
];

function row(
  name: string,
  family: SignatureFamily,
  kty: KeyType,
  crvs: readonly string[],
  hash: SignatureAlgorithm['hash'],
  minimumBits: number,
  reference: SpecReference,
): SignatureAlgorithm {
  return { name, family, kty, crvs, hash, minimumBits, reference };
}

/** Elliptic curves and parameter sets, with the length of a coordinate or of a public key in bytes. */
export interface Curve {
  readonly name: string;
  readonly kty: KeyType;
  readonly bits: number;
  /** EC: of one coordinate (RFC 7518 §6.2.1.2); OKP: of `x` (RFC 8037 §2); AKP: of `pub` (FIPS 204 table 2). */
  readonly publicBytes: number;
  /** Length of a signature in bytes; 0 where the curve is for key agreement only. */
  readonly signatureBytes: number;
  /** Object identifier as in a SubjectPublicKeyInfo: RFC 5480 §2.1.1.1, SEC 2, RFC 8410 §3, RFC 9881 §2. */
  readonly oid: string;
}

export const curves: readonly Curve[] = [
  curve('P-256', 'EC', 256, 32, 64, '1.2.840.10045.3.1.7'),
  curve('P-384', 'EC', 384, 48, 96, '1.3.132.0.34'),
  curve('P-521', 'EC', 521, 66, 132, '1.3.132.0.35'),
  curve('secp256k1', 'EC', 256, 32, 64, '1.3.132.0.10'),
  curve('Ed25519', 'OKP', 256, 32, 64, '1.3.101.112'),
  curve('Ed448', 'OKP', 456, 57, 114, '1.3.101.113'),
  curve('X25519', 'OKP', 256, 32, 0, '1.3.101.110'),
  curve('X448', 'OKP', 448, 56, 0, '1.3.101.111'),
  curve('ML-DSA-44', 'AKP', 10496, 1312, 2420, '2.16.840.1.101.3.4.3.17'),
  curve('ML-DSA-65', 'AKP', 15616, 1952, 3309, '2.16.840.1.101.3.4.3.18'),
  curve('ML-DSA-87', 'AKP', 20736, 2592, 4627, '2.16.840.1.101.3.4.3.19'),
];

function curve(
  name: string,
  kty: KeyType,
  bits: number,
  publicBytes: number,
  signatureBytes: number,
  oid: string,
): Curve {
  return { name, kty, bits, publicBytes, signatureBytes, oid };
}

export type KeyManagementFamily =
  | 'dir'
  | 'AES-KW'
  | 'AES-GCMKW'
  | 'RSA-OAEP'
  | 'RSA1_5'
  | 'ECDH-ES'
  | 'PBES2';

export interface KeyManagementAlgorithm {
  readonly name: string;
  readonly family: KeyManagementFamily;
  readonly ktys: readonly KeyType[];
  /** Length of the AES key that wraps the content encryption key, in bits; 0 where none does. */
  readonly wrapBits: number;
  readonly hash: '' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  readonly reference: SpecReference;
}

/** RSA-OAEP-384 and -512 were registered by the W3C's Web Cryptography API. */
const webCryptoApi: SpecReference = {
  label: 'Web Cryptography API',
  url: 'https://www.w3.org/TR/WebCryptoAPI/',
  level: '',
};

export const keyManagementAlgorithms: readonly KeyManagementAlgorithm[] = [
  management('dir', 'dir', ['oct'], 0, '', rfc(7518, '4.5')),
  management('A128KW', 'AES-KW', ['oct'], 128, '', rfc(7518, '4.4')),
  management('A192KW', 'AES-KW', ['oct'], 192, '', rfc(7518, '4.4')),
  management('A256KW', 'AES-KW', ['oct'], 256, '', rfc(7518, '4.4')),
  management('A128GCMKW', 'AES-GCMKW', ['oct'], 128, '', rfc(7518, '4.7')),
  management('A192GCMKW', 'AES-GCMKW', ['oct'], 192, '', rfc(7518, '4.7')),
  management('A256GCMKW', 'AES-GCMKW', ['oct'], 256, '', rfc(7518, '4.7')),
  management('RSA1_5', 'RSA1_5', ['RSA'], 0, '', rfc(7518, '4.2')),
  management('RSA-OAEP', 'RSA-OAEP', ['RSA'], 0, 'SHA-1', rfc(7518, '4.3')),
  management('RSA-OAEP-256', 'RSA-OAEP', ['RSA'], 0, 'SHA-256', rfc(7518, '4.3')),
  management('RSA-OAEP-384', 'RSA-OAEP', ['RSA'], 0, 'SHA-384', webCryptoApi),
  management('RSA-OAEP-512', 'RSA-OAEP', ['RSA'], 0, 'SHA-512', webCryptoApi),
  management('ECDH-ES', 'ECDH-ES', ['EC', 'OKP'], 0, '', rfc(7518, '4.6')),
  management('ECDH-ES+A128KW', 'ECDH-ES', ['EC', 'OKP'], 128, '', rfc(7518, '4.6')),
  management('ECDH-ES+A192KW', 'ECDH-ES', ['EC', 'OKP'], 192, '', rfc(7518, '4.6')),
  management('ECDH-ES+A256KW', 'ECDH-ES', ['EC', 'OKP'], 256, '', rfc(7518, '4.6')),
  management('PBES2-HS256+A128KW', 'PBES2', ['oct'], 128, 'SHA-256', rfc(7518, '4.8')),
  management('PBES2-HS384+A192KW', 'PBES2', ['oct'], 192, 'SHA-384', rfc(7518, '4.8')),
  management('PBES2-HS512+A256KW', 'PBES2', ['oct'], 256, 'SHA-512', rfc(7518, '4.8')),
];

function management(
  name: string,
  family: KeyManagementFamily,
  ktys: readonly KeyType[],
  wrapBits: number,
  hash: KeyManagementAlgorithm['hash'],
  reference: SpecReference,
): KeyManagementAlgorithm {
  return { name, family, ktys, wrapBits, hash, reference };
}

export interface ContentEncryptionAlgorithm {
  /** Value of `enc`. */
  readonly name: string;
  readonly mode: 'GCM' | 'CBC-HMAC';
  /** Length of the content encryption key in bytes: for CBC-HMAC of its MAC half and its AES half together. */
  readonly keyBytes: number;
  readonly ivBytes: number;
  readonly tagBytes: number;
  /** Hash of the MAC; '' for GCM. */
  readonly hash: '' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  readonly reference: SpecReference;
}

export const contentEncryptionAlgorithms: readonly ContentEncryptionAlgorithm[] = [
  content('A128CBC-HS256', 'CBC-HMAC', 32, 16, 16, 'SHA-256', rfc(7518, '5.2.3')),
  content('A192CBC-HS384', 'CBC-HMAC', 48, 16, 24, 'SHA-384', rfc(7518, '5.2.4')),
  content('A256CBC-HS512', 'CBC-HMAC', 64, 16, 32, 'SHA-512', rfc(7518, '5.2.5')),
  content('A128GCM', 'GCM', 16, 12, 16, '', rfc(7518, '5.3')),
  content('A192GCM', 'GCM', 24, 12, 16, '', rfc(7518, '5.3')),
  content('A256GCM', 'GCM', 32, 12, 16, '', rfc(7518, '5.3')),
];

function content(
  name: string,
  mode: ContentEncryptionAlgorithm['mode'],
  keyBytes: number,
  ivBytes: number,
  tagBytes: number,
  hash: ContentEncryptionAlgorithm['hash'],
  reference: SpecReference,
): ContentEncryptionAlgorithm {
  return { name, mode, keyBytes, ivBytes, tagBytes, hash, reference };
}

/** Length of the algorithm's hash in bytes; 0 where it brings its own. */
export const hashLength = (algorithm: Pick<SignatureAlgorithm, 'hash'>): number =>
  Number(algorithm.hash.slice(4)) / 8;

/** The row of a name; undefined for a name that is not in the table. Names are case-sensitive (RFC 7515 §4.1.1). */
export function findSignatureAlgorithm(name: string): SignatureAlgorithm | undefined {
  return signatureByName.get(name);
}
export function findKeyManagement(name: string): KeyManagementAlgorithm | undefined {
  return keyManagementAlgorithms.find((algorithm) => algorithm.name === name);
}
export function findContentEncryption(name: string): ContentEncryptionAlgorithm | undefined {
  return contentEncryptionAlgorithms.find((algorithm) => algorithm.name === name);
}
export function findCurve(name: string): Curve | undefined {
  return curves.find((row) => row.name === name);
}

const signatureByName = new Map(signatureAlgorithms.map((algorithm) => [algorithm.name, algorithm]));

/**
 * The hash that at_hash and its kin take for this `alg` (OpenID Connect Core §3.1.3.6); '' where no standard says which. Ed25519
 * is built on SHA-512 (RFC 8032 §5.1), which is what implementations take.
 */
export function tokenHashOf(alg: string): string {
  const row = findSignatureAlgorithm(alg);
  return row?.family === 'EdDSA' && row.crvs.includes('Ed25519') ? 'SHA-512' : (row?.hash ?? '');
}
