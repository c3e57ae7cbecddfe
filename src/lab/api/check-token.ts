import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { publicAlgorithms } from '../mint/keys.ts';
import type { World } from '../world.ts';

/** Either the claims of a token that holds, or why it was refused in the words of the challenge's `error_description`. */
export type Checked =
  | { readonly claims: JWTPayload; readonly refusal: '' }
  | { readonly claims: null; readonly refusal: string };

/**
 * Checks an access token as RFC 9068 §4 tells: signature with the key that fits its algorithm, time window by this
 * server's clock, issuer, audience, type, and whether a logout ended it.
 * @param now the checking server's clock in milliseconds
 */
export async function checkToken(world: World, token: string, now = Date.now()): Promise<Checked> {
  try {
    const { payload } = await jwtVerify(token, keyFor(world), {
      algorithms: [...publicAlgorithms, 'HS256'],
      issuer: world.issuer,
      audience: world.apiUrl,
      typ: 'at+jwt',
      currentDate: new Date(now),
    });
    const revoked = payload.jti !== undefined && world.revoked.has(payload.jti);
    return revoked ? refuse('The token was revoked') : { claims: payload, refusal: '' };
  } catch (fault) {
    return refuse(describeFault(fault));
  }
}

function refuse(refusal: string): Checked {
  return { claims: null, refusal };
}

/** The key is chosen by the algorithm first, so that no public key is ever taken for a secret (RFC 8725 §3.1). */
function keyFor(world: World): JWTVerifyGetKey {
  return (header) => {
    if (header.alg === 'HS256') return new TextEncoder().encode(world.keys.secret);
    const pair = publicAlgorithms.map((alg) => world.keys.pairs[alg]).find(({ kid }) => kid === header.kid);
    if (pair === undefined) throw new errors.JWKSNoMatchingKey();
    return pair.publicKey;
  };
}

const faultTexts: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'The token expired',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'Signature verification failed',
  ERR_JOSE_ALG_NOT_ALLOWED: 'The signing algorithm is not allowed',
  ERR_JWKS_NO_MATCHING_KEY: 'no applicable key found in the JSON Web Key Set',
};

const claimTexts: Readonly<Record<string, string>> = {
  nbf: 'The token is not active yet',
  iss: 'The issuer is not the expected one',
  aud: 'The audience is not this API',
  typ: 'The token is not an access token',
};

function describeFault(fault: unknown): string {
  if (fault instanceof errors.JWTClaimValidationFailed) return claimTexts[fault.claim] ?? 'A claim is wrong';
  if (fault instanceof errors.JOSEError) return faultTexts[fault.code] ?? 'The token is malformed';
  return 'The token is malformed';
}
