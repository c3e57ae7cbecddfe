import { judgeByAnswer } from '../by-answer.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, accessToken, call, scene, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';

const algNotAllowed: Cause = {
  id: 'alg-not-allowed',
  title: 'Algorithm not allowed',
  step: 'recipient',
  when: ['refused', 'graphql'],
  right: invalidToken,
  fix: 'Sign with the algorithm that the API is set to; an API must not take the algorithm from the token (RFC 8725 §3.1).',
  next: ['Say which algorithms the API expects, or supply its key.'],
  judge(facts) {
    const byAnswer = judgeByAnswer(
      facts,
      'alg-not-allowed',
      'Signed with an algorithm that it does not take',
    );
    if (byAnswer !== null) return byAnswer;
    const { alg, expectation, verification, origin, token } = facts;
    if (alg === '' || alg.toLowerCase() === 'none' || token?.format === 'jwe')
      return ruledOut('The token names no signature algorithm.');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    const place = facts.inTokenHeader('alg');
    const text = facts.saying('alg-not-allowed');
    if (expectation !== null && expectation.algorithms.length > 0) {
      if (expectation.algorithms.includes(alg)) return ruledOut('alg is one that this API expects.');
      return found('certain', `Signed with ${alg}, which this API does not take`, [
        facts.at(place, `alg is ${alg}; this API expects ${expectation.algorithms.join(', ')}.`),
        text,
      ]);
    }
    if (
      verification.outcome === 'failed' &&
      (verification.code === 'alg-not-allowed' || verification.code === 'key-type-mismatch')
    )
      return found('certain', `Signed with ${alg}, which does not go with the key`, [
        facts.at(place, verification.reason),
        text,
      ]);
    const algorithms = [...(origin?.accepted.algorithms ?? [])];
    const other = algorithms.length > 0 && !algorithms.includes(alg);
    if (!other && text === null) return ruledOut('Nothing says that the algorithm is refused.');
    if (!other && algorithms.length > 0) return ruledOut('This origin accepted the same algorithm.');
    return found('likely', `Signed with ${alg}, which this API does not seem to take`, [
      other ? facts.at(place, `alg is ${alg}; this origin accepted ${algorithms.join(', ')}.`) : null,
      text,
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('HS256 where RS256 was accepted', [call(200, 'Bearer $good'), call(401, 'Bearer $token')], {
        good: accessToken,
        token: tokenWith({}, { alg: 'HS256' }, 'C'.repeat(43)),
      }),
      scene('the answer says so', [call(401, 'Bearer $token', { responseBody: 'invalid algorithm' })]),
    ],
  },
};
export default algNotAllowed;
