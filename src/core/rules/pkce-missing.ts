import {
  askedFor,
  codeRedemptions,
  type Flow,
  type FlowStep,
  isPartlyHidden,
  stepOf,
} from '../flows/flow.ts';
import { responseTypesOf, textOf } from '../flows/parameters.ts';
import { hostOf } from '../http/url.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import { inRequest } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const ask = (more: string) => ({
  exchanges: [
    {
      request: `GET https://id.example/authorize?response_type=code&client_id=app&state=s${more}`,
      status: 302,
    },
  ],
});

export default defineRule({
  id: 'pkce-missing',
  category: 'transport',
  subject: 'flow',
  severity: 'medium',
  title: 'A code is not bound to the one who asked for it (no PKCE)',
  why: 'Whoever gets hold of the code, from a log, a Referer or another app, can turn it into tokens.',
  fix: 'Send code_challenge with code_challenge_method=S256, and code_verifier when the code is redeemed.',
  spec: [rfc(9700, '2.1.1', 'MUST'), rfc(7636, '4.3'), asvs('10.4.6')],
  messages: {
    request: 'The authorization request to {host} has no code_challenge.',
    plain: 'The authorization request to {host} sends the code_challenge in the clear (method plain).',
    redeemed: 'The page redeems a code at {host} without code_verifier and without a secret of its own.',
  },
  applies: (flow) => judge(flow) !== null,
  check(flow, _context, report) {
    const fault = judge(flow);
    if (fault === null || fault === 'bound') return;
    const [message, severity, step] = fault;
    const host = hostOf(step.url);
    report({
      message,
      data: { host },
      severity,
      key: `${message} ${host}`,
      evidence: [inRequest(step, 'Its parameters')],
    });
  },
  examples: {
    good: [
      { title: 'S256', ...ask('&code_challenge=c&code_challenge_method=S256') },
      { title: 'pushed beforehand', ...ask('&request_uri=urn:example:1') },
    ],
    bad: [
      { title: 'without', expect: 'request', ...ask('') },
      { title: 'in the clear', expect: 'plain', ...ask('&code_challenge=c') },
      {
        title: 'redeemed by the page alone',
        expect: 'redeemed',
        exchanges: [
          {
            request: 'POST https://id.example/token',
            requestBody: 'grant_type=authorization_code&code=c&client_id=app',
            status: 200,
          },
        ],
      },
    ],
  },
});

type Fault = readonly ['request' | 'plain' | 'redeemed', Severity, FlowStep];

/**
 * A client with a secret may do without, so that a request alone counts little; one that redeems in the page may not.
 * null where neither a challenge nor a verifier can be looked for.
 */
function judge(flow: Flow): Fault | 'bound' | null {
  const token = codeRedemptions(flow)[0];
  const verifies = token?.sent.has('code_verifier') ?? false;
  if (token !== undefined && !verifies && !token.authenticated) return ['redeemed', 'high', token];
  const step = stepOf(flow, 'authorization-request');
  const asked = askedFor(flow);
  if (step === undefined || isPartlyHidden(flow) || !responseTypesOf(asked).includes('code'))
    return verifies ? 'bound' : null;
  if (!asked.has('code_challenge')) return ['request', 'low', step];
  return textOf(asked, 'code_challenge_method') === 'S256' ? 'bound' : ['plain', 'low', step];
}
