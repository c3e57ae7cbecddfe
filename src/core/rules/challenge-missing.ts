import { headerValue } from '../http/headers.ts';
import { hostOf } from '../http/url.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'challenge-missing',
  category: 'transport',
  subject: 'exchange',
  severity: 'note',
  title: 'A 401 does not say what it asks for',
  why: 'Without a challenge a client cannot tell a missing token from an expired one, and people guess.',
  fix: 'Answer 401 with WWW-Authenticate: Bearer, and with error="invalid_token" where a token was refused.',
  spec: [rfc(9110, '15.5.2', 'MUST'), rfc(6750, '3', 'MUST')],
  messages: { missing: '{host} answers 401 without WWW-Authenticate.' },
  check(exchange, _context, report) {
    const { status, headers } = exchange.response;
    if (status !== 401 || headers.length === 0 || exchange.request.method === 'OPTIONS') return;
    if (headerValue(headers, 'www-authenticate') !== undefined) return;
    const host = hostOf(exchange.request.url);
    report({
      message: 'missing',
      data: { host },
      key: host,
      evidence: [{ text: 'The answer is 401', place: { kind: 'status', exchange: exchange.id } }],
    });
  },
  examples: {
    good: [
      {
        title: 'with a challenge',
        exchanges: [
          { request: 'GET https://api.example/', status: 401, responseHeaders: ['WWW-Authenticate: Bearer'] },
        ],
      },
    ],
    bad: [
      {
        title: 'without',
        expect: 'missing',
        exchanges: [
          {
            request: 'GET https://api.example/',
            status: 401,
            responseHeaders: ['Content-Type: application/json'],
          },
        ],
      },
    ],
  },
});
