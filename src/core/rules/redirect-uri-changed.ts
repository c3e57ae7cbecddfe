import { askedFor, type Flow, redemptionOf, replyTo } from '../flows/flow.ts';
import { noParameters, textOf } from '../flows/parameters.ts';
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
    const reply = replyTo(step);
    report({
      message: 'other',
      severity: reply === 'refused' ? 'note' : 'medium',
      data: { client: flow.client },
      evidence: [inRequest(step, replies[reply])],
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

const replies: Readonly<Record<ReturnType<typeof replyTo>, string>> = {
  accepted: 'The provider took it',
  refused: 'The provider refused it',
  unseen: 'What the provider answered was not seen',
};

/** OAuth 2.1 leaves it out of the token request where PKCE is used: only two that are there are compared. */
function pairOf(flow: Flow): readonly [asked: string, redeemed: string] | null {
  const asked = textOf(askedFor(flow), 'redirect_uri');
  const redeemed = textOf(redemptionOf(flow)?.sent ?? noParameters, 'redirect_uri');
  return asked === '' || redeemed === '' ? null : [asked, redeemed];
}
