import { stepOf } from '../flows/flow.ts';
import { rfc } from '../spec/reference.ts';
import { exampleFlow, inAnswer } from './flow-evidence.ts';
import { defineRule } from './rule.ts';

export default defineRule({
  id: 'refresh-token-in-redirect',
  category: 'transport',
  subject: 'flow',
  severity: 'critical',
  title: 'A refresh token comes through the browser’s address',
  why: 'Whoever reads the history, a log or a Referer can renew access for as long as the refresh token lives.',
  fix: 'Hand out refresh tokens at the token endpoint only.',
  spec: [rfc(6749, '4.2.2', 'MUST')],
  messages: { handed: 'The redirect back to {app} holds a refresh token.' },
  applies: (flow) => stepOf(flow, 'authorization-response') !== undefined,
  check(flow, _context, report) {
    const response = stepOf(flow, 'authorization-response');
    if (response === undefined || !response.answer.has('refresh_token')) return;
    report({
      message: 'handed',
      data: { app: flow.app },
      evidence: [inAnswer(response, 'Parameter refresh_token')],
    });
  },
  examples: {
    good: [{ title: 'a code', exchanges: exampleFlow() }],
    bad: [
      {
        title: 'in the fragment',
        expect: 'handed',
        exchanges: [
          {
            request:
              'GET https://id.example/authorize?response_type=token&client_id=app&state=s&redirect_uri=https%3A%2F%2Fapp.example%2Fcb',
            status: 302,
            responseHeaders: ['Location: https://app.example/cb#access_token=at&refresh_token=rt&state=s'],
          },
        ],
      },
    ],
  },
});
