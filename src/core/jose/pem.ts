/** PEM (RFC 7468): blocks found in text, and what each kind of block holds. */
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import type { KeyEncoding } from './key.ts';
import { KeyError } from './key-error.ts';
import { DerError } from './pem-der.ts';
import {
  type DerKey,
  readEcPrivate,
  readPrivateKeyInfo,
  readPublicKeyInfo,
  readRsaPrivate,
  readRsaPublic,
} from './pem-keys.ts';
import { type Certificate, readCertificate } from './x509.ts';

export interface PemKey extends DerKey {
  readonly encoding: KeyEncoding;
  readonly certificate: Certificate | null;
}

interface BlockKind {
  readonly encoding: KeyEncoding;
  read(der: Uint8Array<ArrayBuffer>): DerKey & { certificate?: Certificate };
}

const certificateBlock: BlockKind = {
  encoding: 'pem-x509',
  read(der) {
    const certificate = readCertificate(der);
    return { ...readPublicKeyInfo(certificate.publicKeyInfo), certificate };
  },
};

const kinds: Readonly<Record<string, BlockKind>> = {
  'PUBLIC KEY': { encoding: 'pem-spki', read: readPublicKeyInfo },
  'PRIVATE KEY': { encoding: 'pem-pkcs8', read: readPrivateKeyInfo },
  'RSA PUBLIC KEY': { encoding: 'pem-pkcs1', read: readRsaPublic },
  'RSA PRIVATE KEY': { encoding: 'pem-pkcs1', read: readRsaPrivate },
  'EC PRIVATE KEY': { encoding: 'pem-sec1', read: readEcPrivate },
  CERTIFICATE: certificateBlock,
  'X509 CERTIFICATE': certificateBlock,
  'TRUSTED CERTIFICATE': certificateBlock,
};

/** Labels that are understood and refused, each with what to do. */
const refused: Readonly<Record<string, string>> = {
  'ENCRYPTED PRIVATE KEY':
    'The private key is encrypted with a pass phrase. Decrypt it first: openssl pkey -in key.pem -out plain.pem.',
  'OPENSSH PRIVATE KEY':
    'It is a private key in OpenSSH’s own format. Convert a copy: ssh-keygen -p -m PKCS8 -f copy-of-key (which leaves an Ed25519 key as it is: give that as a JWK).',
  'SSH2 PUBLIC KEY': 'It is a public key in SSH’s own format. Convert it: ssh-keygen -e -m PKCS8 -f key.pub.',
  'SSH2 ENCRYPTED PRIVATE KEY': 'It is a private key in SSH’s own format. Convert it to PKCS#8.',
  'DSA PRIVATE KEY': 'It is a DSA key. No JOSE algorithm uses DSA.',
  'CERTIFICATE REQUEST': 'It is a certificate request. Paste the certificate or the public key.',
  'NEW CERTIFICATE REQUEST': 'It is a certificate request. Paste the certificate or the public key.',
  'X509 CRL': 'It is a list of revoked certificates and holds no key.',
  'PGP PUBLIC KEY BLOCK': 'It is a PGP key. JOSE does not use those.',
  'PGP PRIVATE KEY BLOCK': 'It is a PGP key. JOSE does not use those.',
};

/** Blocks without a key that stand beside keys in PEM files, passed over. */
const passedOver: readonly string[] = ['EC PARAMETERS', 'DH PARAMETERS', 'DSA PARAMETERS'];

const begin = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;

export const looksLikePem = (text: string): boolean =>
  text.includes('-----BEGIN ') || text.includes('---- BEGIN SSH2 ');

/**
 * Reads every key in PEM text; what stands around the blocks is passed over, and `\n` written as two characters (as in
 * an environment variable) counts as a line end. Throws {@link KeyError}.
 */
export function readPem(text: string): PemKey[] {
  if (text.includes('---- BEGIN SSH2 ') && !text.includes('-----BEGIN ')) {
    throw new KeyError('unsupported', refused['SSH2 PUBLIC KEY'] as string);
  }
  const unescaped = text.replaceAll('\\r', '').replaceAll('\\n', '\n');
  const keys: PemKey[] = [];
  for (const opening of unescaped.matchAll(begin)) {
    const label = opening[1] as string;
    if (passedOver.includes(label)) continue;
    const start = opening.index + opening[0].length;
    const end = unescaped.indexOf(`-----END ${label}-----`, start);
    if (end < 0)
      throw new KeyError('malformed', `The line -----END ${label}----- is missing: the text was cut.`);
    keys.push(readBlock(label, unescaped.slice(start, end)));
  }
  if (keys.length === 0) throw new KeyError('no-key', 'The PEM text holds no key.');
  return keys;
}

function readBlock(label: string, body: string): PemKey {
  const refusal = refused[label];
  if (refusal !== undefined)
    throw new KeyError(label.includes('ENCRYPTED') ? 'encrypted' : 'unsupported', refusal);
  if (body.includes('Proc-Type:') && body.includes('ENCRYPTED')) {
    throw new KeyError('encrypted', refused['ENCRYPTED PRIVATE KEY'] as string);
  }
  const kind = Object.hasOwn(kinds, label) ? kinds[label] : undefined;
  if (kind === undefined)
    throw new KeyError('unsupported', `A PEM block ${label} holds no key that JOSE uses.`);
  const der = decodePemBody(body);
  if (der === null) throw new KeyError('malformed', `The text between the ${label} lines is not base64.`);
  return readKind(kind, label, der);
}

function readKind(kind: BlockKind, what: string, der: Uint8Array<ArrayBuffer>): PemKey {
  try {
    const { certificate = null, ...key } = kind.read(der);
    return { ...key, encoding: kind.encoding, certificate };
  } catch (error) {
    if (error instanceof DerError) {
      throw new KeyError('malformed', `The ${what} is damaged: its DER cannot be read to the end.`);
    }
    throw error;
  }
}

/** The bytes of a PEM body or of bare base64; null where it is not base64. */
export function decodePemBody(body: string): Uint8Array<ArrayBuffer> | null {
  const { bytes, problems } = decodeBase64url(body);
  const fatal = problems.some(
    (problem) => problem === 'base64url-character' || problem === 'base64url-length',
  );
  return fatal || bytes.length === 0 ? null : bytes;
}

/**
 * A key in bare DER, as consoles show it without its PEM lines; null where the bytes are none. A SubjectPublicKeyInfo,
 * a certificate or a PKCS#8 private key.
 */
export function readBareDer(der: Uint8Array<ArrayBuffer>): PemKey | null {
  if (der[0] !== 0x30 || der.length < 40) return null;
  for (const label of ['PUBLIC KEY', 'CERTIFICATE', 'PRIVATE KEY']) {
    try {
      return readKind(kinds[label] as BlockKind, label, der);
    } catch (error) {
      if (!(error instanceof KeyError)) throw error;
    }
  }
  return null;
}

/** PEM text of DER bytes, in lines of 64 characters with a line end after the last (RFC 7468 §2). */
export function writePem(label: string, der: Uint8Array): string {
  const pad = '='.repeat((3 - (der.length % 3)) % 3);
  const base64 = encodeBase64url(der).replaceAll('-', '+').replaceAll('_', '/') + pad;
  return `-----BEGIN ${label}-----\n${base64.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END ${label}-----\n`;
}
