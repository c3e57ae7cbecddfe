import { headerValue } from '../http/headers.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { tokenDocumentUrl } from './token-document.ts';

/** A policy may stand in the document's head. */
const headLength = 65_536;

const page = (body: string, ...responseHeaders: string[]) => ({
  tokens: { t: { claims: { sub: 'u' } } },
  exchanges: [
    {
      request: 'GET https://shop.example/',
      requestHeaders: ['Cookie: sid=$t'],
      status: 200,
      responseHeaders: ['Content-Type: text/html', ...responseHeaders],
      responseBody: body,
      resourceType: 'document',
    },
  ],
});

export default defineRule({
  id: 'csp-missing',
  category: 'transport',
  subject: 'exchange',
  severity: 'note',
  title: 'No policy limits what an injected script may do',
  why: 'Without a Content-Security-Policy whatever script gets into the page runs, reads what scripts can read and sends it anywhere.',
  fix: 'Answer with a Content-Security-Policy that allows scripts by nonce or hash, and object-src and base-uri none.',
  spec: [asvs('3.4.3')],
  messages: { missing: 'The document of {host} comes without a Content-Security-Policy.' },
  check(exchange, context, report) {
    const url = tokenDocumentUrl(exchange, context);
    const { headers, body } = exchange.response;
    if (url === null || body.state !== 'text') return;
    if (headerValue(headers, 'content-security-policy') !== undefined) return;
    if (/http-equiv=["']?content-security-policy/i.test(body.text.slice(0, headLength))) return;
    report({
      message: 'missing',
      data: { host: url.host },
      key: url.host,
      evidence: [
        {
          text: 'The header is not there',
          place: { kind: 'response-header', exchange: exchange.id, name: 'Content-Security-Policy' },
        },
      ],
    });
  },
  examples: {
    good: [
      { title: 'by header', ...page('<!doctype html>', "Content-Security-Policy: default-src 'self'") },
      {
        title: 'by meta',
        ...page('<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'),
      },
    ],
    bad: [{ title: 'nothing said', expect: 'missing', ...page('<!doctype html>') }],
  },
});
