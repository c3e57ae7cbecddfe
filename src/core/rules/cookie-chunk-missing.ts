import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

const firstPart = `eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..${'A'.repeat(16)}.${'B'.repeat(3300)}`;

export default defineRule({
  id: 'cookie-chunk-missing',
  category: 'cookie',
  subject: 'exchange',
  severity: 'medium',
  title: 'A part of a token cookie is missing',
  why: 'A token that was cut into several cookies is worth nothing without one of them: the server takes the request for one without a session.',
  fix: 'Look whether the browser dropped it (size, number of cookies), and let the server delete all parts before it writes new ones.',
  spec: [rfc(6265, '6.1')],
  messages: { missing: 'Of the cookie {name}, {parts} did not come along to {host}.' },
  check(exchange, context, report) {
    for (const { seen, occurrence } of context.tokensIn(exchange.id)) {
      if (occurrence.carrier !== 'cookie' || occurrence.missingChunks.length === 0) continue;
      const host = URL.canParse(exchange.request.url) ? new URL(exchange.request.url).host : '';
      report({
        message: 'missing',
        data: { name: occurrence.name, parts: occurrence.missingChunks.slice(0, 5).join(', '), host },
        token: seen.id,
        key: `${host} ${occurrence.name}`,
        evidence: [
          {
            text: `Cookie ${occurrence.name.slice(0, 80)}`,
            place: { kind: 'request-header', exchange: exchange.id, name: 'Cookie' },
          },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'a whole token in one cookie',
        tokens: { t: { claims: { sub: 'u' } } },
        exchanges: [{ request: 'GET https://app.example/', requestHeaders: ['Cookie: sid=$t'], status: 200 }],
      },
    ],
    bad: [
      {
        title: 'the second part is gone',
        expect: 'missing',
        exchanges: [
          {
            request: 'GET https://app.example/',
            requestHeaders: [
              `Cookie: session-token.0=${firstPart}; session-token.2=CCCC.DDDDDDDDDDDDDDDDDDDDDD`,
            ],
            status: 302,
          },
        ],
      },
    ],
  },
});
