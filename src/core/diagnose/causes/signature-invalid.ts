import { judgeByAnswer } from '../by-answer.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { invalidToken } from '../right-status.ts';

const signatureInvalid: Cause = {
  id: 'signature-invalid',
  title: 'Signature does not match',
  step: 'signature',
  when: ['refused', 'graphql', 'login'],
  right: invalidToken,
  fix: 'Sign with the key that the API verifies with: same secret and same encoding of it (text, base64, hex), or the key pair whose public half the API has.',
  next: ["Verify the token with the API's key.", 'Try the secret in its other encodings.'],
  judge(facts) {
    const byAnswer = judgeByAnswer(facts, 'signature-invalid', 'Signature does not match');
    if (byAnswer !== null) return byAnswer;
    const { verification, token } = facts;
    if (token === null || token.format === 'malformed') return ruledOut('There is no signature to judge.');
    if (verification.outcome === 'verified') return ruledOut('The signature verifies with the key at hand.');
    if (facts.isAcceptedHere) return ruledOut('The same request was accepted with the same token.');
    const text = facts.saying('signature-invalid');
    const codes = ['signature-mismatch', 'signature-malformed', 'key-in-token', 'public-key-as-secret'];
    if (verification.outcome === 'failed' && codes.includes(verification.code))
      return found('certain', 'Signature does not match the key', [
        facts.at(facts.inSignature(), verification.reason),
        text,
      ]);
    if (text === null)
      return ruledOut(
        verification.outcome === 'failed'
          ? verification.reason
          : 'No key is at hand, and the answer does not say so.',
      );
    return found('likely', 'Signature does not match, the server says', [text]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [scene('the answer says so', [call(401, 'Bearer $token', { responseBody: 'invalid signature' })])],
  },
};
export default signatureInvalid;
