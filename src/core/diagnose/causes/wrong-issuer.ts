import { judgeByAnswer } from '../by-answer.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, accessToken, call, scene, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';

const wrongIssuer: Cause = {
  id: 'wrong-issuer',
  title: 'Other issuer',
  step: 'recipient',
  when: ['refused', 'graphql'],
  right: invalidToken,
  fix: 'Get the token from the issuer that this API trusts; mind environment, tenant, and a slash at the end: iss is compared as it stands.',
  next: ['Say which issuer the API expects.', "Look at the API's configuration."],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'wrong-issuer', 'The token comes from another issuer');
    if (byAnswer !== null) return byAnswer;
    const { issuer, expectation, origin, token } = facts;
    if (token === null || facts.claims === null) return ruledOut('There is no token with claims.');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    const text = facts.saying('wrong-issuer');
    const place = facts.inClaim('iss');
    if (expectation !== null && expectation.issuer !== '') {
      if (expectation.issuer === issuer) return ruledOut('iss is the one that this API expects.');
      const slash = `${issuer}/` === expectation.issuer || issuer === `${expectation.issuer}/`;
      return found(
        'certain',
        issuer === '' ? 'The token names no issuer' : 'The token comes from another issuer',
        [
          facts.at(
            place,
            slash
              ? 'iss differs from the expected one by a slash at its end.'
              : 'iss is not the issuer that this API expects.',
          ),
          text,
        ],
      );
    }
    const issuers = origin?.accepted.issuers;
    const other = issuers !== undefined && issuers.size > 0 && !issuers.has(issuer);
    if (!other && text === null) return ruledOut('Nothing says that the issuer is refused.');
    return found('likely', 'The token comes from an issuer that this API does not seem to trust', [
      other ? facts.at(place, 'This origin accepted tokens of another issuer.') : null,
      text,
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('the answer says so', [
        call(401, 'Bearer $token', { responseBody: 'jwt issuer invalid. expected: x' }),
      ]),
      scene('another issuer was accepted', [call(200, 'Bearer $good'), call(401, 'Bearer $token')], {
        good: accessToken,
        token: tokenWith({ iss: 'https://staging.id.example/' }),
      }),
    ],
  },
};
export default wrongIssuer;
