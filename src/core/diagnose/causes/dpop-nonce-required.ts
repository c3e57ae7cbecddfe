import { headerValue } from '../../http/headers.ts';
import { ownString } from '../../jose/json.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { proofOf } from '../dpop-facts.ts';
import { accepted, callWithProof, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

const dpopNonceRequired: Cause = {
  id: 'dpop-nonce-required',
  title: "Server's nonce asked for",
  step: 'recipient',
  when: ['refused', 'login'],
  right: (facts) =>
    facts.status === 400 && facts.challenges.length === 0
      ? {
          ...dpopRefused,
          status: 400,
          acceptable: [400],
          why: 'A token endpoint asks for its nonce with 400 and use_dpop_nonce.',
        }
      : dpopRefused,
  fix: 'Repeat the request with a new proof that carries the nonce of the DPoP-Nonce header; keep the newest nonce for the next requests.',
  next: ['See whether the next request carries the nonce.'],
  judge(facts) {
    if (facts.error !== 'use_dpop_nonce') return ruledOut('The answer asks for no nonce.');
    const nonce = headerValue(facts.exchange.response.headers, 'dpop-nonce');
    const sent = ownString(proofOf(facts)?.claims ?? null, 'nonce');
    return found(
      'certain',
      sent === ''
        ? 'The server wants its nonce in the DPoP proof'
        : 'The nonce in the DPoP proof is out of date',
      [
        facts.at(
          facts.inResponse('WWW-Authenticate'),
          'The answer says use_dpop_nonce: the first step of an ordinary exchange (RFC 9449 §8 and §9).',
        ),
        nonce === undefined
          ? null
          : facts.at(facts.inResponse('DPoP-Nonce'), 'The answer brings the nonce to use.'),
      ],
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      callWithProof(
        'the first call',
        {},
        {
          responseHeaders: ['WWW-Authenticate: DPoP error="use_dpop_nonce"', 'DPoP-Nonce: abc'],
        },
      ),
    ],
  },
};
export default dpopNonceRequired;
