import { noncesReturned } from '../flows/id-token.ts';
import type { JsonObject } from '../jose/json.ts';
import { oidc } from '../spec/reference.ts';
import { exampleFlow } from './flow-evidence.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';
import { claimEvidence } from './token-evidence.ts';

const answered = (asked: string, nonce: JsonObject) => ({
  tokens: {
    id: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', aud: 'app', sub: 'ada', ...nonce } },
  },
  exchanges: exampleFlow({ asked, answer: '{"access_token":"at-1","id_token":"$id"}' }),
});

export default defineRule({
  id: 'nonce-mismatch',
  category: 'transport',
  subject: 'flow',
  severity: 'high',
  title: 'The ID token answers another request',
  why: 'The nonce ties an ID token to the sign-in that asked for it. One with another nonce comes from elsewhere: replayed, or slipped in.',
  fix: 'Let the client refuse an ID token whose nonce is not the one that it sent; let the provider return it unchanged.',
  spec: [oidc('3.1.3.7', 'IDTokenValidation', 'MUST'), asvs('10.5.1')],
  messages: {
    missing: '{client} sent a nonce, and the ID token has none.',
    other: 'The nonce of the ID token is not the one that {client} sent.',
  },
  applies: (flow) => noncesReturned(flow).length > 0,
  check(flow, context, report) {
    for (const { handed, returned } of noncesReturned(flow)) {
      if (returned === 'same') continue;
      const seen = context.tokenOf(handed.text);
      report({
        message: returned,
        data: { client: flow.client },
        ...(seen === null ? {} : { token: seen.id }),
        evidence: seen === null ? [] : [claimEvidence(seen.id, 'nonce')],
      });
    }
  },
  examples: {
    good: [
      { title: 'the same', ...answered('&state=s-1&nonce=n-1', { nonce: 'n-1' }) },
      { title: 'none was sent', ...answered('&state=s-1', {}) },
    ],
    bad: [
      { title: 'another', expect: 'other', ...answered('&state=s-1&nonce=n-1', { nonce: 'n-2' }) },
      { title: 'none', expect: 'missing', ...answered('&state=s-1&nonce=n-1', {}) },
    ],
  },
});
