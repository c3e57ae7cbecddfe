import { ownString } from '../../jose/json.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { dpopWords, proofOf } from '../dpop-facts.ts';
import { accepted, callWithProof, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

const dpopReplayedProof: Cause = {
  id: 'dpop-replayed-proof',
  title: 'Proof used twice',
  step: 'recipient',
  when: ['refused'],
  right: dpopRefused,
  fix: 'Make a new proof with a new jti for each request, retries included.',
  next: ['Look at the code that repeats requests: it must not repeat the DPoP header.'],
  judge(facts) {
    const proof = proofOf(facts);
    if (proof === null) return ruledOut('No DPoP proof was sent.');
    const first = facts.history.proofs.get(ownString(proof.claims, 'jti'));
    const told = /replay|\bjti\b|already (been )?used|reuse/.test(dpopWords(facts));
    if (first !== undefined && first.exchange !== facts.id)
      return found('certain', 'The DPoP proof was used before', [
        facts.at(
          facts.atExchange(first.exchange),
          'An earlier request carried a proof with the same jti (RFC 9449 §11.1).',
        ),
        told ? facts.at(facts.inResponse('WWW-Authenticate'), 'The answer says so too.') : null,
      ]);
    if (!told) return ruledOut('No earlier request carried a proof with the same jti.');
    return found('likely', 'The DPoP proof was used before, the server says', [
      facts.at(facts.inResponse('WWW-Authenticate'), 'The answer speaks of a proof that was used again.'),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [callWithProof('the same proof again', {}, { twice: true })],
  },
};
export default dpopReplayedProof;
