import { credentialsOf } from '../find/credential.ts';
import { hostOf } from '../http/url.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import { formatDuration } from '../spec/duration.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { isCredentialPlace } from './sent-token.ts';

/** Leeway that a server may grant for clocks that differ, in milliseconds. */
const leewayMs = 5 * 60_000;

const claims = { sub: 'u', iat: 1768471200, exp: 1768474800 };
const late = {
  request: 'GET https://api.example/me',
  requestHeaders: ['Authorization: Bearer $t'],
  status: 200,
  responseHeaders: ['Date: Thu, 15 Jan 2026 12:00:00 GMT'],
};
const anonymous = { request: 'GET https://api.example/me', status: 401, at: -60 };

export default defineRule({
  id: 'expired-token-accepted',
  category: 'token',
  subject: 'exchange',
  severity: 'critical',
  title: 'The server accepts an expired token',
  why: 'A token that was stolen or left behind then works for ever: its end is written down and nobody looks.',
  fix: 'Check exp on the server with each request, with a leeway of a minute or two at most.',
  spec: [rfc(7519, '4.1.4', 'MUST'), asvs('9.2.1')],
  messages: {
    accepted:
      '{host} answers {status} to a token that had expired {late} before, on a route that refuses requests without one.',
    perhaps:
      '{host} answers {status} to a token that had expired {late} before. Whether it needs one here is not known: replay the request to see.',
  },
  check(exchange, context, report) {
    const { status } = exchange.response;
    const time = context.serverTimeOf(exchange);
    if (time === null || !context.isAccepted(exchange)) return;
    if (exchange.request.method === 'OPTIONS') return;
    const sent = context.tokensIn(exchange.id).filter(({ occurrence }) => isCredentialPlace(occurrence));
    for (const { seen, occurrence } of sent) {
      const { expiresAt } = tokenTimes(seen.token);
      if (expiresAt === null || time[0] - expiresAt < leewayMs) continue;
      // Another credential in the same request may be what was accepted.
      const isAlone = credentialsOf(exchange).every(({ text }) => text === seen.token.text);
      const isProven = isAlone && context.refusesAnonymous(exchange);
      const host = hostOf(exchange.request.url);
      report({
        message: isProven ? 'accepted' : 'perhaps',
        data: { host, status, late: formatDuration(time[0] - expiresAt) },
        token: seen.id,
        key: `${host} ${occurrence.carrier}`,
        undecided: !isProven,
        evidence: [
          {
            text: 'exp lies before the server’s Date',
            place: { kind: 'claim', token: seen.id, name: 'exp' },
          },
          { text: `The answer is ${status}`, place: { kind: 'status', exchange: exchange.id } },
        ],
      });
    }
  },
  examples: {
    good: [
      { title: 'it is refused', tokens: { t: { claims } }, exchanges: [anonymous, { ...late, status: 401 }] },
      {
        title: 'within the leeway',
        tokens: { t: { claims: { ...claims, exp: 1768478280 } } },
        exchanges: [anonymous, late],
      },
    ],
    bad: [
      {
        title: 'an hour late, where a token is needed',
        expect: 'accepted',
        tokens: { t: { claims } },
        exchanges: [anonymous, late],
      },
      {
        title: 'a replay shows that a token is needed',
        expect: 'accepted',
        tokens: { t: { claims } },
        exchanges: [late],
        replays: [{ of: 0, answers: { 'without-token': 401, tampered: 401, unsigned: 401 } }],
      },
      {
        title: 'perhaps a public route',
        expect: 'perhaps',
        tokens: { t: { claims } },
        exchanges: [late],
      },
    ],
  },
});
