import { ownMember } from '../../jose/json.ts';
import { looksLikeMilliseconds } from '../../jose/numeric-date.ts';
import { formatDuration } from '../../spec/duration.ts';
import { judgeByAnswer } from '../by-answer.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, sceneNow, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';
import { isInside, startOf } from '../window.ts';

/** Nearer than this to the bound, rounding and small differences of clocks decide. Milliseconds. */
const nearMs = 5000;

const notYetValid: Cause = {
  id: 'not-yet-valid',
  title: 'Not valid yet',
  step: 'time-window',
  when: ['refused', 'graphql', 'login'],
  right: invalidToken,
  fix: 'Set the clock of the issuer, or issue the token with nbf and iat at the present; allow the API a few seconds of leeway.',
  next: ["Compare the issuer's clock with the server's.", 'Send the same token again after nbf.'],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'not-yet-valid', 'Not valid yet');
    if (byAnswer !== null) return byAnswer;
    const start = startOf(facts.times);
    const text = facts.saying('not-yet-valid');
    if (start === null) return ruledOut('The token has neither nbf nor iat.');
    const early =
      facts.serverTime !== null
        ? facts.byServer === 'not-yet' && !isInside(facts.byUs)
        : facts.byUs === 'not-yet';
    const now = facts.serverTime?.[1] ?? facts.ourTime[1];
    const name = facts.times.notBefore === start ? 'nbf' : 'iat';
    if (!early && text !== null && Math.abs(start - facts.ourTime[0]) <= nearMs)
      return found('likely', 'Not valid yet at about the moment it was sent', [
        facts.at(facts.inClaim(name), `${name} lies within seconds of the request.`),
        text,
      ]);
    if (!early) return ruledOut('nbf and iat lie before the request.');
    if (looksLikeMilliseconds(ownMember(facts.claims, name)))
      return found(
        'certain',
        `${name} is in milliseconds: read as seconds it lies far in the future`,
        [facts.at(facts.inClaim(name), `${name} has to be in seconds (RFC 7519 §2, NumericDate).`), text],
        { fix: 'Have the issuer write nbf, iat and exp in seconds since the epoch, not in milliseconds.' },
      );
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
