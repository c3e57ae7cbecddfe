import type { JWTPayload } from 'jose';
import { type Answer, challenge, json } from '../server/answer.ts';
import type { LabRequest } from '../server/request.ts';
import type { Handler } from '../server/routes.ts';
import type { World } from '../world.ts';
import { checkToken } from './check-token.ts';

/** A route that is given the claims of a token that was checked. */
export type GuardedHandler = (request: LabRequest, claims: JWTPayload) => Answer;

/** What a guard answers instead of the usual (RFC 6750 §3). */
export interface GuardOptions {
  /** The checking server's clock, in milliseconds. */
  readonly now?: () => number;
  readonly missing?: () => Answer;
  readonly refused?: (description: string) => Answer;
}

/** Lets a request through whose bearer token holds; answers 401 with its challenge otherwise. */
export function guard(world: World, handler: GuardedHandler, options: GuardOptions = {}): Handler {
  const { now = Date.now, missing = missingAnswer, refused = refusedAnswer } = options;
  return async (request) => {
    const credentials = request.headers.get('authorization');
    if (credentials === undefined) return missing();
    const [, token] = /^Bearer (\S+)$/i.exec(credentials) ?? [];
    if (token === undefined) return refused('The Authorization header is malformed');
    const { claims, refusal } = await checkToken(world, token, now());
    return claims === null ? refused(refusal) : handler(request, claims);
  };
}

/** A request without credentials gets a challenge without an error code (RFC 6750 §3.1). */
export function missingAnswer(): Answer {
  const header = challenge('Bearer', { realm: 'practice' });
  return json(401, { error: 'unauthorized', message: 'Sign in first' }, { 'WWW-Authenticate': header });
}

export function refusedAnswer(description: string): Answer {
  const error = { error: 'invalid_token', error_description: description };
  return json(401, error, { 'WWW-Authenticate': challenge('Bearer', { realm: 'practice', ...error }) });
}

/** RFC 6750 §3.1: the token holds, but not for this. */
export function scopeMissing(scope: string, status = 403): Answer {
  const error = { error: 'insufficient_scope', error_description: `This needs the scope ${scope}` };
  const header = challenge('Bearer', { realm: 'practice', ...error, scope });
  return json(status, { ...error, scope }, { 'WWW-Authenticate': header });
}

export function hasScope(claims: JWTPayload, scope: string): boolean {
  return typeof claims.scope === 'string' && claims.scope.split(' ').includes(scope);
}
