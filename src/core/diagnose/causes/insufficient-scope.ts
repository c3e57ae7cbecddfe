import { saysNothing } from '../answer-texts.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import {
  elsewhereEvidence,
  isPrivilegedPlace,
  isUnderstood,
  missingScopes,
  scopesLackRoute,
} from '../permission.ts';
import { insufficientScope as rightStatus } from '../right-status.ts';

const insufficientScope: Cause = {
  id: 'insufficient-scope',
  title: 'Scope missing',
  step: 'permission',
  when: ['refused', 'graphql'],
  right: rightStatus,
  fix: 'Ask for the scope when logging in, and make sure that the issuer grants it to this client and user.',
  next: ["Compare the token's scope with what the API's documentation asks for."],
  judge(facts) {
    if (facts.presented.kind === 'none') return ruledOut('No credential was sent.');
    const missing = missingScopes(facts);
    const needs = missing.length > 0 ? `: needs ${missing.join(' ')}` : '';
    const text = facts.saying('insufficient-scope');
    if (facts.error === 'insufficient_scope')
      return found('certain', `Signed in, but not allowed${needs || ': a scope is missing'}`, [
        facts.at(
          facts.challenges.length > 0
            ? facts.inResponse('WWW-Authenticate')
            : { kind: 'response-body', exchange: facts.id },
          'The answer says insufficient_scope: the token was taken, and grants too little (RFC 6750 §3.1).',
        ),
        missing.length > 0
          ? facts.at(facts.inClaim('scope'), 'The token does not grant what the challenge asks for.')
          : null,
        text,
        elsewhereEvidence(facts),
      ]);
    if (text !== null && isUnderstood(facts))
      return found('likely', `Signed in, but not allowed${needs || ': a scope is missing'}`, [
        text,
        elsewhereEvidence(facts),
      ]);
    if (
      !isUnderstood(facts) ||
      isPrivilegedPlace(facts) ||
      facts.says('insufficient-role') ||
      !saysNothing(facts) ||
      !scopesLackRoute(facts)
    )
      return ruledOut('Nothing says that a scope is missing.');
    return found('likely', 'Signed in, but not allowed: the token seems to have no scope for this', [
      facts.at(
        facts.inClaim('scope'),
        'The scopes name the resources of requests that were accepted, and not the one of this request.',
      ),
      elsewhereEvidence(facts),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('the challenge says so', [
        call(403, 'Bearer $token', {
          responseHeaders: ['WWW-Authenticate: Bearer error="insufficient_scope", scope="invoices:write"'],
        }),
      ]),
      scene('no scope for this resource', [
        call(200, 'Bearer $token'),
        call(403, 'Bearer $token', { path: '/invoices' }),
      ]),
    ],
  },
};
export default insufficientScope;
