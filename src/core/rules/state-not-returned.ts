import { stateReturned, stepOf } from '../flows/flow.ts';
import { rfc } from '../spec/reference.ts';
import { exampleFlow, inAnswer } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'state-not-returned',
  category: 'transport',
  subject: 'flow',
  severity: 'high',
  title: 'The state that came back is not the one that was sent',
  why: 'By its state an app knows that a response belongs to a sign-in that it began. Another one may come from an attacker’s own sign-in.',
  fix: 'Let the provider return state unchanged, and let the app refuse any other before it looks at the code.',
  spec: [rfc(6749, '4.1.2'), rfc(6749, '10.12', 'MUST'), asvs('10.2.1')],
  messages: {
    missing: 'The response for {client} came without the state that was sent.',
    other: 'The response for {client} came with another state than was sent.',
  },
  applies: (flow) => stateReturned(flow) !== null,
  check(flow, _context, report) {
    const response = stepOf(flow, 'authorization-response');
    const returned = stateReturned(flow);
    if (response === undefined || returned === null || returned === 'same') return;
    report({
      message: returned,
      data: { client: flow.client },
      evidence: [inAnswer(response, 'Parameter state of the response')],
    });
  },
  examples: {
    good: [
      { title: 'the same', exchanges: exampleFlow() },
      { title: 'none was sent', exchanges: exampleFlow({ asked: '', back: 'code=c-1' }) },
    ],
    bad: [
      { title: 'lost', expect: 'missing', exchanges: exampleFlow({ back: 'code=c-1' }) },
      { title: 'another', expect: 'other', exchanges: exampleFlow({ back: 'code=c-1&state=s-2' }) },
    ],
  },
});
