import { ownString } from '../../jose/json.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { dpopWords, isSameTarget, proofOf } from '../dpop-facts.ts';
import { accepted, callWithProof, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

const dpopWrongHtu: Cause = {
  id: 'dpop-wrong-htu',
  title: 'Proof for another URL',
  step: 'recipient',
  when: ['refused'],
  right: dpopRefused,
  fix: 'Make a new proof for each request, with htu set to its URL without query and fragment; behind a proxy, have the server compare with its public URL.',
  next: ['Compare the URL that the server sees with the one that was called.'],
  judge(facts) {
    const proof = proofOf(facts);
    if (proof === null) return ruledOut('No DPoP proof was sent.');
    if (!isSameTarget(ownString(proof.claims, 'htu').slice(0, 4096), facts.exchange.request.url))
      return found('certain', 'The DPoP proof was made for another URL', [
        facts.at(facts.inRequest('DPoP'), 'htu of the proof is not the URL of the request (RFC 9449 §4.3).'),
      ]);
    if (!/\bhtu\b/.test(dpopWords(facts))) return ruledOut('htu is the URL of the request.');
    return found('likely', 'The server sees another URL than the one that the DPoP proof was made for', [
      facts.at(
        facts.inResponse('WWW-Authenticate'),
        'The answer names htu, although it fits the request: a proxy may change scheme or host.',
      ),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [callWithProof('made for another path', { htu: 'https://api.example/other' })],
  },
};
export default dpopWrongHtu;
