import { type Answer, json } from './answer.ts';
import type { LabRequest } from './request.ts';
import type { Wrap } from './serve.ts';

/** Lets the named origins read answers and send credentials (Fetch Standard, CORS protocol). */
export function allowOrigins(origins: readonly string[]): Wrap {
  return (request, answer) => {
    const allowed = corsHeaders(request, origins);
    const own =
      answer ?? (request.method === 'OPTIONS' ? preflightAnswer : json(404, { error: 'not_found' }));
    return { ...own, headers: { ...allowed, ...own.headers } };
  };
}

const preflightAnswer: Answer = {
  status: 204,
  headers: {
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, DPoP, X-CSRF-Token',
  },
};

function corsHeaders(request: LabRequest, origins: readonly string[]): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === undefined || !origins.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'WWW-Authenticate, DPoP-Nonce, Retry-After',
  };
}
