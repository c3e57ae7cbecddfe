import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { rfc, type Severity } from '../spec/reference.ts';
import {
  hasRequestObject,
  hostOf,
  readAuthorizationRequest,
  readTokenRequest,
  responseTypesOf,
} from './oauth-requests.ts';
import { asvs } from './references.ts';
import { defineRule } from './rule.ts';

const ask = (more: string) => ({
  exchanges: [
    {
      request: `GET https://id.example/authorize?response_type=code&client_id=app&state=s${more}`,
      status: 302,
    },
  ],
});

export default defineRule({
  id: 'pkce-missing',
  category: 'transport',
  subject: 'exchange',
  severity: 'medium',
  title: 'A code is not bound to the one who asked for it (no PKCE)',
  why: 'Whoever gets hold of the code, from a log, a Referer or another app, can turn it into tokens.',
  fix: 'Send code_challenge with code_challenge_method=S256, and code_verifier when the code is redeemed.',
  spec: [rfc(9700, '2.1.1', 'MUST'), rfc(7636, '4.3'), asvs('10.4.6')],
  messages: {
    request: 'The authorization request to {host} has no code_challenge.',
    plain: 'The authorization request to {host} sends the code_challenge in the clear (method plain).',
    redeemed: 'The page redeems a code at {host} without code_verifier and without a secret of its own.',
  },
  check(exchange, _context, report) {
    const hit = faultIn(exchange);
    if (hit === null) return;
    const host = hostOf(exchange.request.url);
    const place = hit[0] === 'redeemed' ? 'request-body' : 'url';
    report({
      message: hit[0],
      data: { host },
      severity: hit[1],
      key: `${hit[0]} ${host}`,
      evidence: [{ text: 'Its parameters', place: { kind: place, exchange: exchange.id } }],
    });
  },
  examples: {
    good: [
      { title: 'S256', ...ask('&code_challenge=c&code_challenge_method=S256') },
      { title: 'pushed beforehand', ...ask('&request_uri=urn:example:1') },
    ],
    bad: [
      { title: 'without', expect: 'request', ...ask('') },
      { title: 'in the clear', expect: 'plain', ...ask('&code_challenge=c') },
      {
        title: 'redeemed by the page alone',
        expect: 'redeemed',
        exchanges: [
          {
            request: 'POST https://id.example/token',
            requestBody: 'grant_type=authorization_code&code=c&client_id=app',
            status: 200,
          },
        ],
      },
    ],
  },
});

/** A client with a secret may do without, so that a request alone counts little; one that redeems in the page may not. */
function faultIn(exchange: Exchange): readonly ['request' | 'plain' | 'redeemed', Severity] | null {
  const query = readAuthorizationRequest(exchange.request.url);
  if (query !== null) {
    if (!responseTypesOf(query).has('code') || hasRequestObject(query)) return null;
    if (!query.has('code_challenge')) return ['request', 'low'];
    return query.get('code_challenge_method') === 'S256' ? null : ['plain', 'low'];
  }
  const form = readTokenRequest(exchange);
  if (form?.get('grant_type') !== 'authorization_code' || form.has('code_verifier')) return null;
  const hasSecret = form.has('client_secret') || form.has('client_assertion');
  const authenticates = headerValue(exchange.request.headers, 'authorization') !== undefined;
  return hasSecret || authenticates ? null : ['redeemed', 'high'];
}
