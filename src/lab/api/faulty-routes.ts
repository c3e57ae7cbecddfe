import { decodeJwt, type JWTPayload } from 'jose';
import { challenge, json } from '../server/answer.ts';
import type { LabRequest } from '../server/request.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';
import { profile } from './bearer-routes.ts';
import { guard, hasScope, missingAnswer, refusedAnswer, scopeMissing } from './guard.ts';

/** Servers that answer as they should not; all but the last check as they should. */
export function faultyRoutes(world: World): Routes {
  return {
    /** Says that the token was refused and not why. */
    'GET /silent/profile': guard(world, (_request, claims) => profile(claims), {
      refused: () =>
        json(
          401,
          { error: 'unauthorized' },
          { 'WWW-Authenticate': challenge('Bearer', { error: 'invalid_token' }) },
        ),
    }),

    /** Leaves out the challenge that RFC 9110 §15.5.2 asks for with each 401. */
    'GET /no-challenge/profile': guard(world, (_request, claims) => profile(claims), {
      missing: () => json(401, { message: 'Unauthorized' }),
      refused: () => json(401, { message: 'Unauthorized' }),
    }),

    /** Answers 401 where it knows who is asking: 403 would be right. */
    'POST /wrong-status/invoices': guard(world, (_request, claims) =>
      hasScope(claims, 'invoices:write') ? json(201, { id: 'inv-300' }) : scopeMissing('invoices:write', 401),
    ),

    /** Answers 403 where it does not know who is asking: 401 would be right. */
    'GET /wrong-status/profile': guard(world, (_request, claims) => profile(claims), {
      missing: () => json(403, { detail: 'Not authenticated' }),
      refused: (description) => json(403, { detail: description }),
    }),

    /** Lets the verifier's error reach the top: 500 for a fault of the caller. */
    'GET /uncaught/profile': guard(world, (_request, claims) => profile(claims), {
      refused: (description) => json(500, { error: 'Internal Server Error', message: description }),
    }),

    /** Reads the claims and checks neither signature nor algorithm: whoever can write JSON is whoever they like. */
    'GET /unchecked/profile': (request) => {
      if (request.headers.get('authorization') === undefined) return missingAnswer();
      const claims = readUnchecked(request);
      return claims === null ? refusedAnswer('The token is malformed') : profile(claims);
    },
  };
}

function readUnchecked(request: LabRequest): JWTPayload | null {
  try {
    return decodeJwt((request.headers.get('authorization') ?? '').replace(/^Bearer /i, ''));
  } catch {
    return null;
  }
}
