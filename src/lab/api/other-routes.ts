import { type Answer, challenge, json } from '../server/answer.ts';
import { jsonBody, type LabRequest } from '../server/request.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';
import { profile } from './bearer-routes.ts';
import { checkToken } from './check-token.ts';
import { guard } from './guard.ts';

/** Answers that have a form of their own: preflights, GraphQL, Basic, rate limits. */
export function otherRoutes(world: World): Routes {
  const admit = limitRate();
  const ownProfile = guard(world, (_request, claims) => profile(claims));
  return {
    /** A guard in front of OPTIONS: a preflight never carries credentials (Fetch Standard), so it is always refused. */
    'OPTIONS /guarded-preflight/profile': ownProfile,
    'GET /guarded-preflight/profile': ownProfile,

    /** Forgets Authorization among the allowed headers. */
    'OPTIONS /narrow-preflight/profile': () => ({
      status: 204,
      headers: { 'Access-Control-Allow-Headers': 'Content-Type', 'Access-Control-Allow-Methods': 'GET' },
    }),
    'GET /narrow-preflight/profile': ownProfile,

    'POST /graphql': (request) => answerGraphql(world, request),

    'GET /basic/report': (request) =>
      request.headers.get('authorization') === `Basic ${Buffer.from('amira:open-sesame').toString('base64')}`
        ? json(200, { report: 1 })
        : json(
            401,
            { error: 'unauthorized' },
            { 'WWW-Authenticate': challenge('Basic', { realm: 'reports' }) },
          ),

    'GET /busy/profile': (request) =>
      admit()
        ? ownProfile(request)
        : json(429, { error: 'too_many_requests' }, { 'Retry-After': String(busyWindow / 1000) }),
  };
}

/** Three requests each ten seconds. */
const busyWindow = 10_000;
const busyLimit = 3;

function limitRate(): () => boolean {
  let recent: number[] = [];
  return () => {
    recent = recent.filter((at) => Date.now() - at < busyWindow);
    if (recent.length >= busyLimit) return false;
    recent.push(Date.now());
    return true;
  };
}

/** GraphQL over HTTP answers 200 for a request that it could read, whatever the resolvers say. */
async function answerGraphql(world: World, request: LabRequest): Promise<Answer> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const claims = token === undefined ? null : (await checkToken(world, token)).claims;
  if (claims === null) {
    return graphqlError('viewer', 'UNAUTHENTICATED', 'You must be signed in');
  }
  if (String(jsonBody(request).query).includes('users')) {
    return graphqlError('users', 'FORBIDDEN', 'This needs the role admin');
  }
  return json(200, { data: { viewer: { id: claims.sub } } });
}

function graphqlError(path: string, code: string, message: string): Answer {
  return json(200, { errors: [{ message, path: [path], extensions: { code } }], data: null });
}
