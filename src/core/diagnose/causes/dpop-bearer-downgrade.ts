import { type Cause, found, ruledOut } from '../cause.ts';
import { boundKeyOf } from '../dpop-facts.ts';
import { accepted, call, scene, tokenWith, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

const dpopBearerDowngrade: Cause = {
  id: 'dpop-bearer-downgrade',
  title: 'Bound token sent as Bearer',
  step: 'recipient',
  when: ['refused'],
  right: dpopRefused,
  fix: 'Send the token as Authorization: DPoP <token>, with a proof in the DPoP header.',
  next: ['Compare with a request of the same client that was accepted.'],
  judge(facts) {
    if (facts.presented.scheme !== 'bearer') return ruledOut('The token was not sent as Bearer.');
    const bound = boundKeyOf(facts) !== '';
    const carriers = facts.origin?.accepted.carriers;
    if (bound && carriers?.has('bearer') && !carriers.has('dpop'))
      return ruledOut('This origin accepts such tokens as Bearer.');
    const onlyDpop = facts.challenge('dpop') !== null && facts.challenge('bearer') === null;
    const before = facts.acceptedBefore !== null && carriers?.has('dpop') === true && !carriers.has('bearer');
    if (!bound && !onlyDpop && !before) return ruledOut('The token is bound to no key.');
    return found(
      bound || before ? 'certain' : 'likely',
      'A token that is bound to a key was sent as a plain Bearer token',
      [
        bound
          ? facts.at(
              facts.inClaim('cnf'),
              'cnf.jkt binds the token to a key; a server that knows DPoP must refuse it as Bearer (RFC 9449 §7.2).',
            )
          : null,
        onlyDpop ? facts.at(facts.inResponse('WWW-Authenticate'), 'The challenge asks for DPoP.') : null,
        before
          ? facts.at(facts.inCredential(), 'This origin accepted the same token with the DPoP scheme.')
          : null,
      ],
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('cnf.jkt, sent as Bearer', [call(401, 'Bearer $token')], {
        token: tokenWith({ cnf: { jkt: 'x' } }),
      }),
    ],
  },
};
export default dpopBearerDowngrade;
