import { type Cause, found, ruledOut } from '../cause.ts';
import { acceptedProof, boundKeyOf, dpopWords, proofOf } from '../dpop-facts.ts';
import { accepted, callWithProof, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

const dpopKeyMismatch: Cause = {
  id: 'dpop-key-mismatch',
  title: 'Proof with another key',
  step: 'recipient',
  when: ['refused'],
  right: dpopRefused,
  fix: 'Sign the proofs with the key that the token was issued for; keep that key as long as the token (a reload must not make a new one).',
  next: ['Look where the client keeps its DPoP key.'],
  judge(facts) {
    const proof = proofOf(facts);
    if (proof === null) return ruledOut('No DPoP proof was sent.');
    const bound = boundKeyOf(facts);
    const told = /confirmation|thumbprint|\bjkt\b|key (mismatch|binding)|different key/.test(
      dpopWords(facts),
    );
    if (bound !== '' && proof.thumbprint !== '' && bound !== proof.thumbprint)
      return found('certain', 'The DPoP proof was signed with another key than the token is bound to', [
        facts.at(
          facts.inClaim('cnf'),
          "cnf.jkt of the token is not the thumbprint of the proof's key (RFC 9449 §6.1).",
        ),
        told ? facts.at(facts.inResponse('WWW-Authenticate'), 'The answer says so too.') : null,
      ]);
    const usual = bound === '' ? (acceptedProof(facts)?.thumbprint ?? '') : '';
    if (usual !== '' && usual !== proof.thumbprint)
      return found('certain', 'The DPoP proof was signed with another key than before', [
        facts.at(facts.inRequest('DPoP'), 'This origin accepted the same token with a proof of another key.'),
      ]);
    if (!told || (bound !== '' && bound === proof.thumbprint))
      return ruledOut(
        bound === '' ? 'Nothing says which key the token is bound to.' : 'The keys are the same.',
      );
    return found('likely', 'The DPoP proof was signed with another key, the server says', [
      facts.at(facts.inResponse('WWW-Authenticate'), "The answer speaks of the token's confirmation key."),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [callWithProof('bound to another key', {}, { jkt: 'AAAA' })],
  },
};
export default dpopKeyMismatch;
