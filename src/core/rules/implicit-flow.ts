import { askedFor, stepOf } from '../flows/flow.ts';
import { responseTypesOf, textOf } from '../flows/parameters.ts';
import { hostOf } from '../http/url.ts';
import { rfc } from '../spec/reference.ts';
import { inRequest } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const ask = (type: string) => ({
  exchanges: [
    {
      request: `GET https://id.example/authorize?response_type=${type}&client_id=app&state=s&nonce=n`,
      status: 302,
    },
  ],
});

export default defineRule({
  id: 'implicit-flow',
  category: 'transport',
  subject: 'flow',
  severity: 'medium',
  title: 'Access tokens come through the URL (implicit grant)',
  why: 'A token in a fragment stays in the history, leaks through redirects and scripts, and nothing binds it to the one who asked.',
  fix: 'Ask for response_type=code with PKCE, and fetch the tokens from the token endpoint.',
  spec: [rfc(9700, '2.1.2', 'SHOULD'), asvs('10.4.4')],
  messages: { asked: 'The request to {host} asks for response_type “{type}”.' },
  applies: (flow) =>
    stepOf(flow, 'authorization-request') !== undefined && responseTypesOf(askedFor(flow)).length > 0,
  check(flow, _context, report) {
    const step = stepOf(flow, 'authorization-request');
    const asked = askedFor(flow);
    if (step === undefined || !responseTypesOf(asked).includes('token')) return;
    const host = hostOf(step.url);
    report({
      message: 'asked',
      data: { host, type: textOf(asked, 'response_type') },
      key: host,
      evidence: [inRequest(step, 'Parameter response_type')],
    });
  },
  examples: {
    good: [
      { title: 'a code', ...ask('code') },
      { title: 'an ID token alone tells who, and opens nothing', ...ask('id_token') },
    ],
    bad: [
      { title: 'a token', expect: 'asked', ...ask('token') },
      { title: 'both', expect: 'asked', ...ask('id_token%20token') },
      { title: 'parted by a comma', expect: 'asked', ...ask('id_token,token') },
    ],
  },
});
