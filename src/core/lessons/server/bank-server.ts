/**
 * A server that hands out one token, in its answer or in a cookie, and does what whoever brings it asks for. It takes
 * back what it handed out: where the token lives is the subject here, how one is checked is another act's.
 */
import { parseAuthorization } from '../../http/authorization.ts';
import { parseCookieHeader } from '../../http/cookies.ts';
import { headerValue, headerValues } from '../../http/headers.ts';
import { type Answer, json, type LessonRequest, type LessonServer, unauthorized } from './lesson-server.ts';
import { whoLogsIn } from './people.ts';

export const tokenCookie = 'token';

/** How the token is handed out: in the JSON of the answer, or in a cookie with these attributes. */
export type Delivery = 'body' | { readonly attributes: string };

const challenge = 'Bearer realm="Tidewater"';

/** POST /login hands it out; GET /account reads, POST /transfer does something that nobody wants done by a stranger. */
export function makeBankServer(token: string, delivery: Delivery): LessonServer {
  const isKnown = (request: LessonRequest) =>
    (delivery === 'body' ? bearerIn(request) : cookieIn(request)) === token;
  return {
    async answer(request): Promise<Answer> {
      const { pathname } = new URL(request.url);
      if (pathname === '/login' && request.method === 'POST') {
        if (whoLogsIn(request) === null) return unauthorized(challenge, 'Wrong name or password.');
        return handOut(token, delivery);
      }
      if (!isKnown(request)) return unauthorized(challenge, 'Who are you?');
      if (pathname === '/account' && request.method === 'GET') return json(200, { message: 'Your account.' });
      if (pathname === '/transfer' && request.method === 'POST')
        return json(200, { message: 'The money is sent.' });
      return json(404, { error: 'There is nothing here.' });
    },
  };
}

function handOut(token: string, delivery: Delivery): Answer {
  if (delivery === 'body') return json(200, { access_token: token, token_type: 'Bearer' });
  const value = `${tokenCookie}=${token}; ${delivery.attributes}`;
  return json(200, { message: 'Welcome.' }, { headers: [{ name: 'Set-Cookie', value }] });
}

function bearerIn({ headers }: LessonRequest): string | null {
  const field = headerValue(headers, 'authorization');
  return field === undefined ? null : parseAuthorization(field).credentials;
}

function cookieIn({ headers }: LessonRequest): string | null {
  const pairs = headerValues(headers, 'cookie').flatMap(parseCookieHeader);
  return pairs.find(({ name }) => name === tokenCookie)?.value ?? null;
}
