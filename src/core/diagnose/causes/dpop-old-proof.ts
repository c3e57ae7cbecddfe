import { ownMember } from '../../jose/json.ts';
import { formatDuration } from '../../spec/duration.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { dpopWords, proofOf } from '../dpop-facts.ts';
import { accepted, callWithProof, sceneNow, withoutToken } from '../example-scenes.ts';
import { dpopRefused } from '../right-status.ts';

/** Servers allow seconds to a few minutes (RFC 9449 §11.1): beyond this none of those in use does. Milliseconds. */
const surelyOldMs = 300_000;
/** From here on an answer that speaks of the proof's age is believed. */
const maybeOldMs = 5_000;

const dpopOldProof: Cause = {
  id: 'dpop-old-proof',
  title: 'Proof too old',
  step: 'recipient',
  when: ['refused'],
  right: dpopRefused,
  fix: "Make a new proof for each request, right before it is sent; check this machine's clock, or use the server's nonce.",
  next: ["Compare this machine's clock with the server's."],
  judge(facts) {
    const proof = proofOf(facts);
    const iat = proof === null ? undefined : ownMember(proof.claims, 'iat');
    if (typeof iat !== 'number') return ruledOut('No DPoP proof with iat was sent.');
    const [from, to] = facts.serverTime ?? facts.ourTime;
    const age = iat * 1000 < from ? from - iat * 1000 : Math.min(0, to - iat * 1000);
    const told = /\biat\b|recent|too old|stale|expired|future|time/.test(dpopWords(facts));
    if (Math.abs(age) < (told ? maybeOldMs : surelyOldMs)) return ruledOut('The proof is fresh.');
    const words =
      age > 0
        ? `made ${formatDuration(age)} before the server saw it`
        : `dated ${formatDuration(age)} after the server saw it`;
    return found('certain', `The DPoP proof is ${age > 0 ? 'too old' : 'from the future'}: ${words}`, [
      facts.at(facts.inRequest('DPoP'), `iat of the proof: ${words} (RFC 9449 §4.3).`),
      told ? facts.at(facts.inResponse('WWW-Authenticate'), "The answer speaks of the proof's time.") : null,
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [callWithProof('an hour old', { iat: sceneNow - 3600 })],
  },
};
export default dpopOldProof;
