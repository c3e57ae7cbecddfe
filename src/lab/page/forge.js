/** What a person with a browser console can do to a token, and what a client with a key of its own does. */

const encoder = new TextEncoder();

/** @param {string | Uint8Array} data */
function toBase64url(data) {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data;
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** @param {string} part */
function fromBase64url(part) {
  const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

/** SHA-256 of a text. @param {string} text */
export async function hashToBase64url(text) {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text))));
}

/** @param {string} token */
export function readClaims(token) {
  return JSON.parse(fromBase64url(token.split('.')[1] ?? ''));
}

/** @param {object} value */
const encodeJson = (value) => toBase64url(JSON.stringify(value));

/**
 * The same header and signature around other claims.
 * @param {string} token
 * @param {object} changes
 */
export function changeClaims(token, changes) {
  const [header, , signature] = token.split('.');
  return `${header}.${encodeJson({ ...readClaims(token), ...changes })}.${signature}`;
}

/**
 * The same claims with `alg: none` and no signature (RFC 7519 §6).
 * @param {string} token
 */
export function dropSignature(token) {
  return `${encodeJson({ alg: 'none', typ: 'at+jwt' })}.${token.split('.')[1]}.`;
}

/**
 * The same claims, signed again with HMAC and a secret of one's own.
 * @param {string} token
 * @param {string} secret
 */
export async function signWithSecret(token, secret) {
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const input = `${encodeJson({ alg: 'HS256', typ: 'at+jwt' })}.${token.split('.')[1]}`;
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(input));
  return `${input}.${toBase64url(new Uint8Array(signature))}`;
}

/**
 * @param {RsaHashedKeyGenParams | EcKeyGenParams} algorithm
 * @returns {Promise<CryptoKeyPair>}
 */
async function makePair(algorithm) {
  const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  return /** @type {CryptoKeyPair} */ (pair);
}

/**
 * The same header and claims, signed with an RSA key made on the spot.
 * @param {string} token
 */
export async function signWithOwnKey(token) {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  };
  const { privateKey } = await makePair(algorithm);
  const input = token.slice(0, token.lastIndexOf('.'));
  const signature = await crypto.subtle.sign(algorithm.name, privateKey, encoder.encode(input));
  return `${input}.${toBase64url(new Uint8Array(signature))}`;
}

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A key pair that never leaves the client, with its public JWK and thumbprint (RFC 7638). */
export async function makeProofKey() {
  const { privateKey, publicKey } = await makePair(ecdsa);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const jkt = await hashToBase64url(JSON.stringify({ crv, kty, x, y }));
  return { privateKey, jwk: { kty, crv, x, y }, jkt };
}

/**
 * A DPoP proof (RFC 9449 §4.2).
 * @param {Awaited<ReturnType<typeof makeProofKey>>} key
 * @param {{ method: string, url: string, token: string, nonce?: string, changes?: object }} request
 */
export async function makeProof({ privateKey, jwk }, { method, url, token, nonce, changes }) {
  const claims = {
    htm: method,
    htu: url,
    iat: Math.floor(Date.now() / 1000),
    jti: crypto.randomUUID(),
    ath: await hashToBase64url(token),
    ...(nonce === undefined ? {} : { nonce }),
    ...changes,
  };
  const input = `${encodeJson({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${encodeJson(claims)}`;
  const signature = await crypto.subtle.sign(ecdsa, privateKey, encoder.encode(input));
  return `${input}.${toBase64url(new Uint8Array(signature))}`;
}
