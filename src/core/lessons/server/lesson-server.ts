/** The contract of the simulated servers: a request and the time go in, an answer comes out, and what it took is told. */
import type { LadderStep } from '../../diagnose/diagnosis.ts';
import type { HttpHeader } from '../../http/exchange.ts';

export interface LessonRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: readonly HttpHeader[];
  readonly body: string;
}

/** What a server had to do for an answer. */
export type Work =
  | 'session-written'
  | 'session-found'
  | 'session-missed'
  | 'session-deleted'
  | 'token-signed'
  | 'signature-checked'
  | 'refresh-found'
  | 'refresh-rotated'
  | 'refresh-family-revoked'
  | 'blocklist-written'
  | 'blocklist-read';

export interface Answer {
  readonly status: number;
  readonly headers: readonly HttpHeader[];
  readonly body: string;
  /** In the order in which it was done. */
  readonly work: readonly Work[];
  /** What the server checked and found, where it checks a token: it knows, so nothing is a guess. */
  readonly ladder: readonly LadderStep[];
}

export interface LessonServer {
  /** @param now milliseconds since the epoch, by the server's clock */
  answer(request: LessonRequest, now: number): Promise<Answer>;
}

/** A JSON answer. */
export function json(
  status: number,
  body: object,
  { headers = [], work = [], ladder = [] }: Partial<Omit<Answer, 'status' | 'body'>> = {},
): Answer {
  return {
    status,
    headers: [{ name: 'Content-Type', value: 'application/json' }, ...headers],
    body: JSON.stringify(body),
    work,
    ladder,
  };
}

/** 401 with the challenge that RFC 9110 §15.5.2 demands. */
export function unauthorized(
  challenge: string,
  message: string,
  more: Partial<Omit<Answer, 'status' | 'body'>> = {},
): Answer {
  const headers = [{ name: 'WWW-Authenticate', value: challenge }, ...(more.headers ?? [])];
  return json(401, { error: message }, { ...more, headers });
}
