import { type AuthorizationProblemCode, parseAuthorization } from '../../http/authorization.ts';
import { isLostOnTheWay } from '../absence.ts';
import { judgeByAnswer } from '../by-answer.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut, type Verdict } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { malformedRequest } from '../right-status.ts';

const headlines: Readonly<Record<AuthorizationProblemCode, string>> = {
  empty: 'The Authorization header was sent empty',
  'credentials-missing': 'The scheme was sent, but no token after it',
  placeholder: 'A placeholder was sent where the token should be',
  'scheme-missing': 'The token was sent without a scheme before it',
  'scheme-doubled': 'The scheme was sent twice',
  'scheme-colon': 'A colon was sent after the scheme',
  quoted: 'The token was sent in quotes',
  'smart-quotes': 'The token was sent with typographic quotes',
  comma: 'Two credentials were sent in one header',
  newline: 'A line break was sent inside of the Authorization header',
  'space-inside': 'White space was sent inside of the token',
  'non-ascii': 'Characters were sent that no token has',
  'not-token68': 'Characters were sent that no token has',
};
/** Schemes that carry a JWT by a standard. */
const tokenSchemes = new Set(['bearer', 'dpop', 'gnap']);

const malformedHeader: Cause = {
  id: 'malformed-header',
  title: 'Malformed Authorization header',
  step: 'well-formed',
  when: ['refused', 'graphql'],
  right: malformedRequest,
  fix: 'Send exactly: Authorization: Bearer, one space, the token. Check that the variable holds a token before the request is made.',
  next: ['See where the request was made (Initiator).'],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'malformed-header', 'The Authorization header is malformed');
    if (byAnswer !== null) return byAnswer;
    const { authorization, scheme } = facts.presented;
    if (authorization === null) return judgeOtherCarrier(facts);
    const [problem] = authorization.problems;
    const place = facts.inRequest('Authorization');
    if (problem !== undefined) {
      if (problem.code === 'scheme-missing' && facts.origin?.accepted.carriers.has('bare'))
        return ruledOut('This origin accepts tokens without a scheme.');
      if (problem.code === 'not-token68' && isToken(facts))
        return ruledOut('Some issuers hand out opaque tokens with such characters.');
      const sure = problem.code !== 'not-token68' && problem.code !== 'non-ascii';
      return found(sure ? 'certain' : 'likely', headlines[problem.code], [
        ...authorization.problems.slice(0, 4).map(({ message }) => facts.at(place, message)),
        facts.saying('malformed-header') ?? facts.saying('no-credentials'),
      ]);
    }
    const other = otherSchemeOf(facts);
    if (other !== null) return other;
    if (tokenSchemes.has(scheme) || facts.origin?.accepted.carriers.has(scheme))
      return ruledOut('The header has a scheme and a token.');
    const wanted = facts.challenge('bearer') ?? facts.challenge('dpop');
    const told = facts.says('malformed-header') || facts.says('no-credentials');
    if (scheme === 'basic') return judgeBasic(facts, wanted?.scheme ?? '', told);
    const takesOther = [...tokenSchemes].some((one) => facts.origin?.accepted.carriers.has(one));
    const before = takesOther ? facts.acceptedBefore : null;
    if (facts.token === null && wanted === null && !told && before === null)
      return ruledOut('The scheme may be the one that this API takes.');
    return found(
      wanted !== null || told || takesOther ? 'certain' : 'likely',
      `The token was sent with the scheme ${authorization.scheme.slice(0, 32)}, not Bearer`,
      [
        facts.at(
          place,
          'The auth-scheme is none that carries a JWT by a standard (RFC 6750 §2.1, RFC 9449 §7.1).',
        ),
        wanted === null
          ? null
          : facts.at(facts.inResponse('WWW-Authenticate'), `The challenge asks for ${wanted.scheme}.`),
        before === null
          ? null
          : facts.at(
              facts.atExchange(before.exchange),
              'This origin accepted the same token with another scheme.',
            ),
        facts.saying('malformed-header') ?? facts.saying('no-credentials'),
      ],
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('Bearer undefined', [call(401, 'Bearer undefined')]),
      scene('no scheme', [call(401, '$token')]),
      scene('quoted', [call(401, 'Bearer "$token"')]),
      scene('another scheme', [call(401, 'Token $token')]),
      scene('undefined in a header of its own', [
        call(401, '', { requestHeaders: ['X-Access-Token: undefined'] }),
      ]),
      scene('user name and password where a token belongs', [call(401, 'Basic YWxpY2U6eA==')]),
    ],
  },
};
export default malformedHeader;

/** An opaque token in visible characters, that nobody calls malformed. RFC 6750 §2.1 allows fewer, issuers take more. */
function isToken(facts: Case): boolean {
  const { text } = facts.presented;
  if (facts.says('malformed-header') || facts.error === 'invalid_request' || facts.status === 400)
    return false;
  return facts.credential?.issued != null || (/^[!-~]{16,512}$/.test(text) && !/^["'`]?eyJ/.test(text));
}

/** A placeholder in a cookie or a header of its own is written by the same fault as `Bearer undefined`. */
function judgeOtherCarrier(facts: Case): Verdict {
  const { kind, name, text } = facts.presented;
  const [problem] =
    kind === 'cookie' || kind === 'header' ? parseAuthorization(`Bearer ${text}`).problems : [];
  if (problem?.code !== 'placeholder') return ruledOut('There is no Authorization header.');
  return found(
    'certain',
    headlines.placeholder,
    [
      facts.at(
        facts.inCredential(),
        `The ${kind} ${name.slice(0, 64)} holds a placeholder and no credential.`,
      ),
    ],
    { fix: 'Check that the variable holds a token before the request is made, or before the cookie is set.' },
  );
}

/** Schemes of older frameworks that carry a token as Bearer does. */
const ownSchemes = new Set(['token', 'jwt']);

/** `Bearer`, where the API takes the token under a scheme of its own: it then says that it found none. */
function otherSchemeOf(facts: Case): Verdict | null {
  const { scheme } = facts.presented;
  const asked = facts.challenges.find((one) => ownSchemes.has(one.scheme.toLowerCase()))?.scheme ?? '';
  if (scheme !== 'bearer' || asked === '' || facts.challenge('bearer') !== null) return null;
  const carriers = facts.origin?.accepted.carriers;
  const took = carriers?.has(asked.toLowerCase()) === true && !carriers.has('bearer');
  if (!took && !isLostOnTheWay(facts)) return null;
  const name = asked.slice(0, 16);
  return found(
    took ? 'certain' : 'likely',
    `The token was sent with the scheme Bearer, not ${name}`,
    [
      facts.at(facts.inResponse('WWW-Authenticate'), `The challenge asks for ${name}.`),
      took
        ? facts.at(facts.inRequest('Authorization'), `This origin accepted tokens with ${name} only.`)
        : null,
      facts.saying('no-credentials'),
    ],
    {
      fix: `Send exactly: Authorization: ${name}, one space, the token; or let the API take Bearer as well.`,
    },
  );
}

/** A user name and password, where the challenge or the answer's words ask for a token. */
function judgeBasic(facts: Case, wanted: string, told: boolean): Verdict {
  const takesBoth = facts.challenge('basic') !== null || facts.says('login-failed');
  if (takesBoth || (wanted === '' && !told)) return ruledOut('The API may take user name and password.');
  return found('likely', 'User name and password were sent where a token belongs', [
    facts.at(facts.inRequest('Authorization'), 'The scheme is Basic.'),
    wanted === ''
      ? null
      : facts.at(facts.inResponse('WWW-Authenticate'), `The challenge asks for ${wanted.slice(0, 16)}.`),
    facts.saying('malformed-header') ?? facts.saying('no-credentials'),
  ]);
}
