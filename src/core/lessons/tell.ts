/** Puts a request and its answer into the messages of a diagram. */
import { isJsonObject, ownString, parseJson } from '../jose/json.ts';
import { type Message, type Run, run } from './sequence.ts';
import type { Answer, LessonRequest } from './server/lesson-server.ts';

export interface Between {
  /** Ids of actors. */
  readonly from: string;
  readonly to: string;
}

/** The request line, and what the act says it carries. */
export function tellRequest(
  { method, url }: LessonRequest,
  { from, to }: Between,
  carried: readonly Run[] = [],
): Message {
  const { pathname, search } = new URL(url);
  const gap = carried.length === 0 ? [] : [run(' ')];
  return {
    from,
    to,
    runs: [run(`${method} ${pathname}${search}`, 'strong'), ...gap, ...carried],
    tone: 'plain',
  };
}

/** The status, and what the answer says or hands out. */
export function tellAnswer(
  answer: Answer,
  { from, to }: Between,
  given: readonly Run[] = [run(saidBy(answer))],
): Message {
  const refused = answer.status >= 400;
  return {
    from: to,
    to: from,
    runs: [run(String(answer.status), refused ? 'bad' : 'good'), run(' '), ...given],
    tone: refused ? 'bad' : 'plain',
  };
}

/** What an actor does on its own. */
export function tellDeed(actor: string, runs: readonly Run[], tone: Message['tone'] = 'plain'): Message {
  return { from: actor, to: actor, runs, tone };
}

function saidBy({ body }: Answer): string {
  const { value } = parseJson(body);
  if (!isJsonObject(value)) return '';
  return ownString(value, 'message') || ownString(value, 'error');
}
