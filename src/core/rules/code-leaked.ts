import { textOf } from '../flows/parameters.ts';
import { originOf } from '../http/url.ts';
import { rfc } from '../spec/reference.ts';
import { exampleFlow } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const page = (referer: string, host = 'cdn.example') => ({
  request: `GET https://${host}/pixel.gif`,
  requestHeaders: [`Referer: ${referer}`],
  status: 200,
  at: 3,
});

export default defineRule({
  id: 'code-leaked',
  category: 'transport',
  subject: 'flow',
  severity: 'high',
  title: 'An authorization code goes to another site',
  why: 'A code is as good as the tokens that it is exchanged for, for as long as it lives; without PKCE anyone who has it can redeem it.',
  fix: 'Answer the callback with a redirect to an address without the code, and send Referrer-Policy: no-referrer there; load nothing from elsewhere on it.',
  spec: [rfc(9700, '4.2.4'), asvs('14.2.3')],
  messages: { sent: 'The code for {client} goes to {host} in its {place}.' },
  applies: (flow) =>
    flow.steps.some(({ kind, answer }) => kind === 'authorization-response' && answer.has('code')),
  check(flow, _context, report) {
    for (const step of flow.steps) {
      if (step.kind !== 'leak') continue;
      report({
        message: 'sent',
        data: { client: flow.client, host: originOf(step.url), place: textOf(step.sent, 'in') },
        evidence: [
          textOf(step.sent, 'in') === 'Referer'
            ? {
                text: 'Header Referer',
                place: { kind: 'request-header', exchange: step.exchange, name: 'Referer' },
              }
            : { text: 'Its URL', place: { kind: 'url', exchange: step.exchange } },
        ],
      });
    }
  },
  examples: {
    good: [
      {
        title: 'the origin alone',
        exchanges: [
          ...exampleFlow({ back: 'code=c-12345&state=s-1', redeemed: 'code=c-12345' }),
          page('https://app.example/'),
        ],
      },
      {
        title: 'the app’s own server',
        exchanges: [
          ...exampleFlow({ back: 'code=c-12345&state=s-1' }),
          page('https://app.example/cb?code=c-12345&state=s-1', 'app.example'),
        ],
      },
    ],
    bad: [
      {
        title: 'by Referer',
        expect: 'sent',
        exchanges: [
          ...exampleFlow({ back: 'code=c-12345&state=s-1' }),
          page('https://app.example/cb?code=c-12345&state=s-1'),
        ],
      },
      {
        title: 'inside of a URL',
        expect: 'sent',
        exchanges: [
          ...exampleFlow({ back: 'code=c-12345&state=s-1' }),
          {
            request:
              'GET https://stats.example/hit?page=https%3A%2F%2Fapp.example%2Fcb%3Fcode%3Dc-12345%26state%3Ds-1',
            status: 200,
            at: 3,
          },
        ],
      },
    ],
  },
});
