import { askedFor, codeRedemptions, replyTo } from '../flows/flow.ts';
import { textOf } from '../flows/parameters.ts';
import { isVerifierOf } from '../flows/pkce.ts';
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
    unseen: 'The code_verifier that {client} sent {fault}; what {host} answered was not seen.',
  },
  applies: (flow) => textOf(askedFor(flow), 'code_challenge') !== '' && codeRedemptions(flow).length > 0,
  check(flow, _context, report) {
    const asked = askedFor(flow);
    if (textOf(asked, 'code_challenge') === '') return;
    for (const step of codeRedemptions(flow)) {
      const verifier = textOf(step.sent, 'code_verifier');
      if (isVerifierOf(asked, verifier)) continue;
      const reply = replyTo(step);
      report({
        message: reply,
        severity: reply === 'accepted' ? 'critical' : 'note',
        undecided: reply === 'unseen',
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
      {
        title: 'what came of it was not seen',
        expect: 'unseen',
        exchanges: exampleFlow({ redeemed: other, answer: '' }),
      },
    ],
  },
});
