import { type Flow, stepOf } from '../flows/flow.ts';
import { textOf } from '../flows/parameters.ts';
import { rfc } from '../spec/reference.ts';
import { exampleFlow, inAnswer } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const discovery = {
  request: 'GET https://id.example/.well-known/openid-configuration',
  status: 200,
  responseBody:
    '{"issuer":"https://id.example","authorization_endpoint":"https://id.example/authorize","token_endpoint":"https://id.example/token"}',
};

export default defineRule({
  id: 'response-issuer-mismatch',
  category: 'transport',
  subject: 'flow',
  severity: 'high',
  title: 'The response names another issuer than was asked',
  why: 'An app with several providers that does not look at the issuer can be led to hand one provider’s code to another (mix-up attack).',
  fix: 'Let the app compare iss of the response with the issuer that it asked, and stop where they differ.',
  spec: [rfc(9207, '2.4', 'MUST'), rfc(9700, '4.4.2'), asvs('10.2.2')],
  messages: { other: 'The response for {client} names the issuer {iss}; the request went to {issuer}.' },
  applies: (flow) => namedIssuer(flow) !== '' && flow.issuer !== '',
  check(flow, _context, report) {
    const response = stepOf(flow, 'authorization-response');
    const iss = namedIssuer(flow);
    // Simple string comparison, as RFC 9207 §2.4 asks for.
    if (response === undefined || iss === '' || flow.issuer === '' || iss === flow.issuer) return;
    report({
      message: 'other',
      data: { client: flow.client, iss, issuer: flow.issuer },
      evidence: [inAnswer(response, 'Parameter iss of the response')],
    });
  },
  examples: {
    good: [
      {
        title: 'the same',
        exchanges: [discovery, ...exampleFlow({ back: 'code=c-1&state=s-1&iss=https%3A%2F%2Fid.example' })],
      },
      {
        title: 'the issuer is not known',
        exchanges: exampleFlow({ back: 'code=c-1&state=s-1&iss=https%3A%2F%2Fother.example' }),
      },
    ],
    bad: [
      {
        title: 'another',
        expect: 'other',
        exchanges: [
          discovery,
          ...exampleFlow({ back: 'code=c-1&state=s-1&iss=https%3A%2F%2Fother.example' }),
        ],
      },
    ],
  },
});

function namedIssuer(flow: Flow): string {
  const response = stepOf(flow, 'authorization-response');
  return response === undefined ? '' : textOf(response.answer, 'iss');
}
