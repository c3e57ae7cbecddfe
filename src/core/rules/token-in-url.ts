import type { TokenKind } from '../jose/token.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import { defineRule } from './rule.ts';

/**
 * Parameters that a standard puts into a URL on purpose: the hint at sign-out (OpenID Connect RP-Initiated Logout §2),
 * a request object (RFC 9101 §5), an answer in JARM's response mode.
 */
const madeForUrls: ReadonlySet<string> = new Set(['id_token_hint', 'request', 'response', 'logout_hint']);

const severityByKind: Readonly<Partial<Record<TokenKind, Severity>>> = {
  access: 'high',
  refresh: 'high',
  session: 'high',
};

export default defineRule({
  id: 'token-in-url',
  category: 'transport',
  subject: 'exchange',
  severity: 'medium',
  title: 'A token in a URL',
  why: 'URLs are kept in the browser’s history, in server logs and proxies, and leak to other sites through the Referer header.',
  fix: 'Send it in the Authorization header or in a request body; for a link that must work by itself, use one that works once and for minutes.',
  spec: [rfc(6750, '2.3', 'SHOULD'), rfc(9700, '4.3.2', 'MUST')],
  messages: { query: 'The {kind} token stands in the query of a URL of {host}, parameter {name}.' },
  check(exchange, context, report) {
    const host = URL.canParse(exchange.request.url) ? new URL(exchange.request.url).host : '';
    for (const { seen, occurrence } of context.tokensIn(exchange.id)) {
      if (occurrence.carrier !== 'query' || madeForUrls.has(occurrence.name)) continue;
      const { kind } = seen.token;
      report({
        message: 'query',
        data: { host, name: occurrence.name, kind: kind === 'unknown' ? 'signed' : kind },
        severity: severityByKind[kind] ?? 'medium',
        token: seen.id,
        key: `${host} ${occurrence.name} ${seen.id}`,
        evidence: [
          {
            text: `Query parameter ${occurrence.name.slice(0, 80)}`,
            place: { kind: 'url', exchange: exchange.id },
          },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'in the Authorization header',
        tokens: { t: { header: { alg: 'HS256' }, claims: {} } },
        exchanges: [
          {
            request: 'GET https://api.example/?q=1',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 200,
          },
        ],
      },
      {
        title: 'the hint at sign-out is made for it',
        tokens: { t: { header: { alg: 'RS256' }, claims: { aud: 'app', nonce: 'n' } } },
        exchanges: [{ request: 'GET https://id.example/logout?id_token_hint=$t', status: 302 }],
      },
    ],
    bad: [
      {
        title: 'an access token as a parameter',
        expect: 'query',
        tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: {} } },
        exchanges: [{ request: 'GET https://api.example/file?access_token=$t', status: 200 }],
      },
    ],
  },
});
