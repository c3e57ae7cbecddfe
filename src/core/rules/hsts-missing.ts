import { headerValue } from '../http/headers.ts';
import { rfc } from '../spec/reference.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { tokenDocumentUrl } from './token-document.ts';

/** Domains that browsers know to be https only, as a whole. */
const preloaded = /\.(dev|app|page|new|google|gle|foo|zip|mov|day|bank|insurance)$/;

const page = (...responseHeaders: string[]) => ({
  tokens: { t: { claims: { sub: 'u' } } },
  exchanges: [
    {
      request: 'GET https://shop.example/',
      requestHeaders: ['Cookie: sid=$t'],
      status: 200,
      responseHeaders: ['Content-Type: text/html', ...responseHeaders],
      responseBody: '<!doctype html><title>Shop</title>',
      resourceType: 'document',
    },
  ],
});

export default defineRule({
  id: 'hsts-missing',
  category: 'transport',
  subject: 'exchange',
  severity: 'low',
  title: 'The page does not insist on https',
  why: 'The next visit may begin with plain http: someone on the way can then keep it there and read what is sent.',
  fix: 'Answer with Strict-Transport-Security: max-age=31536000; includeSubDomains.',
  spec: [asvs('3.4.1'), rfc(6797, '6.1')],
  messages: {
    missing: 'The document of {host} comes without Strict-Transport-Security.',
    off: 'The document of {host} switches Strict-Transport-Security off (max-age=0).',
  },
  check(exchange, context, report) {
    const url = tokenDocumentUrl(exchange, context);
    // Browsers ignore it for addresses (RFC 6797 §8.1.1).
    if (url === null || preloaded.test(url.hostname) || /^[\d.]+$|^\[/.test(url.hostname)) return;
    const policy = headerValue(exchange.response.headers, 'strict-transport-security');
    if (policy !== undefined && !/max-age="?0+"?\s*(;|$)/i.test(policy.slice(0, 500))) return;
    report({
      message: policy === undefined ? 'missing' : 'off',
      data: { host: url.host },
      key: url.host,
      evidence: [
        {
          text: policy === undefined ? 'The header is not there' : 'max-age is 0',
          place: { kind: 'response-header', exchange: exchange.id, name: 'Strict-Transport-Security' },
        },
      ],
    });
  },
  examples: {
    good: [{ title: 'for a year', ...page('Strict-Transport-Security: max-age=31536000') }],
    bad: [
      { title: 'nothing said', expect: 'missing', ...page() },
      { title: 'switched off', expect: 'off', ...page('Strict-Transport-Security: max-age=0') },
    ],
  },
});
