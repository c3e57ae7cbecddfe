import { createHash, randomBytes } from 'node:crypto';
import {
  calculateJwkThumbprint,
  EmbeddedJWK,
  type JWTHeaderParameters,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import { type Answer, challenge, json } from '../server/answer.ts';
import type { LabRequest } from '../server/request.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';
import { profile } from './bearer-routes.ts';
import { checkToken } from './check-token.ts';

/** How long a proof may have been on its way, in seconds. */
const proofLifetime = 60;

/** A resource that takes only tokens bound to a key, each request with a fresh proof (RFC 9449 §4.3, §7). */
export function dpopRoutes(world: World): Routes {
  const nonce = randomBytes(12).toString('base64url');
  const seen = new Set<string>();

  return {
    'GET /dpop/profile': async (request) => {
      const credentials = request.headers.get('authorization');
      if (credentials === undefined) return refuse({});
      const [, scheme = '', token = ''] = /^(\S+) (\S+)$/.exec(credentials) ?? [];
      if (scheme.toLowerCase() !== 'dpop') {
        return refuse({
          error: 'invalid_token',
          error_description: 'The token is bound: use the DPoP scheme',
        });
      }
      const { claims, refusal } = await checkToken(world, token);
      if (claims === null) return refuse({ error: 'invalid_token', error_description: refusal });
      const fault = await checkProof(request, token, claims, { nonce, seen });
      if (fault === null) return profile(claims);
      const headers: Record<string, string> = fault.error === 'use_dpop_nonce' ? { 'DPoP-Nonce': nonce } : {};
      return refuse(fault, headers);
    },
  };
}

interface ProofContext {
  readonly nonce: string;
  /** `jti` of proofs that were used. */
  readonly seen: Set<string>;
}

type Fault = { error: string; error_description: string };

const badProof = (error_description: string): Fault => ({ error: 'invalid_dpop_proof', error_description });

/** The checks of RFC 9449 §4.3, in its order; null when the proof holds. */
async function checkProof(
  request: LabRequest,
  token: string,
  claims: JWTPayload,
  { nonce, seen }: ProofContext,
): Promise<Fault | null> {
  const text = request.headers.get('dpop');
  if (text === undefined) return badProof('No DPoP proof was sent');
  const proof = await openProof(text);
  if (proof === null) return badProof('The proof is not signed by the key it names');
  const { payload, header } = proof;
  if (payload.htm !== request.method) return badProof('htm is not the method of this request');
  if (payload.htu !== request.url.origin + request.url.pathname) {
    return badProof('htu is not the address of this request');
  }
  const age = Date.now() / 1000 - (payload.iat ?? 0);
  if (Math.abs(age) > proofLifetime) return badProof('The proof is too old');
  if (payload.ath !== createHash('sha256').update(token).digest('base64url')) {
    return badProof('ath is not the hash of the access token');
  }
  if (payload.nonce !== nonce) return { error: 'use_dpop_nonce', error_description: 'A nonce is needed' };
  if (typeof payload.jti !== 'string' || seen.has(payload.jti)) return badProof('The proof was used before');
  seen.add(payload.jti);
  const jkt = header.jwk === undefined ? '' : await calculateJwkThumbprint(header.jwk);
  const bound = (claims.cnf as { jkt?: unknown } | undefined)?.jkt;
  if (jkt === bound) return null;
  return { error: 'invalid_token', error_description: 'The token is bound to another key' };
}

async function openProof(text: string): Promise<{ payload: JWTPayload; header: JWTHeaderParameters } | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(text, EmbeddedJWK, {
      typ: 'dpop+jwt',
      algorithms: ['ES256'],
    });
    return { payload, header: protectedHeader };
  } catch {
    return null;
  }
}

function refuse(error: Partial<Fault>, headers: Record<string, string> = {}): Answer {
  const header = challenge('DPoP', { ...error, algs: 'ES256' });
  return json(401, { error: 'unauthorized', ...error }, { 'WWW-Authenticate': header, ...headers });
}
