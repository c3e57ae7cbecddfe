import type { Exchange } from '../http/exchange.ts';
import { headerValues } from '../http/headers.ts';
import { essenceOf } from '../http/media-type.ts';
import { hostOf } from '../http/url.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { credentialKinds } from './storage-words.ts';

const answer = (method: string, ...responseHeaders: string[]) => ({
  tokens: { t: { claims: { sub: 'u' } } },
  exchanges: [
    {
      request: `${method} https://app.example/session`,
      status: 200,
      responseHeaders,
      responseBody: '{"token":"$t"}',
    },
  ],
});

export default defineRule({
  id: 'cacheable-token-response',
  category: 'transport',
  subject: 'exchange',
  severity: 'medium',
  title: 'An answer with a token may be kept in a cache',
  why: 'A cache on the way, or the browser’s on a shared computer, can hand the token to the next one who asks.',
  fix: 'Answer with Cache-Control: no-store wherever a token is in it.',
  spec: [rfc(6749, '5.1', 'MUST'), asvs('14.3.2')],
  messages: {
    kept: '{host} hands out a token with Cache-Control “{control}”: {who} may keep it.',
    unsaid: '{host} hands out a token in the answer to a {method}, without no-store.',
  },
  check(exchange, context, report) {
    const { headers, status, body } = exchange.response;
    if (status !== 200 || headers.length === 0 || body.state !== 'text') return;
    // A script that holds a token is public as a whole.
    if (/javascript|ecmascript/.test(essenceOf(body.mediaType)) || exchange.resourceType === 'script') return;
    const control = headerValues(headers, 'cache-control').join(', ').slice(0, 500).toLowerCase();
    if (/\bno-store\b/.test(control)) return;
    const place = context
      .tokensIn(exchange.id)
      .find(
        ({ seen, occurrence }) =>
          occurrence.carrier === 'response-body' && credentialKinds.has(seen.token.kind),
      );
    if (place === undefined) return;
    const keeper = keeperOf(control);
    const host = hostOf(exchange.request.url);
    report({
      message: keeper === '' ? 'unsaid' : 'kept',
      data: { host, control, who: keeper, method: exchange.request.method },
      severity: severityOf(exchange, keeper),
      token: place.seen.id,
      key: `${host} ${keeper}`,
      evidence: [
        {
          text: control === '' ? 'There is no Cache-Control' : 'Cache-Control lacks no-store',
          place: { kind: 'response-header', exchange: exchange.id, name: 'Cache-Control' },
        },
      ],
    });
  },
  examples: {
    good: [{ title: 'no-store', ...answer('GET', 'Cache-Control: no-store') }],
    bad: [
      {
        title: 'for everyone, for an hour',
        expect: 'kept',
        ...answer('GET', 'Cache-Control: public, max-age=3600'),
      },
      { title: 'nothing said', expect: 'unsaid', ...answer('GET', 'Content-Type: application/json') },
    ],
  },
});

/** Who may keep it for later use by what Cache-Control says (RFC 9111 §5.2.2); '' where it does not say. */
function keeperOf(control: string): string {
  const fresh = /\b(s-maxage|max-age)=["']?[1-9]/.test(control);
  if (/\bpublic\b|\bs-maxage=["']?[1-9]/.test(control)) return 'every cache on the way';
  if (!fresh || /\bno-cache\b/.test(control)) return '';
  return /\bprivate\b/.test(control) ? 'the browser' : 'every cache on the way';
}

/** Caches do not keep the answer to a POST unless they are told to (RFC 9110 §9.3.3). */
function severityOf({ request }: Exchange, keeper: string): Severity {
  if (request.method !== 'GET') return keeper === '' ? 'note' : 'low';
  return keeper === 'every cache on the way' ? 'high' : keeper === '' ? 'low' : 'medium';
}
