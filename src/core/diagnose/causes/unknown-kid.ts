import { ownString } from '../../jose/json.ts';
import { judgeByAnswer } from '../by-answer.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, accessToken, call, scene, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';

const unknownKid: Cause = {
  id: 'unknown-kid',
  title: 'Key not known to the API',
  step: 'signature',
  when: ['refused', 'graphql'],
  right: invalidToken,
  fix: 'Publish the signing key in the JWK Set before signing with it, and let the API fetch the set again when it meets an unknown kid.',
  next: ["Fetch the issuer's JWK Set and look for the kid.", 'Check which environment issued the token.'],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'unknown-kid', 'Signed with a key that it does not know');
    if (byAnswer !== null) return byAnswer;
    const { verification } = facts;
    const kid = ownString(facts.header, 'kid');
    const text = facts.saying('unknown-kid');
    if (facts.token === null) return ruledOut('There is no token with a kid.');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    if (verification.outcome === 'failed' && verification.code === 'unknown-kid')
      return found(
        'certain',
        'Signed with a key that the key set does not have',
        [facts.at(facts.inTokenHeader('kid'), verification.reason), text],
        {
          also: ['signature-invalid'],
        },
      );
    if (verification.outcome === 'verified') return ruledOut('The signature verifies with the key at hand.');
    if (text !== null)
      return found(
        'likely',
        'Signed with a key that the server does not know',
        [facts.at(facts.inTokenHeader('kid'), 'The token names its key by kid.'), text],
        {
          also: ['signature-invalid'],
        },
      );
    const kids = facts.origin?.accepted.kids;
    if (kid === '' || kids === undefined || kids.size === 0 || kids.has(kid))
      return ruledOut('Nothing says that its key is unknown.');
    const sameIssuer = facts.origin?.accepted.issuers.has(facts.issuer) === true;
    return found(
      'possible',
      'Signed with another key than the tokens accepted before',
      [
        facts.at(
          facts.inTokenHeader('kid'),
          `Its kid is none of those that this origin accepted${sameIssuer ? ' from the same issuer' : ''}.`,
        ),
      ],
      { also: ['signature-invalid'] },
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('the challenge says so', [
        call(401, 'Bearer $token', {
          responseHeaders: [
            'WWW-Authenticate: Bearer error="invalid_token", error_description="The signature key was not found"',
          ],
        }),
      ]),
      scene('another kid than accepted before', [call(200, 'Bearer $good'), call(401, 'Bearer $token')], {
        good: accessToken,
        token: tokenWith({}, { kid: 'two' }),
      }),
    ],
  },
};
export default unknownKid;
