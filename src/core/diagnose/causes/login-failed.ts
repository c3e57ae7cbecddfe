import { type Cause, found } from '../cause.ts';
import { accepted, scene, withoutToken } from '../example-scenes.ts';
import { rfc, unauthorized } from '../right-status.ts';

const loginFailed: Cause = {
  id: 'login-failed',
  title: 'Login refused',
  step: null,
  when: ['login'],
  right: ({ error, graphql }) =>
    error === 'invalid_grant' || error === 'invalid_request' || error === 'unauthorized_client'
      ? {
          status: 400,
          acceptable: [400, 401],
          why: 'A token endpoint answers 400 to a grant that it does not take.',
          spec: rfc(6749, '5.2'),
        }
      : { ...unauthorized, acceptable: graphql === null ? [400, 401] : [200, 400, 401] },
  fix: 'Check user name and password, the grant, and the client id and secret; a refresh token or code may have been used before.',
  next: ['Log in with credentials that are known to be right.'],
  judge(facts) {
    const text = facts.saying('login-failed');
    const place = { kind: 'status', exchange: facts.id } as const;
    const told = text !== null || facts.error !== '';
    // A refresh token can be at fault by itself: that says more.
    const outcome = told ? 'certain' : facts.presented.kind === 'body' ? 'possible' : 'likely';
    return found(outcome, 'Login was refused', [
      facts.at(place, `The login or token endpoint answered ${facts.status}.`),
      text,
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('invalid_grant', [
        {
          request: 'POST https://id.example/oauth/token',
          requestBody: 'grant_type=refresh_token&refresh_token=x',
          status: 400,
          responseHeaders: ['Content-Type: application/json'],
          responseBody: '{"error":"invalid_grant"}',
        },
      ]),
    ],
  },
};
export default loginFailed;
