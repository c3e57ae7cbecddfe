import { judgeByAnswer } from '../by-answer.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, accessToken, call, scene, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';

const wrongAudience: Cause = {
  id: 'wrong-audience',
  title: 'For another audience',
  step: 'recipient',
  when: ['refused', 'graphql'],
  right: invalidToken,
  fix: 'Ask the issuer for a token for this API (its audience or resource, RFC 8707); a recipient must refuse a token that is not for it (RFC 7519 §4.1.3).',
  next: ['Say which audience the API expects.'],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'wrong-audience', 'The token is for another API');
    if (byAnswer !== null) return byAnswer;
    const { audiences, expectation, origin, token } = facts;
    if (token === null || facts.claims === null) return ruledOut('There is no token with claims.');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    const text = facts.saying('wrong-audience');
    const place = facts.inClaim('aud');
    if (expectation !== null && expectation.audiences.length > 0) {
      if (audiences.some((one) => expectation.audiences.includes(one)))
        return ruledOut('aud names this API.');
      return found(
        'certain',
        audiences.length === 0 ? 'The token names no audience' : 'The token is for another API',
        [facts.at(place, 'aud names none of the audiences that this API expects.'), text],
      );
    }
    const known = origin?.accepted.audiences;
    const other = known !== undefined && known.size > 0 && !audiences.some((one) => known.has(one));
    if (!other && text === null) return ruledOut('Nothing says that the audience is refused.');
    return found('likely', 'The token seems to be for another API', [
      other ? facts.at(place, 'This origin accepted tokens for another audience.') : null,
      text,
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('the answer says so', [call(401, 'Bearer $token', { responseBody: 'Invalid audience' })]),
      scene('another audience was accepted', [call(200, 'Bearer $good'), call(401, 'Bearer $token')], {
        good: accessToken,
        token: tokenWith({ aud: 'https://other.example' }),
      }),
    ],
  },
};
export default wrongAudience;
