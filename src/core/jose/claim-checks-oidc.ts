/** The checks of an ID token that need something from outside of it (OpenID Connect Core 1.0). */
import { tokenHashOf } from '../spec/algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import { type JsonObject, ownMember, ownString } from './json.ts';
import { subtle } from './subtle.ts';
import { claimsOf, headerOf, type Token } from './token.ts';
import { encodeUtf8 } from './utf8.ts';
import type { ClaimCheck } from './verification.ts';

/** What came along with the ID token; only what is given is checked. */
export interface IdTokenContext {
  /** The nonce of the authentication request. */
  readonly nonce?: string;
  readonly accessToken?: string;
  /** The authorization code. */
  readonly code?: string;
  readonly clientId?: string;
}

type Outcome = readonly [outcome: ClaimCheck['outcome'], message: string];

/** Checks nonce, at_hash, c_hash and azp where their counterparts are given. Never rejects. */
export async function checkIdToken(token: Token, context: IdTokenContext): Promise<ClaimCheck[]> {
  const claims = claimsOf(token) ?? {};
  const alg = ownString(headerOf(token), 'alg');
  const { nonce, accessToken, code, clientId } = context;
  const checks: ClaimCheck[] = [];
  const add = (claim: ClaimCheck['claim'], [outcome, message]: Outcome) =>
    checks.push({ claim, outcome, message });
  if (nonce !== undefined) add('nonce', checkNonce(claims, nonce));
  if (accessToken !== undefined)
    add('at_hash', await checkHash(claims, 'at_hash', 'access token', accessToken, alg));
  if (code !== undefined) add('c_hash', await checkHash(claims, 'c_hash', 'authorization code', code, alg));
  if (clientId !== undefined) add('azp', checkAuthorizedParty(claims, clientId));
  return checks;
}

/** §3.1.3.7, step 11. */
function checkNonce(claims: JsonObject, nonce: string): Outcome {
  const found = ownMember(claims, 'nonce');
  if (found === undefined) return ['failed', 'The token has no nonce, and the request sent one.'];
  return found === nonce
    ? ['passed', 'The nonce is the one that was sent.']
    : ['failed', 'The nonce is not the one that was sent: the token answers another request.'];
}

/** §3.1.3.6 and §3.3.2.11: the left half of the hash that `alg` names. */
async function checkHash(
  claims: JsonObject,
  name: 'at_hash' | 'c_hash',
  what: string,
  text: string,
  alg: string,
): Promise<Outcome> {
  const found = ownMember(claims, name);
  if (found === undefined) return ['unknown', `The token has no ${name}.`];
  const hash = tokenHashOf(alg);
  if (hash === '') return ['unknown', 'No standard says which hash goes with the algorithm of the token.'];
  const digest = new Uint8Array(await subtle.digest(hash, encodeUtf8(text)));
  return encodeBase64url(digest.subarray(0, digest.length / 2)) === found
    ? ['passed', `${name} is the hash of the ${what}.`]
    : ['failed', `${name} is the hash of another ${what}.`];
}

/** §3.1.3.7, steps 4 and 5. */
function checkAuthorizedParty(claims: JsonObject, clientId: string): Outcome {
  const azp = ownMember(claims, 'azp');
  const aud = ownMember(claims, 'aud');
  if (azp === undefined) {
    return Array.isArray(aud) && aud.length > 1
      ? ['unknown', 'The token is for several audiences and does not say for whom it was issued (azp).']
      : ['unknown', 'The token has no azp, and with one audience needs none.'];
  }
  return azp === clientId
    ? ['passed', 'The token was issued for this client.']
    : ['failed', 'The token was issued for another client (azp).'];
}
