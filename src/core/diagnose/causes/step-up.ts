import { ownMember, ownString } from '../../jose/json.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { stepUp as rightStatus } from '../right-status.ts';

const stepUp: Cause = {
  id: 'step-up',
  title: 'Stronger login asked for',
  step: 'permission',
  when: ['refused', 'graphql'],
  right: rightStatus,
  fix: 'Send the person to the login again with the acr_values and max_age of the challenge (RFC 9470 §4), then repeat the request with the new token.',
  next: ['Compare acr and auth_time of the token with the challenge.'],
  judge(facts) {
    if (facts.presented.kind === 'none') return ruledOut('No credential was sent.');
    const text = facts.saying('step-up');
    const formal = facts.error === 'insufficient_user_authentication';
    if (!formal && text === null) return ruledOut('The answer asks for no stronger login.');
    return found(formal ? 'certain' : 'likely', 'Signed in, but a stronger or fresher login is asked for', [
      formal
        ? facts.at(
            facts.inResponse('WWW-Authenticate'),
            'The challenge says insufficient_user_authentication (RFC 9470 §3).',
          )
        : text,
      acrEvidence(facts),
      ageEvidence(facts),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('the challenge says so', [
        call(401, 'Bearer $token', {
          responseHeaders: [
            'WWW-Authenticate: Bearer error="insufficient_user_authentication", acr_values="mfa"',
          ],
        }),
      ]),
    ],
  },
};
export default stepUp;

function acrEvidence(facts: Case) {
  const wanted = facts.challengeParam('acr_values').split(/\s+/).filter(Boolean);
  if (wanted.length === 0 || wanted.includes(ownString(facts.claims, 'acr'))) return null;
  return facts.at(facts.inClaim('acr'), `acr is none of those asked for: ${wanted.slice(0, 4).join(', ')}.`);
}

function ageEvidence(facts: Case) {
  const most = Number(facts.challengeParam('max_age') || Number.NaN);
  const at = ownMember(facts.claims, 'auth_time');
  if (Number.isNaN(most)) return null;
  if (typeof at !== 'number')
    return facts.at(facts.inClaim('auth_time'), 'The token has no auth_time that could show a fresh login.');
  const age = Math.round(facts.exchange.startedAt / 1000 - at);
  return age > most
    ? facts.at(facts.inClaim('auth_time'), `The login is ${age} s old; at most ${most} s are allowed.`)
    : null;
}
