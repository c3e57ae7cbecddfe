/** The key-binding JWT of an SD-JWT against the SD-JWT that it came with (RFC 9901 §7.3). */
import { findSignatureAlgorithm } from '../spec/algorithms.ts';
import { decodeBase64url } from './base64url.ts';
import { isJsonObject, type JsonObject, ownMember, ownString } from './json.ts';
import { readJwk } from './jwk.ts';
import type { Key } from './key.ts';
import { bare } from './key-parsing.ts';
import { makeKey } from './key-reading.ts';
import type { Jws, SdJwt } from './token.ts';
import { encodeUtf8 } from './utf8.ts';
import { checkSignature } from './verify-engine.ts';

export interface KeyBindingCheck {
  readonly name: 'typ' | 'signature' | 'sd_hash' | 'iat' | 'nonce' | 'aud';
  readonly outcome: 'passed' | 'failed' | 'unknown';
  /** One plain sentence; no claim values. */
  readonly message: string;
}

type Outcome = readonly [outcome: KeyBindingCheck['outcome'], message: string];

/**
 * What can be told from the presentation alone; whether nonce and audience are the verifier's only the verifier knows. Empty
 * for an SD-JWT without a key-binding JWT. Never rejects.
 */
export async function checkKeyBinding({
  issuerJwt,
  keyBinding,
  problems,
}: SdJwt): Promise<KeyBindingCheck[]> {
  if (keyBinding === null) return [];
  const check = (name: KeyBindingCheck['name'], [outcome, message]: Outcome): KeyBindingCheck => ({
    name,
    outcome,
    message,
  });
  const claims = keyBinding.claims ?? {};
  const isHashWrong = problems.some(({ code }) => code === 'sd-hash-mismatch' || code === 'sd-hash-missing');
  const isHashUnknown = problems.some(({ code }) => code === 'sd-alg-unknown');
  return [
    check('typ', checkType(keyBinding.header)),
    check('signature', await checkHolderSignature(keyBinding, await readHolderKey(issuerJwt.claims))),
    check(
      'sd_hash',
      isHashWrong
        ? ['failed', 'sd_hash is not the hash of this presentation.']
        : isHashUnknown
          ? ['unknown', 'The hash that _sd_alg names is not built in.']
          : ['passed', 'sd_hash is the hash of this presentation.'],
    ),
    check('iat', checkMember(claims, 'iat', 'number')),
    check('nonce', checkMember(claims, 'nonce', 'string')),
    check('aud', checkMember(claims, 'aud', 'string')),
  ];
}

/** RFC 9901 §4.3: `typ` is required and must be kb+jwt. */
function checkType(header: JsonObject): Outcome {
  return ownString(header, 'typ') === 'kb+jwt'
    ? ['passed', 'typ is kb+jwt.']
    : ['failed', 'typ must be kb+jwt (RFC 9901 §4.3).'];
}

/** RFC 9901 §4.3: iat, nonce and aud are required. Whether they are the right ones depends on what the verifier asked for. */
function checkMember(claims: JsonObject, name: 'iat' | 'nonce' | 'aud', type: 'number' | 'string'): Outcome {
  const value = ownMember(claims, name);
  if (value === undefined) return ['failed', `${name} is missing (RFC 9901 §4.3).`];
  if (typeof value !== type) return ['failed', `${name} is not a ${type} (RFC 9901 §4.3).`];
  return ['unknown', `${name} is there; whether it is the right one only the verifier knows.`];
}

/** The holder's key as the issuer confirmed it: `cnf.jwk` (RFC 7800 §3.2); null where there is none that can be read. */
async function readHolderKey(claims: JsonObject | null): Promise<Key | null> {
  const cnf = ownMember(claims, 'cnf');
  const jwk = isJsonObject(cnf) ? ownMember(cnf, 'jwk') : undefined;
  if (!isJsonObject(jwk)) return null;
  try {
    return await makeKey(
      { ...bare, ...readJwk(jwk), encoding: 'jwk' },
      { kind: 'token', parameter: 'jwk' },
      '',
    );
  } catch {
    return null;
  }
}

async function checkHolderSignature(keyBinding: Jws, key: Key | null): Promise<Outcome> {
  const algorithm = findSignatureAlgorithm(ownString(keyBinding.header, 'alg'));
  if (algorithm === undefined || algorithm.kty === 'oct')
    return ['failed', 'The key-binding JWT is not signed with a key pair.'];
  if (key === null) return ['unknown', 'The SD-JWT names no key of its holder that can be read (cnf.jwk).'];
  const { bytes, problem } = decodeBase64url(keyBinding.signatureText);
  const fits = problem === '' && key.algorithms.includes(algorithm.name);
  const holds =
    fits &&
    (await checkSignature(algorithm, key, bytes, encodeUtf8(keyBinding.signingInput)).catch(() => false));
  return holds
    ? ['passed', 'The signature is made with the holder’s key that the SD-JWT names (cnf.jwk).']
    : ['failed', 'The signature is not made with the holder’s key that the SD-JWT names (cnf.jwk).'];
}
