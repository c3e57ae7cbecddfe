import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { notTheToken, rfc } from '../right-status.ts';

const passwordSchemes = new Set(['basic', 'negotiate', 'ntlm', 'digest']);

const basicChallenge: Cause = {
  id: 'basic-challenge',
  title: 'Another login is asked for',
  step: null,
  when: ['refused'],
  right: ({ status }) =>
    notTheToken(
      status === 407 ? 407 : 401,
      'The challenge names the scheme that this route takes.',
      rfc(9110, status === 407 ? '11.7.1' : '11.6.1'),
    ),
  fix: 'This route takes user name and password (or Kerberos), not a token: often a proxy or an admin area in front of the API. Call another URL, or answer its challenge.',
  next: ['Find out which proxy or area the realm belongs to.'],
  judge(facts) {
    const { challenges, presented, origin } = facts;
    if (facts.status !== 401 && facts.status !== 407) return ruledOut('The answer is no challenge.');
    const [first] = challenges;
    if (first === undefined || !challenges.every(({ scheme }) => passwordSchemes.has(scheme.toLowerCase())))
      return ruledOut('No Basic or Negotiate challenge, or others beside it.');
    const takesTokens = origin?.accepted.carriers.has('bearer') === true;
    const sameRoute = (facts.route?.good.length ?? 0) > 0;
    if (sameRoute && takesTokens)
      return ruledOut('This route takes tokens: its challenge names another scheme all the same.');
    if (presented.scheme === first.scheme.toLowerCase())
      return found(
        'certain',
        `The ${first.scheme.slice(0, 16)} login was refused`,
        [
          facts.at(
            facts.inResponse('WWW-Authenticate'),
            `A ${first.scheme.slice(0, 16)} login was sent, and the answer asks for it again.`,
          ),
        ],
        { fix: 'Check user name and password for this realm; no token has a part in it.' },
      );
    return found(
      facts.says('expired') ? 'likely' : 'certain',
      `This route asks for ${first.scheme.slice(0, 16)} login, not for a token`,
      [
        facts.at(
          facts.inResponse('WWW-Authenticate'),
          `The challenge is ${first.scheme.slice(0, 16)}; a token does not answer it.`,
        ),
      ],
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('the wrong password', [
        call(401, 'Basic YWxpY2U6eA==', { responseHeaders: ['WWW-Authenticate: Basic realm="Ops"'] }),
      ]),
      scene('Basic', [
        call(401, 'Bearer $token', { responseHeaders: ['WWW-Authenticate: Basic realm="Ops"'] }),
      ]),
    ],
  },
};
export default basicChallenge;
