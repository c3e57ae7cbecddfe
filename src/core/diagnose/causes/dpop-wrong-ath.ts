import { ownString } from '../../jose/json.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { dpopWords, hashText, proofOf } from '../dpop-facts.ts';
import { accepted, callWithProof, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

const dpopWrongAth: Cause = {
  id: 'dpop-wrong-ath',
  title: 'Proof for another token',
  step: 'recipient',
  when: ['refused'],
  right: dpopRefused,
  fix: 'Set ath to base64url(SHA-256(access token)) of the very token that goes along; make the proof after a refresh, not before.',
  next: [],
  judge(facts) {
    const proof = proofOf(facts);
    if (proof === null || facts.presented.scheme !== 'dpop')
      return ruledOut('No DPoP proof was sent with a DPoP token.');
    const ath = ownString(proof.claims, 'ath');
    if (ath === hashText(facts.presented.text)) return ruledOut('ath is the hash of the token.');
    return found(
      'certain',
      ath === '' ? 'The DPoP proof has no hash of the token' : 'The DPoP proof was made for another token',
      [
        facts.at(
          facts.inRequest('DPoP'),
          'ath of the proof is not the SHA-256 hash of the access token (RFC 9449 §4.3).',
        ),
        /\bath\b/.test(dpopWords(facts))
          ? facts.at(facts.inResponse('WWW-Authenticate'), 'The answer names ath.')
          : null,
      ],
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [callWithProof('made for another token', { ath: 'AAAA' })],
  },
};
export default dpopWrongAth;
