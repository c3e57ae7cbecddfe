import { askedFor, type Flow, type FlowStep } from '../flows/flow.ts';
import { textOf } from '../flows/parameters.ts';
import { s256 } from '../flows/pkce.ts';
import { hostOf } from '../http/url.ts';
import { rfc } from '../spec/reference.ts';
import { exampleFlow, inRequest } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const other = `code=c-1&code_verifier=${'x'.repeat(43)}`;

export default defineRule({
  id: 'pkce-verifier-mismatch',
  category: 'transport',
  subject: 'flow',
  severity: 'critical',
  title: 'A code is redeemed without the verifier of its challenge',
  why: 'The challenge binds the code to the one who asked for it. A provider that hands out tokens without the right verifier gives them to whoever stole the code.',
  fix: 'The provider must hash the verifier, compare it with the challenge, and refuse any other; the app must keep the verifier of each sign-in apart.',
  spec: [rfc(7636, '4.6', 'MUST'), asvs('10.4.6')],
  messages: {
    accepted: '{host} handed out tokens although the code_verifier {fault}.',
    refused: 'The code_verifier that {client} sent {fault}; {host} refused it.',
  },
  applies: (flow) => textOf(askedFor(flow), 'code_challenge') !== '' && redemptions(flow).length > 0,
  check(flow, _context, report) {
    const asked = askedFor(flow);
    const challenge = textOf(asked, 'code_challenge');
    if (challenge === '') return;
    for (const step of redemptions(flow)) {
      const verifier = textOf(step.sent, 'code_verifier');
      if ((textOf(asked, 'code_challenge_method') === 'S256' ? s256(verifier) : verifier) === challenge)
        continue;
      const accepted = step.status < 400 && step.answer.has('access_token');
      if (!accepted && step.status < 400) continue;
      report({
        message: accepted ? 'accepted' : 'refused',
        severity: accepted ? 'critical' : 'note',
        data: {
          host: hostOf(flow.provider),
          client: flow.client,
          fault: verifier === '' ? 'is missing' : 'does not hash to the code_challenge',
        },
        evidence: [inRequest(step, 'Parameter code_verifier')],
      });
    }
  },
  examples: {
    good: [{ title: 'it fits', exchanges: exampleFlow() }],
    bad: [
      { title: 'another is accepted', expect: 'accepted', exchanges: exampleFlow({ redeemed: other }) },
      { title: 'none is accepted', expect: 'accepted', exchanges: exampleFlow({ redeemed: 'code=c-1' }) },
      {
        title: 'refused, as it should be',
        expect: 'refused',
        exchanges: exampleFlow({ redeemed: other, status: 400, answer: '{"error":"invalid_grant"}' }),
      },
    ],
  },
});

const redemptions = (flow: Flow): readonly FlowStep[] =>
  flow.steps.filter(({ kind, sent }) => kind === 'token-request' && sent.has('code'));
