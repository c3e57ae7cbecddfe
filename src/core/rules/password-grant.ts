import { stepOf } from '../flows/flow.ts';
import { hostOf } from '../http/url.ts';
import { rfc } from '../spec/reference.ts';
import { inRequest } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'password-grant',
  category: 'transport',
  subject: 'flow',
  severity: 'medium',
  title: 'The page hands the password to the token endpoint',
  why: 'The app sees the password itself, people learn to type it anywhere, and a second factor or a passkey has no place.',
  fix: 'Send people to the authorization server’s own page, with response_type=code and PKCE.',
  spec: [rfc(9700, '2.4', 'MUST'), asvs('10.4.4')],
  messages: { used: 'The token request to {host} has grant_type=password.' },
  applies: (flow) => stepOf(flow, 'token-request') !== undefined,
  check(flow, _context, report) {
    const step = stepOf(flow, 'token-request');
    if (flow.kind !== 'password' || step === undefined) return;
    const host = hostOf(step.url);
    report({
      message: 'used',
      data: { host },
      key: host,
      evidence: [inRequest(step, 'Parameter grant_type')],
    });
  },
  examples: {
    good: [
      {
        title: 'a code is redeemed',
        exchanges: [
          {
            request: 'POST https://id.example/token',
            requestBody: 'grant_type=authorization_code&code=c&code_verifier=v',
            status: 200,
          },
        ],
      },
      {
        title: 'the site’s own sign-in form is no OAuth',
        exchanges: [
          { request: 'POST https://app.example/login', requestBody: 'user=u&password=p', status: 302 },
        ],
      },
    ],
    bad: [
      {
        title: 'name and password',
        expect: 'used',
        exchanges: [
          {
            request: 'POST https://id.example/token',
            requestBody: 'grant_type=password&username=u&password=p',
            status: 200,
          },
        ],
      },
    ],
  },
});
