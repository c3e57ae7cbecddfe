import { askedFor, type Flow, redemptionOf } from '../flows/flow.ts';
import { wordsOf } from '../flows/parameters.ts';
import { rfc } from '../spec/reference.ts';
import { exampleFlow, inAnswer } from './flow-evidence.ts';
import { defineRule } from './rule.ts';

const granted = (scope: string) =>
  exampleFlow({
    asked: '&state=s-1&scope=orders%3Aread%20orders%3Awrite',
    answer: `{"access_token":"at","scope":"${scope}"}`,
  });

export default defineRule({
  id: 'scope-not-granted',
  category: 'transport',
  subject: 'flow',
  severity: 'note',
  title: 'Less was granted than asked for',
  why: 'Calls that need a missing scope will be refused with 403, and another sign-in gives the same scopes.',
  fix: 'Allow the scope for the client at the provider, or do not ask for it and do not show what needs it.',
  spec: [rfc(6749, '3.3'), rfc(6749, '5.1')],
  messages: { less: '{client} asked for {missing} and did not get it.' },
  applies: (flow) => missingScopes(flow) !== null,
  check(flow, _context, report) {
    const missing = missingScopes(flow);
    const step = redemptionOf(flow);
    if (missing === null || missing.length === 0 || step === undefined) return;
    report({
      message: 'less',
      data: { client: flow.client, missing: missing.join(' ') },
      evidence: [inAnswer(step, 'Member scope of the answer')],
    });
  },
  examples: {
    good: [
      { title: 'all', exchanges: granted('orders:write orders:read') },
      {
        title: 'with the address of the API before them',
        exchanges: granted('https://api.example/orders:write https://api.example/orders:read'),
      },
      {
        title: 'an answer without scope grants what was asked for (RFC 6749 §5.1)',
        exchanges: exampleFlow({ asked: '&state=s-1&scope=a' }),
      },
    ],
    bad: [{ title: 'one is missing', expect: 'less', exchanges: granted('orders:read') }],
  },
});

/** Scopes that steer the sign-in itself and that many providers do not repeat. */
const steering = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access']);

/** null where no scope was asked for, or the answer says nothing of scopes. */
function missingScopes(flow: Flow): readonly string[] | null {
  const answer = redemptionOf(flow)?.answer;
  if (answer === undefined || !answer.has('scope')) return null;
  const got = wordsOf(answer, 'scope');
  const asked = wordsOf(askedFor(flow), 'scope');
  if (asked.length === 0) return null;
  return asked.filter((scope) => !steering.has(scope) && !got.some((one) => isSameScope(one, scope)));
}

/** Some providers put their API's address before a scope, or take it away. */
const isSameScope = (one: string, other: string) =>
  one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
