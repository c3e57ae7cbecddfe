/** JSON Web Key (RFC 7517, RFC 7518 §6, RFC 8037 §2; AKP: draft-ietf-cose-dilithium), checked member by member. */
import { findCurve, type KeyType } from '../spec/algorithms.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { type JsonObject, ownMember, ownString } from './json.ts';
import { KeyError } from './key-error.ts';

/** The key's numbers as base64url text, cleaned: members that the key type does not define are left out. */
export type Jwk = Readonly<Partial<Record<JwkMember, string>>> & { readonly kty: KeyType };

export type JwkMember = 'crv' | 'alg' | PublicMember | PrivateMember;
type PublicMember = 'n' | 'e' | 'x' | 'y' | 'pub';
type PrivateMember = 'k' | 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi' | 'priv';

/** What a JWK says about itself apart from its numbers. */
export interface JwkMetadata {
  readonly kid: string;
  readonly use: string;
  readonly alg: string;
  /** null where there is no `key_ops`. */
  readonly keyOps: readonly string[] | null;
}

export const noMetadata: JwkMetadata = { kid: '', use: '', alg: '', keyOps: null };

interface Shape {
  readonly required: readonly JwkMember[];
  /** The one member that makes it private; '' where the key is secret as a whole. */
  readonly secret: PrivateMember | '';
  readonly further: readonly JwkMember[];
}

const shapes: Readonly<Record<KeyType, Shape>> = {
  oct: { required: ['k'], secret: '', further: [] },
  RSA: { required: ['n', 'e'], secret: 'd', further: ['p', 'q', 'dp', 'dq', 'qi'] },
  EC: { required: ['crv', 'x', 'y'], secret: 'd', further: [] },
  OKP: { required: ['crv', 'x'], secret: 'd', further: [] },
  AKP: { required: ['alg', 'pub'], secret: 'priv', further: [] },
};

/** RSA moduli above this take seconds for each check. */
export const largestRsaBits = 16384;

/** Whether the object claims to be a JWK at all. */
export const looksLikeJwk = (value: JsonObject): boolean => typeof ownMember(value, 'kty') === 'string';

/**
 * Reads one JWK. Throws {@link KeyError} saying which member is missing or wrong; never holds a member's value in a message.
 */
export function readJwk(value: JsonObject): { jwk: Jwk; metadata: JwkMetadata } {
  const kty = ownString(value, 'kty');
  if (kty === '') throw new KeyError('malformed', 'The JWK has no kty (RFC 7517 §4.1).');
  if (!isKeyType(kty)) throw new KeyError('unsupported', 'The JWK has a kty that no known algorithm uses.');
  const shape = shapes[kty];
  const jwk: Record<string, string> = { kty };
  for (const member of shape.required) jwk[member] = requireMember(value, kty, member);
  const secrets = shape.secret === '' ? [] : [shape.secret, ...shape.further];
  for (const member of secrets) {
    if (ownMember(value, member) !== undefined) jwk[member] = requireMember(value, kty, member);
  }
  const keyOps = ownMember(value, 'key_ops');
  return {
    jwk: checkJwk(jwk as Jwk),
    metadata: {
      kid: ownString(value, 'kid'),
      use: ownString(value, 'use'),
      alg: ownString(value, 'alg'),
      keyOps: Array.isArray(keyOps) ? keyOps.filter((op) => typeof op === 'string') : null,
    },
  };
}

const isKeyType = (kty: string): kty is KeyType => Object.hasOwn(shapes, kty);
const textMembers: readonly string[] = ['crv', 'alg'];

function requireMember(value: JsonObject, kty: string, member: JwkMember): string {
  const text = ownMember(value, member);
  if (typeof text !== 'string') {
    throw new KeyError('malformed', `The ${kty} JWK has no ${member}, or it is not a string.`);
  }
  if (textMembers.includes(member)) return text;
  // Padding and the other alphabet are forgiven in a key: the number that it means is beyond doubt.
  const { bytes, problems } = decodeBase64url(text);
  if (problems.some((problem) => problem === 'base64url-character' || problem === 'base64url-length')) {
    throw new KeyError('malformed', `The member ${member} of the JWK is not base64url.`);
  }
  // RFC 7518 §6.3.1.1: RSA numbers come without leading zeros; some writers add one
  const start =
    kty === 'RSA'
      ? Math.max(
          0,
          bytes.findIndex((byte) => byte !== 0),
        )
      : 0;
  return encodeBase64url(bytes.subarray(start));
}

/** Checks curve and lengths; returns its argument. Throws {@link KeyError}. */
export function checkJwk(jwk: Jwk): Jwk {
  if (jwk.kty === 'RSA') return checkRsa(jwk);
  if (jwk.kty === 'oct') return jwk;
  const name = curveOf(jwk);
  const curve = findCurve(name);
  if (curve === undefined || curve.kty !== jwk.kty) {
    throw new KeyError(
      'unsupported',
      `The ${jwk.kty} key is on a curve or parameter set that is not known here.`,
    );
  }
  const members: readonly PublicMember[] =
    jwk.kty === 'AKP' ? ['pub'] : jwk.kty === 'OKP' ? ['x'] : ['x', 'y'];
  for (const member of members) {
    if (jwk[member] !== undefined && bytesOf(jwk, member).length !== curve.publicBytes) {
      throw new KeyError(
        'malformed',
        `The member ${member} of a ${name} key must be ${curve.publicBytes} bytes long.`,
      );
    }
  }
  return jwk;
}

function checkRsa(jwk: Jwk): Jwk {
  const bits = bitLength(bytesOf(jwk, 'n'));
  if (bits > largestRsaBits) {
    throw new KeyError('too-large', `An RSA key of ${bits} bits is beyond ${largestRsaBits}.`);
  }
  if (bits < 512) throw new KeyError('malformed', `An RSA modulus of ${bits} bits is too short to be one.`);
  const e = bytesOf(jwk, 'e');
  // RFC 8017 §3.1: at least 3, and odd
  if (bitLength(e) < 2 || ((e.at(-1) ?? 0) & 1) === 0) {
    throw new KeyError(
      'malformed',
      'The RSA exponent is 1 or even: everyone could make signatures for such a key.',
    );
  }
  return jwk;
}

/** Curve or parameter set; '' for RSA and oct. */
export const curveOf = (jwk: Jwk): string => (jwk.kty === 'AKP' ? (jwk.alg ?? '') : (jwk.crv ?? ''));

export function bytesOf(jwk: Jwk, member: JwkMember): Uint8Array<ArrayBuffer> {
  return decodeBase64url(jwk[member] ?? '').bytes;
}

export const isPrivate = (jwk: Jwk): boolean => {
  const { secret } = shapes[jwk.kty];
  return secret !== '' && jwk[secret] !== undefined;
};

/** The key without its private members; a secret has no public half and comes back as it is. */
export function publicHalf(jwk: Jwk): Jwk {
  const half: Record<string, string> = { kty: jwk.kty };
  for (const member of shapes[jwk.kty].required) {
    const text = jwk[member];
    if (text !== undefined) half[member] = text;
  }
  return half as Jwk;
}

/** Bits of a big-endian number, leading zeros not counted. */
export function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  if (first < 0) return 0;
  return (bytes.length - first) * 8 - Math.clz32(bytes[first] as number) + 24;
}
