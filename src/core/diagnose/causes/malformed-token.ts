import { decodeBase64url } from '../../jose/base64url.ts';
import { judgeByAnswer } from '../by-answer.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, accessToken, call, login, scene, withoutToken } from '../example-scenes.ts';
import { wasBefore } from '../order.ts';
import { isTokenHeader } from '../presented.ts';
import { malformedRequest } from '../right-status.ts';

/** Octets of a signature where the algorithm fixes them (RFC 7518 §3.2, §3.4; RFC 8037 §3.1). */
const signatureOctets: Readonly<Record<string, readonly number[]>> = {
  HS256: [32],
  HS384: [48],
  HS512: [64],
  ES256: [64],
  ES256K: [64],
  ES384: [96],
  ES512: [132],
  EdDSA: [64, 114],
  Ed25519: [64],
  Ed448: [114],
};
const rsa = /^(RS|PS)(256|384|512)$/;
/** RSA keys have a whole number of 64-octet blocks in practice; below 1024 bits none is in use. */
const isUsualRsaLength = (octets: number) => octets >= 128 && octets % 64 === 0;

const malformedToken: Cause = {
  id: 'malformed-token',
  title: 'Malformed token',
  step: 'well-formed',
  when: ['refused', 'graphql', 'login'],
  right: malformedRequest,
  fix: 'Send the whole token as it was issued: nothing cut off, added or encoded again.',
  next: ['Compare the token with the one that was issued.'],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'malformed-token', 'The token cannot be read');
    if (byAnswer !== null) return byAnswer;
    const { presented, token } = facts;
    if (presented.kind === 'none') return ruledOut('No token was sent.');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    const whole = longerSighting(facts);
    const text = facts.saying('malformed-token');
    if (whole !== null)
      return found('certain', 'The end of the token is cut off', [
        facts.at(
          facts.inCredential(),
          `It is the beginning of a longer one: ${presented.text.length} of ${whole} characters.`,
        ),
        text,
      ]);
    if (token === null) return judgeOpaque(facts);
    if (
      token.format === 'malformed' ||
      (token.format === 'jws' && token.claims === null && !token.detached)
    ) {
      const others = token.problems.filter(({ part }) => part !== 'signature');
      const problems = (others.length > 0 ? others : token.problems).slice(0, 3);
      const headline = others.length > 0 ? 'The token cannot be read' : 'The signature cannot be read';
      return found('certain', headline, [
        ...problems.map(({ message }) => facts.at(facts.inCredential(), message)),
        text,
      ]);
    }
    if (token.format === 'jws' && hasCutSignature(token.signatureText, facts.alg))
      return found(rsa.test(facts.alg) ? 'likely' : 'certain', 'The signature is cut off', [
        facts.at(facts.inSignature(), `The signature has not the length that ${facts.alg} gives.`),
        text,
      ]);
    return ruledOut('The token can be read.');
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('two parts', [call(401, 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1MSJ9')]),
      scene('cut off', [login(), call(401, 'Bearer $cut')], {
        token: accessToken,
        cut: { ...accessToken, signature: 'A'.repeat(300) },
      }),
    ],
  },
};
export default malformedToken;

/** An opaque credential at an API that took nothing but JWTs. */
function judgeOpaque(facts: Case) {
  const { presented, origin, expectation } = facts;
  const onlyJwts = origin !== null && origin.accepted.count > 0 && !origin.accepted.opaque;
  const expectsJwt = expectation !== null && (expectation.issuer !== '' || expectation.algorithms.length > 0);
  const carriesTokens = presented.kind === 'authorization' || isTokenHeader(presented);
  if (!carriesTokens || presented.scheme === 'basic' || facts.credential?.issued)
    return ruledOut('An opaque credential has no form that could be wrong.');
  const text = facts.saying('malformed-token');
  if (!onlyJwts && !expectsJwt && text === null)
    return ruledOut('An opaque credential has no form that could be wrong.');
  return found('likely', 'What was sent is no JWT', [
    facts.at(facts.inCredential(), 'The credential has not the three parts of a JWT.'),
    onlyJwts ? facts.at(facts.inCredential(), 'This origin accepted JWTs only.') : null,
    expectsJwt ? facts.at(facts.inCredential(), 'This API is said to expect a JWT.') : null,
    text,
  ]);
}

/** Length of a credential seen before that begins with the one sent; null when there is none. */
function longerSighting(facts: Case): number | null {
  const { text } = facts.presented;
  if (text.length < 8) return null;
  const longer = facts.history.issued.find(
    (one) => wasBefore(one, facts) && one.text.length > text.length && one.text.startsWith(text),
  );
  return longer?.text.length ?? null;
}

function hasCutSignature(signature: string, alg: string): boolean {
  if (signature === '') return false;
  const octets = decodeBase64url(signature).bytes.length;
  const fixed = Object.hasOwn(signatureOctets, alg) ? signatureOctets[alg] : undefined;
  if (fixed !== undefined) return !fixed.includes(octets);
  return rsa.test(alg) && !isUsualRsaLength(octets);
}
