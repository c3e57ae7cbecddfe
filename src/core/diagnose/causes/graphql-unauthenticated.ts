import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { unauthorized } from '../right-status.ts';

const graphqlUnauthenticated: Cause = {
  id: 'graphql-unauthenticated',
  title: 'GraphQL: not signed in',
  step: null,
  wraps: true,
  when: ['graphql'],
  right: {
    ...unauthorized,
    acceptable: [200, 401],
    why: 'By the rules of HTTP 401 says it; GraphQL allows 200 with the error in the body, and most servers answer so.',
  },
  fix: 'Send a token that holds with the operation; in the client, read errors[].extensions.code, since the status alone says nothing.',
  next: ['Send the same operation with a token that was just issued.'],
  judge(facts) {
    // A rule that asks who is signed in refuses everybody else with the same words.
    if (facts.graphql?.kind === 'forbidden' && facts.presented.kind === 'none')
      return found('likely', 'Not allowed, says the GraphQL error, and no credential was sent', [
        facts.at(facts.inCredential(), 'The request has no Authorization header and no session cookie.'),
      ]);
    if (facts.graphql?.kind !== 'unauthenticated')
      return ruledOut('The GraphQL errors do not speak of a missing login.');
    const code = facts.graphql.code === '' ? 'its message' : `extensions.code ${facts.graphql.code}`;
    const carried =
      facts.presented.kind === 'none' ? 'no credential was sent' : 'the credential was not taken';
    return found('certain', `Not signed in, says the GraphQL error: ${carried}`, [
      facts.at(
        { kind: 'response-body', exchange: facts.id },
        `An error in the body says so by ${code}, under status ${facts.status}.`,
      ),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('200 with an error', [
        call(200, '', {
          responseBody: '{"errors":[{"message":"x","path":["me"],"extensions":{"code":"UNAUTHENTICATED"}}]}',
        }),
      ]),
      scene('a rule that refuses everybody who is not signed in', [
        call(200, '', { responseBody: '{"errors":[{"message":"Not Authorised!","path":["me"]}]}' }),
      ]),
    ],
  },
};
export default graphqlUnauthenticated;
