import { isCrossSite } from '../http/cookie-jar.ts';
import { headerValue } from '../http/headers.ts';
import { hostOf } from '../http/url.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const call = (origin: string, allowed: string) => ({
  tokens: { t: { claims: { sub: 'u' } } },
  exchanges: [
    {
      request: 'GET https://api.shop.example/me',
      requestHeaders: ['Cookie: sid=$t', `Origin: ${origin}`],
      status: 200,
      responseHeaders: [`Access-Control-Allow-Origin: ${allowed}`, 'Access-Control-Allow-Credentials: true'],
    },
  ],
});

export default defineRule({
  id: 'cors-reflects-origin',
  category: 'transport',
  subject: 'exchange',
  severity: 'high',
  title: 'Other sites can read answers in the name of the one who is signed in',
  why: 'With credentials allowed, a page of an allowed origin reads what the cookie opens. null is the origin of any sandboxed frame: everyone can have it.',
  fix: 'Compare Origin with a fixed list of whole origins, never allow null, and never echo what was sent.',
  spec: [asvs('3.4.2')],
  messages: {
    null: '{host} allows the origin null, with credentials.',
    perhaps:
      '{host} lets {origin}, another site, read answers with the cookie. Whether any other origin may too shows only when one asks.',
  },
  check(exchange, context, report) {
    const { request, response } = exchange;
    const allowed = headerValue(response.headers, 'access-control-allow-origin')?.trim();
    const credentials = headerValue(response.headers, 'access-control-allow-credentials')?.trim();
    if (allowed === undefined || allowed === '*' || credentials !== 'true') return;
    const place = context.tokensIn(exchange.id).find(({ occurrence }) => occurrence.carrier === 'cookie');
    const isNull = allowed === 'null';
    if (place === undefined || !URL.canParse(request.url)) return;
    if (
      !isNull &&
      (allowed !== headerValue(request.headers, 'origin') || !isCrossSite(allowed, new URL(request.url)))
    )
      return;
    const host = hostOf(request.url);
    report({
      message: isNull ? 'null' : 'perhaps',
      data: { host, origin: allowed },
      undecided: !isNull,
      key: `${host} ${allowed.slice(0, 200)}`,
      evidence: [
        {
          text: 'Credentials are allowed for it',
          place: { kind: 'response-header', exchange: exchange.id, name: 'Access-Control-Allow-Origin' },
        },
      ],
    });
  },
  examples: {
    good: [
      {
        title: 'another host of the same site',
        ...call('https://www.shop.example', 'https://www.shop.example'),
      },
    ],
    bad: [
      { title: 'null', expect: 'null', ...call('null', 'null') },
      {
        title: 'another site',
        expect: 'perhaps',
        ...call('https://partner.example', 'https://partner.example'),
      },
    ],
  },
});
