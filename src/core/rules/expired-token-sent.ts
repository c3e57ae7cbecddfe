import { tokenTimes } from '../jose/numeric-date.ts';
import { formatDuration } from '../spec/duration.ts';
import { rfc } from '../spec/reference.ts';
import { defineRule } from './rule.ts';
import { isCredentialPlace } from './sent-token.ts';

/** Without the server's clock ours may be off by as much before it counts, in milliseconds. */
const ownClockMarginMs = 30_000;

export default defineRule({
  id: 'expired-token-sent',
  category: 'token',
  subject: 'exchange',
  severity: 'low',
  title: 'An expired token was sent',
  why: 'The answer can only be a refusal; and each time it travels, a token that should be gone can leak.',
  fix: 'Look at exp before sending and renew first; drop the token where it is stored once it has expired.',
  spec: [rfc(7519, '4.1.4', 'MUST')],
  messages: { expired: 'The token in {place} had expired {late} before it was sent.' },
  check(exchange, context, report) {
    const serverTime = context.serverTimeOf(exchange);
    const now = serverTime === null ? exchange.startedAt - ownClockMarginMs : serverTime[0];
    for (const { seen, occurrence } of context.tokensIn(exchange.id)) {
      const { expiresAt } = tokenTimes(seen.token);
      if (expiresAt === null || expiresAt > now || !isCredentialPlace(occurrence)) continue;
      report({
        message: 'expired',
        data: { place: occurrence.name, late: formatDuration(now - expiresAt) },
        token: seen.id,
        key: String(seen.id),
        evidence: [
          {
            text: 'exp is earlier than the time of the request',
            place: { kind: 'claim', token: seen.id, name: 'exp' },
          },
          { text: 'The request carries it all the same', place: { kind: 'exchange', exchange: exchange.id } },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'still good by the server’s clock',
        tokens: { t: { header: { alg: 'HS256' }, claims: { exp: 1768478700 } } },
        exchanges: [
          {
            request: 'GET https://api.example/me',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 200,
            responseHeaders: ['Date: Thu, 15 Jan 2026 12:00:00 GMT'],
          },
        ],
      },
    ],
    bad: [
      {
        title: 'three minutes late',
        expect: 'expired',
        tokens: { t: { header: { alg: 'HS256' }, claims: { exp: 1768478220 } } },
        exchanges: [
          {
            request: 'GET https://api.example/me',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 401,
            responseHeaders: ['Date: Thu, 15 Jan 2026 12:00:00 GMT'],
          },
        ],
      },
    ],
  },
});
