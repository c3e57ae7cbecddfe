import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, accessToken, call, login, scene, withoutToken } from '../example-scenes.ts';
import { isLoginRequest } from '../places.ts';
import { invalidToken } from '../right-status.ts';
import { sessionEndSince } from '../session-end.ts';

const revoked: Cause = {
  id: 'revoked',
  title: 'No longer honoured',
  step: 'not-revoked',
  when: ['refused', 'graphql', 'login'],
  right: invalidToken,
  fix: 'Log in again; after a logout, a change of password or a rotation, drop the old token everywhere.',
  next: ['Log in again and send the same request.', 'Only the server knows whether it revoked the token.'],
  judge(facts) {
    if (facts.presented.kind === 'none' || isPasswordLogin(facts)) return ruledOut('No credential was sent.');
    if (facts.error === 'invalid_dpop_proof' || facts.error === 'use_dpop_nonce')
      return ruledOut('The answer speaks of the DPoP proof, not of the token.');
    const text = facts.saying('revoked');
    if (facts.acceptedAfter !== null)
      return ruledOut('This origin accepted the same credential again later.');
    const before = facts.acceptedBefore;
    if (before === null)
      return text === null
        ? ruledOut('This origin was not seen to accept it before.')
        : found('likely', 'Revoked, the server says', [text]);
    const ended = sessionEndSince(facts, before.exchange);
    const earlier = facts.at(
      facts.atExchange(before.exchange),
      'This origin accepted the same credential before.',
    );
    const end =
      ended === null ? null : facts.at(facts.atExchange(ended), 'In between the session was ended here.');
    if (text !== null) return found('certain', 'Accepted before, and revoked since', [earlier, end, text]);
    if (facts.status === 403 && ended === null)
      return ruledOut('403 says that it was understood, and refused for this route.');
    if (ended !== null)
      return found('likely', 'Accepted before, refused since the session was ended', [earlier, end]);
    const sameRoute = before.route === facts.routeName || (facts.route?.good.length ?? 0) > 0;
    return found(
      sameRoute ? 'likely' : 'possible',
      'Accepted before, refused now: consistent with a revoked token',
      [earlier],
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('after a logout', [
        login(),
        call(200, 'Bearer $token', { at: -20 }),
        {
          request: 'POST https://api.example/auth/logout',
          requestHeaders: ['Authorization: Bearer $token'],
          status: 200,
          at: -10,
        },
        call(401, 'Bearer $token'),
      ]),
      scene(
        'the answer says so',
        [call(401, 'Bearer $token', { responseBody: '{"msg":"Token has been revoked"}' })],
        { token: accessToken },
      ),
    ],
  },
};
export default revoked;

/** A login with other credentials than those of the session. */
function isPasswordLogin({ presented, exchange, target }: Case): boolean {
  return presented.kind !== 'body' && presented.kind !== 'authorization' && isLoginRequest(exchange, target);
}
