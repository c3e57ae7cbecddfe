import { isSameSiteHost } from '../http/cookie-jar.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const at = (host: string, seconds: number) => ({
  request: `GET https://${host}/me`,
  requestHeaders: ['Authorization: Bearer $t'],
  status: 200,
  at: seconds,
});
const tokens = { t: { claims: { sub: 'u', scope: 'a' } } };

export default defineRule({
  id: 'token-many-hosts',
  category: 'transport',
  subject: 'exchange',
  severity: 'low',
  title: 'One token is used at several sites',
  why: 'Each of them can act as the person at all the others: the weakest one decides how safe the token is.',
  fix: 'Get a token of its own for each API (audience, resource), and let each refuse the others’.',
  spec: [asvs('10.1.1'), asvs('10.3.1')],
  messages: { several: 'The token that is the credential at {first} is also sent to {host}.' },
  check(exchange, context, report) {
    const { url } = exchange.request;
    if (!URL.canParse(url)) return;
    for (const { seen, occurrence } of context.tokensIn(exchange.id)) {
      if (occurrence.carrier !== 'authorization' || seen.token.kind === 'dpop-proof') continue;
      const first = context
        .firstSightingsOf(seen.id)
        .find((one) => one.occurrence.carrier === 'authorization' && one.source.kind === 'exchange');
      if (first?.source.kind !== 'exchange' || first.source.exchange === exchange.id) continue;
      const home = context.exchangeAt(first.source.exchange)?.request.url ?? '';
      if (!URL.canParse(home) || isSameSiteHost(new URL(home).hostname, new URL(url).hostname)) continue;
      report({
        message: 'several',
        data: { first: new URL(home).host, host: new URL(url).host },
        token: seen.id,
        key: `${new URL(url).host} ${seen.id}`,
        evidence: [
          { text: 'Sent here first', place: { kind: 'exchange', exchange: first.source.exchange } },
          { text: 'And here', place: { kind: 'exchange', exchange: exchange.id } },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'hosts of one site',
        tokens,
        exchanges: [at('api.shop.example', 0), at('www.shop.example', 1)],
      },
    ],
    bad: [
      {
        title: 'two sites',
        expect: 'several',
        tokens,
        exchanges: [at('shop.example', 0), at('maps.example', 1)],
      },
    ],
  },
});
