import { headerValue } from '../../http/headers.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

const dpopMissingProof: Cause = {
  id: 'dpop-missing-proof',
  title: 'DPoP proof missing',
  step: 'recipient',
  when: ['refused'],
  right: { ...dpopRefused, acceptable: [400, 401] },
  fix: 'Make a DPoP proof for each request and send it in the DPoP header beside Authorization: DPoP <token>.',
  next: ['Look at the code that makes the proofs: it was not called for this request.'],
  judge(facts) {
    if (facts.presented.scheme !== 'dpop') return ruledOut('The token was not sent with the DPoP scheme.');
    if (headerValue(facts.exchange.request.headers, 'dpop') !== undefined)
      return ruledOut('A proof was sent.');
    return found('certain', 'The DPoP proof was not sent', [
      facts.at(
        facts.inRequest('Authorization'),
        'The scheme is DPoP, and there is no DPoP header (RFC 9449 §7.1).',
      ),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [scene('DPoP without its proof', [call(401, 'DPoP $token')])],
  },
};
export default dpopMissingProof;
