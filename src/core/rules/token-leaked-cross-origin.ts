import type { TokenInPlace } from '../find/seen.ts';
import { isSameSiteHost } from '../http/cookie-jar.ts';
import type { Exchange } from '../http/exchange.ts';
import { hostOf } from '../http/url.ts';
import type { TokenKind } from '../jose/token.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule, type RuleContext } from './rule.ts';
import { kindWord } from './storage-words.ts';

/** What opens something by itself; ID tokens and assertions are handed to other sites on purpose. */
const credentials: ReadonlySet<TokenKind> = new Set(['access', 'refresh', 'session']);

const sent = {
  request: 'GET https://api.app.example/me',
  requestHeaders: ['Authorization: Bearer $t'],
  status: 200,
  at: -60,
};
const tokens = { t: { claims: { sub: 'u', scope: 'orders' } } };

export default defineRule({
  id: 'token-leaked-cross-origin',
  category: 'transport',
  subject: 'exchange',
  severity: 'high',
  title: 'A token goes to a site that it is not for',
  why: 'Whoever runs that site, or reads its logs, can use the token as the person it was made for.',
  fix: 'Keep tokens out of URLs and of what is reported to others; set Referrer-Policy: no-referrer or strict-origin.',
  spec: [asvs('14.2.3'), rfc(9700, '4.2.4'), asvs('10.1.1')],
  messages: {
    referer: 'The Referer that goes to {host} holds a {kind} token.',
    body: 'A {kind} token that is used at {home} goes to {host} in {place}.',
  },
  check(exchange, context, report) {
    const host = hostOf(exchange.request.url);
    for (const place of context.tokensIn(exchange.id)) {
      const leak = leakOf(place, exchange, context);
      if (leak === null) continue;
      report({
        message: leak.message,
        data: { host, kind: kindWord(place.seen.token.kind), home: leak.home, place: leak.place },
        token: place.seen.id,
        key: `${host} ${place.seen.id}`,
        evidence: [{ text: leak.place, place: { kind: 'exchange', exchange: exchange.id } }],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'the Referer stays within the site',
        tokens,
        exchanges: [
          {
            request: 'GET https://cdn.app.example/logo',
            requestHeaders: ['Referer: https://app.example/?t=$t'],
            status: 200,
          },
        ],
      },
      {
        title: 'a token goes back to where it came from',
        tokens,
        exchanges: [
          {
            request: 'POST https://id.example/token',
            status: 200,
            responseBody: '{"access_token":"$t"}',
            at: -90,
          },
          sent,
          { request: 'POST https://id.example/revoke', requestBody: 'token=$t', status: 200 },
        ],
      },
    ],
    bad: [
      {
        title: 'by Referer',
        expect: 'referer',
        tokens,
        exchanges: [
          {
            request: 'GET https://ads.example/pixel',
            requestHeaders: ['Referer: https://app.example/?access_token=$t'],
            status: 200,
          },
        ],
      },
      {
        title: 'in an error report',
        expect: 'body',
        tokens,
        exchanges: [
          sent,
          { request: 'POST https://errors.example/report', requestBody: '{"header":"$t"}', status: 200 },
        ],
      },
    ],
  },
});

interface Leak {
  readonly message: 'referer' | 'body';
  readonly home: string;
  readonly place: string;
}

function leakOf({ seen, occurrence }: TokenInPlace, exchange: Exchange, context: RuleContext): Leak | null {
  const { carrier, name } = occurrence;
  if (carrier === 'request-header' && name.toLowerCase() === 'referer') {
    const from =
      exchange.request.headers.find((header) => header.name.toLowerCase() === 'referer')?.value ?? '';
    const isHome = isSameSite(from, exchange.request.url);
    return isHome || from === '' ? null : { message: 'referer', home: '', place: 'Referer' };
  }
  const isAside = carrier === 'request-body' || (carrier === 'query' && !/^(access_)?token$|jwt/i.test(name));
  if (!isAside || !credentials.has(seen.token.kind)) return null;
  // Where it was used as a credential is its home; each place that had it before may have handed it out.
  const before = context
    .firstSightingsOf(seen.id)
    .flatMap(({ source, occurrence: place }) =>
      source.kind === 'exchange' && source.exchange < exchange.id
        ? [{ url: context.exchangeAt(source.exchange)?.request.url ?? '', carrier: place.carrier }]
        : [],
    );
  if (before.some(({ url }) => isSameSite(url, exchange.request.url))) return null;
  const home = before.find((one) => one.carrier === 'authorization');
  if (home === undefined) return null;
  return { message: 'body', home: hostOf(home.url), place: carrier === 'query' ? 'the URL' : 'the body' };
}

function isSameSite(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  return isSameSiteHost(new URL(one).hostname, new URL(other).hostname);
}
