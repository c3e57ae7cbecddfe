import { ownString } from '../../jose/json.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { dpopWords, proofOf } from '../dpop-facts.ts';
import { accepted, callWithProof, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

const dpopWrongHtm: Cause = {
  id: 'dpop-wrong-htm',
  title: 'Proof for another method',
  step: 'recipient',
  when: ['refused'],
  right: dpopRefused,
  fix: 'Make a new proof for each request, with htm set to its method in capitals.',
  next: [],
  judge(facts) {
    const proof = proofOf(facts);
    if (proof === null) return ruledOut('No DPoP proof was sent.');
    const { method } = facts.exchange.request;
    if (ownString(proof.claims, 'htm') !== method)
      return found('certain', `The DPoP proof was made for another method than ${method.slice(0, 16)}`, [
        facts.at(facts.inRequest('DPoP'), `htm of the proof is not ${method.slice(0, 16)} (RFC 9449 §4.3).`),
      ]);
    if (!/\bhtm\b/.test(dpopWords(facts))) return ruledOut('htm is the method of the request.');
    return found('possible', 'The server takes the DPoP proof for another method', [
      facts.at(facts.inResponse('WWW-Authenticate'), 'The answer names htm, although it fits the request.'),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [callWithProof('made for POST', { htm: 'POST' })],
  },
};
export default dpopWrongHtm;
