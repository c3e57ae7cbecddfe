import { askedFor, type Flow, type FlowStep, isPartlyHidden, stepOf } from '../flows/flow.ts';
import { textOf } from '../flows/parameters.ts';
import { hostOf } from '../http/url.ts';
import { rfc } from '../spec/reference.ts';
import { inRequest } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const ask = (more: string) => ({
  exchanges: [
    { request: `GET https://id.example/authorize?response_type=code&client_id=app${more}`, status: 302 },
  ],
});

export default defineRule({
  id: 'state-missing',
  category: 'transport',
  subject: 'flow',
  severity: 'medium',
  title: 'Nothing ties the answer to the request (no state)',
  why: 'Another site can send someone to the callback with a code of its own: they go on in the attacker’s account without noticing.',
  fix: 'Use PKCE, or send a state (or nonce) made for this one request and compare it at the callback.',
  spec: [rfc(9700, '4.7.1', 'MUST'), asvs('10.2.1')],
  messages: {
    missing: 'The authorization request to {host} has neither state, nor nonce, nor code_challenge.',
  },
  applies: (flow) => visibleRequest(flow) !== undefined,
  check(flow, _context, report) {
    const step = visibleRequest(flow);
    const asked = askedFor(flow);
    if (step === undefined) return;
    if (['state', 'nonce', 'code_challenge'].some((name) => textOf(asked, name) !== '')) return;
    const host = hostOf(step.url);
    report({ message: 'missing', data: { host }, key: host, evidence: [inRequest(step, 'Its parameters')] });
  },
  examples: {
    good: [
      { title: 'state', ...ask('&state=s') },
      { title: 'PKCE protects as well', ...ask('&code_challenge=c&code_challenge_method=S256') },
    ],
    bad: [
      { title: 'nothing', expect: 'missing', ...ask('&scope=openid') },
      { title: 'an empty state', expect: 'missing', ...ask('&state=') },
    ],
  },
});

/** The authorization request where all that it asks for can be seen. */
function visibleRequest(flow: Flow): FlowStep | undefined {
  return isPartlyHidden(flow) || !askedFor(flow).has('response_type')
    ? undefined
    : stepOf(flow, 'authorization-request');
}
