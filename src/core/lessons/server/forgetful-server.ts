/** A server without any memory: it answers each request by what stands in it, and then forgets (RFC 9110 §3.3). */
import { type Answer, json, type LessonServer, unauthorized } from './lesson-server.ts';
import { whoLogsIn } from './people.ts';

const challenge = 'Bearer realm="Tidewater"';

export function makeForgetfulServer(): LessonServer {
  return {
    async answer(request): Promise<Answer> {
      const { pathname } = new URL(request.url);
      if (pathname === '/') return json(200, { message: 'Welcome, whoever you are.' });
      if (request.method === 'POST' && pathname === '/login') {
        const person = whoLogsIn(request);
        return person === null
          ? unauthorized(challenge, 'Wrong name or password.')
          : json(200, { message: `Hello, ${person.name}.` });
      }
      if (pathname === '/dashboard') return unauthorized(challenge, 'Who are you?');
      return json(404, { error: 'There is nothing here.' });
    },
  };
}
