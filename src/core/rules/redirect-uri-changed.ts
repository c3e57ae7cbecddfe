import { askedFor, type Flow, redemptionOf } from '../flows/flow.ts';
import { textOf } from '../flows/parameters.ts';
import { rfc } from '../spec/reference.ts';
import { exampleFlow, inRequest } from './flow-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'redirect-uri-changed',
  category: 'transport',
  subject: 'flow',
  severity: 'medium',
  title: 'A code is redeemed for another redirect_uri than it was sent to',
  why: 'The provider compares the two to notice a code that was lured to another address. One that does not compare lets such a code through.',
  fix: 'Send the same redirect_uri in both requests, character by character; let the provider refuse any other.',
  spec: [rfc(6749, '4.1.3')],
  messages: {
    other:
      'The redirect_uri of the token request of {client} differs from that of its authorization request.',
  },
  applies: (flow) => pairOf(flow) !== null,
  check(flow, _context, report) {
    const pair = pairOf(flow);
    const step = redemptionOf(flow);
    if (pair === null || step === undefined || pair[0] === pair[1]) return;
    const accepted = step.status < 400;
    report({
      message: 'other',
      severity: accepted ? 'medium' : 'note',
      data: { client: flow.client },
      evidence: [inRequest(step, accepted ? 'The provider took it' : 'The provider refused it')],
    });
  },
  examples: {
    good: [{ title: 'the same', exchanges: exampleFlow() }],
    bad: [
      {
        title: 'another',
        expect: 'other',
        exchanges: exampleFlow({ redirectUri: 'https%3A%2F%2Fapp.example%2Fother' }),
      },
    ],
  },
});

/** OAuth 2.1 leaves it out of the token request where PKCE is used: only two that are there are compared. */
function pairOf(flow: Flow): readonly [asked: string, redeemed: string] | null {
  const asked = textOf(askedFor(flow), 'redirect_uri');
  const redeemed = textOf(redemptionOf(flow)?.sent ?? new Map(), 'redirect_uri');
  return asked === '' || redeemed === '' ? null : [asked, redeemed];
}
