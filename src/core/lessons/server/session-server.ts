/** A server that remembers: a row for each login, a cookie that names the row, and a look-up on every request. */
import { parseCookieHeader } from '../../http/cookies.ts';
import { headerValues } from '../../http/headers.ts';
import { type Answer, json, type LessonRequest, type LessonServer, unauthorized } from './lesson-server.ts';
import { people, whoLogsIn } from './people.ts';
import type { SessionStore } from './session-store.ts';

export const sessionCookie = 'sid';

const flags = 'Path=/; HttpOnly; Secure; SameSite=Lax';
/** A scheme of this server's own: RFC 9110 §15.5.2 demands a challenge, and no registered scheme stands for a cookie. */
const challenge = 'Session realm="Tidewater"';

/** POST /login, GET /dashboard, POST /logout; 503 where its store does not answer (RFC 9110 §15.6.4). */
export function makeSessionServer(store: SessionStore): LessonServer {
  return {
    async answer(request, now): Promise<Answer> {
      const { pathname } = new URL(request.url);
      if (!store.isRunning) return json(503, { error: 'The session store does not answer.' });
      if (pathname === '/login' && request.method === 'POST') return login(store, request, now);
      const id = sessionIdIn(request);
      if (pathname === '/logout' && request.method === 'POST') return logout(store, id);
      return pathname === '/dashboard'
        ? dashboard(store, id)
        : json(404, { error: 'There is nothing here.' });
    },
  };
}

/** The id in the Cookie header; null where there is none. */
export function sessionIdIn({ headers }: Pick<LessonRequest, 'headers'>): string | null {
  const pairs = headerValues(headers, 'cookie').flatMap(parseCookieHeader);
  return pairs.find(({ name }) => name === sessionCookie)?.value ?? null;
}

function login(store: SessionStore, request: LessonRequest, now: number): Answer {
  const person = whoLogsIn(request);
  if (person === null) return unauthorized(challenge, 'Wrong name or password.');
  const { id } = store.write(person.id, now);
  const setCookie = { name: 'Set-Cookie', value: `${sessionCookie}=${id}; ${flags}` };
  return json(
    200,
    { message: `Hello, ${person.name}.` },
    { headers: [setCookie], work: ['session-written'] },
  );
}

function dashboard(store: SessionStore, id: string | null): Answer {
  if (id === null) return unauthorized(challenge, 'Who are you?');
  const row = store.find(id);
  if (row === null) return unauthorized(challenge, 'I know no such session.', { work: ['session-missed'] });
  const name = people.find((person) => person.id === row.person)?.name ?? row.person;
  return json(200, { message: `Welcome back, ${name}.` }, { work: ['session-found'] });
}

/** The row goes, and the browser is told to forget the cookie (RFC 6265bis §4.1.2.2: Max-Age). */
function logout(store: SessionStore, id: string | null): Answer {
  const setCookie = { name: 'Set-Cookie', value: `${sessionCookie}=; ${flags}; Max-Age=0` };
  const work = id !== null && store.delete(id) ? (['session-deleted'] as const) : [];
  return json(200, { message: 'Goodbye.' }, { headers: [setCookie], work });
}
