/** A server that believes the card that travels with each request: plain JSON in a header that nobody seals. */
import { headerValue } from '../../http/headers.ts';
import { isJsonObject, ownString, parseJson } from '../../jose/json.ts';
import type { Card } from '../card.ts';
import { type Answer, json, type LessonRequest, type LessonServer, unauthorized } from './lesson-server.ts';
import { people, whoLogsIn } from './people.ts';

/** A scheme of this server's own: RFC 9110 §15.5.2 demands a challenge, and no registered scheme takes a card. */
const challenge = 'Card realm="Tidewater"';

/** Logging in hands out a card; from then on the server asks nobody but the card. */
export function makeCardServer(): LessonServer {
  return {
    async answer(request): Promise<Answer> {
      const { pathname } = new URL(request.url);
      if (request.method === 'POST' && pathname === '/login') return login(request);
      const card = readCard(request);
      if (card === null) return unauthorized(challenge, 'Where is your card?');
      if (pathname === '/me') return json(200, { message: `Hello, ${nameOf(card.userId)}.` });
      if (pathname !== '/admin') return json(404, { error: 'There is nothing here.' });
      return card.role === 'admin'
        ? json(200, { message: `Welcome, admin. There are ${people.length} accounts.` })
        : json(403, { error: 'Only for admins.' });
    },
  };
}

function login(request: LessonRequest): Answer {
  const person = whoLogsIn(request);
  if (person === null) return unauthorized(challenge, 'Wrong name or password.');
  const card: Card = { userId: person.id, role: person.role };
  return json(200, { message: `Hello, ${person.name}.`, card });
}

/** null where there is no card, or none that can be read. */
function readCard({ headers }: LessonRequest): Card | null {
  const { value } = parseJson(headerValue(headers, 'x-card') ?? '');
  if (!isJsonObject(value)) return null;
  return { userId: ownString(value, 'userId'), role: ownString(value, 'role') };
}

const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? (id || 'nobody');
