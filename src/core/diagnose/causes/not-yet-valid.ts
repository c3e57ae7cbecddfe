import { formatDuration } from '../../spec/duration.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, sceneNow, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';
import { isInside, startOf } from '../window.ts';

const notYetValid: Cause = {
  id: 'not-yet-valid',
  title: 'Not valid yet',
  step: 'time-window',
  when: ['refused', 'graphql', 'login'],
  right: invalidToken,
  fix: 'Set the clock of the issuer, or issue the token with nbf and iat at the present; allow the API a few seconds of leeway.',
  next: ["Compare the issuer's clock with the server's.", 'Send the same token again after nbf.'],
  judge(facts) {
    const start = startOf(facts.times);
    const text = facts.saying('not-yet-valid');
    if (start === null) return ruledOut('The token has neither nbf nor iat.');
    const early =
      facts.serverTime !== null
        ? facts.byServer === 'not-yet' && !isInside(facts.byUs)
        : facts.byUs === 'not-yet';
    if (!early) return ruledOut('nbf and iat lie before the request.');
    const now = facts.serverTime?.[1] ?? facts.ourTime[1];
    const name = facts.times.notBefore === start ? 'nbf' : 'iat';
    const wait = formatDuration(start - now);
    // RFC 7519 §4.1.6 asks nobody to refuse a token for its iat: many do all the same.
    const outcome = name === 'nbf' || text !== null ? 'certain' : 'likely';
    return found(outcome, `Not valid yet: starts ${wait} after the server saw it`, [
      facts.at(
        facts.inClaim(name),
        `${name} lies ${wait} after the server's clock, and after this machine's.`,
      ),
      text,
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('starts in an hour', [call(401, 'Bearer $token')], {
        token: tokenWith({ nbf: sceneNow + 3600, iat: sceneNow, exp: sceneNow + 7200 }),
      }),
    ],
  },
};
export default notYetValid;
