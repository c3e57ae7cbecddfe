import { judgeByAnswer } from '../by-answer.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, tokenWith, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';

const algNone: Cause = {
  id: 'alg-none',
  title: 'Unsigned token',
  step: 'signature',
  when: ['refused', 'graphql', 'login'],
  right: invalidToken,
  fix: 'Have the issuer sign its tokens. The API is right to refuse this one: anybody could have written it.',
  next: ['Find out who made the token: the issuer, or somebody who edited one.'],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'alg-none', 'The token is not signed');
    if (byAnswer !== null) return byAnswer;
    const { token, alg } = facts;
    if (token?.format === 'jwe' || alg.toLowerCase() !== 'none')
      return ruledOut('The token names a signature algorithm.');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    return found('certain', 'The token is not signed', [
      facts.at(
        facts.inTokenHeader('alg'),
        `alg is ${alg}: an unsecured JWT (RFC 7519 §6), which an API must not take for signed.`,
      ),
      facts.saying('alg-none') ?? facts.saying('alg-not-allowed'),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('none', [call(401, 'Bearer $token')], { token: tokenWith({}, { alg: 'none' }, '') }),
      scene('NoNe', [call(401, 'Bearer $token')], { token: tokenWith({}, { alg: 'NoNe' }, '') }),
    ],
  },
};
export default algNone;
