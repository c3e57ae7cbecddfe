import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { isUnderstood } from '../permission.ts';
import { invalidToken } from '../right-status.ts';

const tokenRefused: Cause = {
  id: 'token-refused',
  title: 'Refused without a reason',
  step: null,
  when: ['refused', 'graphql'],
  right: invalidToken,
  fix: "Find out which check fails: the server's own log says it, and the answer ought to (error and error_description, RFC 6750 §3).",
  next: [
    "Supply the API's key: then the signature can be told.",
    'Say which issuer, audience and algorithm the API expects.',
    'Log in again and send the same request.',
  ],
  judge(facts) {
    if (facts.presented.kind === 'none') return ruledOut('No credential was sent.');
    const text = facts.saying('token-refused') ?? facts.saying('unauthenticated');
    if (isUnderstood(facts)) return ruledOut('The answer says that the credential was understood.');
    if (facts.presented.kind === 'unseen')
      return found('possible', 'Refused, and the answer alone does not say why', [
        facts.at(facts.inCredential(), 'What the request carried was not captured.'),
        text,
      ]);
    const what = facts.token === null ? 'The credential' : 'The token';
    return found('possible', `${what} was refused, and the answer does not say why`, [
      facts.at(
        facts.inCredential(),
        facts.token === null
          ? 'It is opaque: only the server can read it.'
          : 'The token can be read, and its time window is not the reason as far as can be told.',
      ),
      text,
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [scene('a bare 401', [call(401, 'Bearer $token', { responseBody: 'Unauthorized' })])],
  },
};
export default tokenRefused;
