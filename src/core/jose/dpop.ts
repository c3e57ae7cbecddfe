/** A DPoP proof against the request that carried it (RFC 9449 §4.3). */
import { findSignatureAlgorithm } from '../spec/algorithms.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { isJsonObject, type JsonObject, ownMember, ownString } from './json.ts';
import { readJwk } from './jwk.ts';
import type { Key } from './key.ts';
import { bare } from './key-parsing.ts';
import { makeKey } from './key-reading.ts';
import { subtle } from './subtle.ts';
import { claimsOf, type Jws, type Token } from './token.ts';
import { encodeUtf8 } from './utf8.ts';
import { checkSignature } from './verify-engine.ts';

export interface DpopRequest {
  readonly method: string;
  /** Absolute URL; query and fragment are left out of the comparison (RFC 9449 §4.2). */
  readonly url: string;
  /** The access token that was sent along; null at a token endpoint. */
  readonly accessToken: Token | null;
  /** When the request was sent, in milliseconds since the epoch. */
  readonly sentAt: number;
  /** How far `iat` may lie from that, in seconds. */
  readonly toleranceSeconds?: number;
  /** The last `DPoP-Nonce` that the server gave; null where it gave none. */
  readonly serverNonce: string | null;
  /** Whether the same `jti` was seen in an earlier proof. */
  readonly jtiSeenBefore: boolean;
}

export interface DpopCheck {
  readonly name:
    | 'typ'
    | 'alg'
    | 'jwk'
    | 'signature'
    | 'jti'
    | 'htm'
    | 'htu'
    | 'iat'
    | 'nonce'
    | 'ath'
    | 'jkt';
  readonly outcome: 'passed' | 'failed' | 'unknown';
  /** One plain sentence; no claim values. */
  readonly message: string;
}

type Outcome = readonly [outcome: DpopCheck['outcome'], message: string];

/** RFC 9449 §11.1 speaks of "seconds or minutes": what the servers in use allow lies around this. */
const usualToleranceSeconds = 300;

/** Every check of RFC 9449 §4.3, in its order; the proof is well-formed and the only one. Never rejects. */
export async function checkDpopProof(proof: Jws, request: DpopRequest): Promise<DpopCheck[]> {
  const { header } = proof;
  const claims: JsonObject = proof.claims ?? {};
  const key = await readProofKey(header);
  const check = (name: DpopCheck['name'], [outcome, message]: Outcome): DpopCheck => ({
    name,
    outcome,
    message,
  });
  return [
    check('typ', checkType(header)),
    check('alg', checkAlgorithm(header)),
    check('jwk', checkKey(header, key)),
    check('signature', await checkProofSignature(proof, key)),
    check('jti', checkIdentifier(claims, request)),
    check('htm', checkMethod(claims, request)),
    check('htu', checkAddress(claims, request)),
    check('iat', checkTime(claims, request)),
    check('nonce', checkNonce(claims, request)),
    check('ath', await checkTokenHash(claims, request)),
    check('jkt', checkBinding(key, request)),
  ];
}

/** The thumbprint that a token's `cnf.jkt` binds it to (RFC 9449 §6.1); '' for a token that is not bound. */
export function boundThumbprint(token: Token): string {
  const cnf = ownMember(claimsOf(token), 'cnf');
  return isJsonObject(cnf) ? ownString(cnf, 'jkt') : '';
}

async function readProofKey(header: JsonObject): Promise<Key | null> {
  const jwk = ownMember(header, 'jwk');
  if (!isJsonObject(jwk)) return null;
  try {
    const parsed = { ...bare, ...readJwk(jwk), encoding: 'jwk' } as const;
    return await makeKey(parsed, { kind: 'token', parameter: 'jwk' }, '');
  } catch {
    return null;
  }
}

function checkType(header: JsonObject): Outcome {
  return ownString(header, 'typ').toLowerCase() === 'dpop+jwt'
    ? ['passed', 'typ is dpop+jwt.']
    : ['failed', 'typ must be dpop+jwt.'];
}

function checkAlgorithm(header: JsonObject): Outcome {
  const algorithm = findSignatureAlgorithm(ownString(header, 'alg'));
  if (algorithm === undefined) return ['failed', 'alg is no known signature algorithm.'];
  return algorithm.kty === 'oct'
    ? ['failed', 'alg must be an asymmetric algorithm.']
    : ['passed', 'alg is an asymmetric algorithm.'];
}

function checkKey(header: JsonObject, key: Key | null): Outcome {
  if (ownMember(header, 'jwk') === undefined) return ['failed', 'The header holds no public key (jwk).'];
  if (key === null) return ['failed', 'The key in the header (jwk) cannot be read.'];
  return key.role === 'public'
    ? ['passed', 'The header holds a public key.']
    : ['failed', 'The header gives a private key or a secret away.'];
}

async function checkProofSignature(proof: Jws, key: Key | null): Promise<Outcome> {
  const algorithm = findSignatureAlgorithm(ownString(proof.header, 'alg'));
  if (key === null || algorithm === undefined || algorithm.kty === 'oct') {
    return ['unknown', 'There is no key that the signature could be checked with.'];
  }
  const { bytes, problem } = decodeBase64url(proof.signatureText);
  const fits = problem === '' && key.algorithms.includes(algorithm.name);
  try {
    const holds = fits && (await checkSignature(algorithm, key, bytes, encodeUtf8(proof.signingInput)));
    return holds
      ? ['passed', 'The signature is made with the key in the header.']
      : ['failed', 'The signature is not made with the key in the header.'];
  } catch {
    return ['failed', 'The key in the header is impossible.'];
  }
}

function checkIdentifier(claims: JsonObject, { jtiSeenBefore }: DpopRequest): Outcome {
  if (ownString(claims, 'jti') === '') return ['failed', 'jti is missing.'];
  return jtiSeenBefore
    ? ['failed', 'The same jti was used before: the proof was sent twice (RFC 9449 §11.1).']
    : ['passed', 'jti was not seen before.'];
}

/** Methods are case-sensitive (RFC 9110 §9.1). */
function checkMethod(claims: JsonObject, { method }: DpopRequest): Outcome {
  const htm = ownString(claims, 'htm');
  if (htm === '') return ['failed', 'htm is missing.'];
  return htm === method
    ? ['passed', 'htm is the method of the request.']
    : ['failed', 'htm names another method than the request was made with.'];
}

function checkAddress(claims: JsonObject, { url }: DpopRequest): Outcome {
  const htu = ownString(claims, 'htu');
  if (htu === '') return ['failed', 'htu is missing.'];
  const [named, sent] = [normaliseAddress(htu), normaliseAddress(url)];
  if (named === null) return ['failed', 'htu is no absolute URL.'];
  if (named === sent) return ['passed', 'htu is the address of the request.'];
  const near =
    named.replace(/\/$/, '') === sent?.replace(/\/$/, '') ? ': they differ in the slash at the end' : '';
  return ['failed', `htu names another address than the request was sent to${near}.`];
}

/** Scheme, host and path, as RFC 3986 §6.2.2 and §6.2.3 normalise them; null where it is no absolute URL. */
function normaliseAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { origin, pathname } = new URL(text);
  return (
    origin +
    pathname.replace(/%[0-9a-f]{2}/gi, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return /[A-Za-z0-9\-._~]/.test(character) ? character : escaped.toUpperCase();
    })
  );
}

function checkTime(claims: JsonObject, request: DpopRequest): Outcome {
  const iat = ownMember(claims, 'iat');
  const tolerance = request.toleranceSeconds ?? usualToleranceSeconds;
  if (typeof iat !== 'number') return ['failed', 'iat is missing or no number.'];
  const age = Math.round(request.sentAt / 1000 - iat);
  if (Math.abs(age) <= tolerance) return ['passed', 'The proof was made around the time of the request.'];
  return [
    'failed',
    age > 0
      ? `The proof was made ${age} s before the request.`
      : `The proof was made ${-age} s after the request by its own word.`,
  ];
}

function checkNonce(claims: JsonObject, { serverNonce }: DpopRequest): Outcome {
  if (serverNonce === null) return ['unknown', 'The server was not seen to give a nonce.'];
  return ownString(claims, 'nonce') === serverNonce
    ? ['passed', 'nonce is the one that the server gave last.']
    : ['failed', 'nonce is not the one that the server gave last (RFC 9449 §8, §9).'];
}

async function checkTokenHash(claims: JsonObject, { accessToken }: DpopRequest): Promise<Outcome> {
  const ath = ownString(claims, 'ath');
  if (accessToken === null) return ['unknown', 'No access token was sent along.'];
  if (ath === '') return ['failed', 'ath is missing, and an access token was sent along.'];
  const digest = await subtle.digest('SHA-256', encodeUtf8(accessToken.text));
  return encodeBase64url(new Uint8Array(digest)) === ath
    ? ['passed', 'ath is the hash of the access token.']
    : ['failed', 'ath is the hash of another access token.'];
}

function checkBinding(key: Key | null, { accessToken }: DpopRequest): Outcome {
  const bound = accessToken === null ? '' : boundThumbprint(accessToken);
  if (bound === '')
    return ['unknown', 'The access token names no key that it is bound to (cnf.jkt), or cannot be read.'];
  if (key === null) return ['unknown', 'The proof has no readable key.'];
  return bound === key.thumbprint
    ? ['passed', 'The access token is bound to the key of the proof.']
    : ['failed', 'The access token is bound to another key than the proof’s (cnf.jkt).'];
}
