/** Sends requests to the simulated servers and keeps what went over the wire, as a capture would have it. */
import type { HttpHeader, NewExchange } from '../http/exchange.ts';
import { toBody } from '../http/har.ts';
import { headerValue } from '../http/headers.ts';
import type { Answer, LessonRequest, LessonServer } from './server/lesson-server.ts';

export interface Played {
  readonly exchange: NewExchange;
  readonly answer: Answer;
}

/** A request in one line, with `Name: value` headers and a body that is written as JSON. */
export function request(
  line: `${string} http${string}`,
  { headers = [], body }: { headers?: readonly string[]; body?: object } = {},
): LessonRequest {
  const [method = '', url = ''] = line.split(' ');
  const given = headers.map((header): HttpHeader => {
    const colon = header.indexOf(': ');
    return { name: header.slice(0, colon), value: header.slice(colon + 2) };
  });
  if (body === undefined) return { method, url, headers: given, body: '' };
  const type = { name: 'Content-Type', value: 'application/json' };
  return { method, url, headers: [...given, type], body: JSON.stringify(body) };
}

/** @param now milliseconds since the epoch; `serverNow` where the server's clock says something else */
export async function send(
  server: LessonServer,
  asked: LessonRequest,
  now: number,
  serverNow = now,
): Promise<Played> {
  const answer = await server.answer(asked, serverNow);
  const date = { name: 'Date', value: new Date(serverNow).toUTCString() };
  return { answer, exchange: toExchange(asked, { ...answer, headers: [date, ...answer.headers] }, now) };
}

function toExchange(asked: LessonRequest, answer: Answer, now: number): NewExchange {
  const mediaType = (headers: readonly HttpHeader[]) => headerValue(headers, 'content-type') ?? '';
  const { origin } = new URL(asked.url);
  return {
    startedAt: now,
    durationMs: 20,
    request: {
      method: asked.method,
      url: asked.url,
      headers: asked.headers,
      body: toBody(asked.body, mediaType(asked.headers), ''),
    },
    response: {
      status: answer.status,
      statusText: '',
      headers: answer.headers,
      body: toBody(answer.body, mediaType(answer.headers), 'fetch'),
    },
    resourceType: 'fetch',
    fromCache: false,
    error: '',
    frames: [],
    initiator: [],
    pageUrl: `${origin}/`,
  };
}
