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
    ],
  },
};
export default graphqlUnauthenticated;
