import { codeRedemptions, type FlowStep, handsOutTokens } from '../flows/flow.ts';
import { textOf } from '../flows/parameters.ts';
import { hostOf } from '../http/url.ts';
import { rfc } from '../spec/reference.ts';
import { exampleFlow, inRequest } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const again = (status: number, answer: string) =>
  exampleFlow({ status, answer })
    .slice(2)
    .map((one) => ({ ...one, at: 5 }));

export default defineRule({
  id: 'code-redeemed-twice',
  category: 'transport',
  subject: 'flow',
  severity: 'high',
  title: 'A code is redeemed twice',
  why: 'A code is good for one use. A provider that takes it again gives tokens to whoever finds the code in a log or in the history.',
  fix: 'The provider must refuse a code that was used, and should revoke the tokens that it gave; the app should redeem each code once.',
  spec: [rfc(6749, '4.1.2', 'MUST'), asvs('10.4.2')],
  messages: {
    accepted: '{host} handed out tokens twice for one code.',
    refused: '{client} redeems a code twice; {host} refused the second time.',
  },
  applies: (flow) => codeRedemptions(flow).length > 0,
  check(flow, _context, report) {
    const counted = new Map<string, FlowStep[]>();
    for (const step of codeRedemptions(flow)) {
      const code = textOf(step.sent, 'code');
      counted.set(code, [...(counted.get(code) ?? []), step]);
    }
    for (const steps of counted.values()) {
      const last = steps.at(-1);
      if (last === undefined || steps.length < 2) continue;
      const taken = steps.filter(handsOutTokens);
      // The first may have been asked for a DPoP nonce, and the second is the same request with it.
      if (taken.length === 0 || (taken.length === 1 && taken[0] === last)) continue;
      report({
        message: taken.length > 1 ? 'accepted' : 'refused',
        severity: taken.length > 1 ? 'high' : 'low',
        data: { client: flow.client, host: hostOf(flow.provider) },
        evidence: [inRequest(last, 'Parameter code, sent again')],
      });
    }
  },
  examples: {
    good: [{ title: 'once', exchanges: exampleFlow() }],
    bad: [
      {
        title: 'taken again',
        expect: 'accepted',
        exchanges: [...exampleFlow(), ...again(200, '{"access_token":"at-2"}')],
      },
      {
        title: 'refused the second time',
        expect: 'refused',
        exchanges: [...exampleFlow(), ...again(400, '{"error":"invalid_grant"}')],
      },
    ],
  },
});
