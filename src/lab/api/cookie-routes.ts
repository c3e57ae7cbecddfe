import { randomBytes } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { type Answer, json } from '../server/answer.ts';
import { formBody, jsonBody, type LabRequest } from '../server/request.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';
import { profile } from './bearer-routes.ts';
import { checkToken } from './check-token.ts';
import { fillJar, type Jar, jars, readJar } from './cookie-jars.ts';
import { missingAnswer, refusedAnswer } from './guard.ts';

/** Sessions in cookies, and what a forged cross-site request can do with them. */
export function cookieRoutes(world: World): Routes {
  const csrfTokens = new Map<string, string>();
  const transfers: string[] = [];

  async function asSignedIn(
    request: LabRequest,
    name: string,
    next: (claims: JWTPayload, session: string) => Answer,
  ): Promise<Answer> {
    const token = await readJar(world, jars[name] as Jar, request.cookies);
    if (token === null) return missingAnswer();
    const { claims, refusal } = await checkToken(world, token);
    return claims === null ? refusedAnswer(refusal) : next(claims, token);
  }

  return {
    'POST /jars/:jar': async (request) => {
      const jar = findJar(request.params.jar);
      if (jar === null) return json(404, { error: 'not_found' });
      return json(200, { cookie: jar.cookie }, { 'Set-Cookie': await fillJar(world, jar) });
    },

    'GET /jars/:jar/profile': (request) => {
      const name = request.params.jar ?? '';
      if (findJar(name) === null) return json(404, { error: 'not_found' });
      return asSignedIn(request, name, profile);
    },

    'GET /jars/http-only/csrf-token': (request) =>
      asSignedIn(request, 'http-only', (_claims, session) => {
        const token = randomBytes(16).toString('hex');
        csrfTokens.set(session, token);
        return json(200, { csrfToken: token });
      }),

    'POST /jars/http-only/transfers': (request) =>
      asSignedIn(request, 'http-only', (_claims, session) => {
        const sent = request.headers.get('x-csrf-token');
        if (sent === undefined) return json(403, { error: 'CSRF token missing' });
        if (sent !== csrfTokens.get(session)) return json(403, { error: 'CSRF token mismatch' });
        return json(201, { to: jsonBody(request).to });
      }),

    /** Takes the cookie for the person's wish: what CSRF lives on. */
    'POST /jars/rides/transfers': (request) =>
      asSignedIn(request, 'rides', () => {
        transfers.push(formBody(request).get('to') ?? '');
        return json(201, { transfers: transfers.length });
      }),
    'GET /jars/rides/transfers': () => json(200, { transfers: transfers.length }),
  };
}

function findJar(name = ''): Jar | null {
  return Object.hasOwn(jars, name) ? (jars[name] as Jar) : null;
}
