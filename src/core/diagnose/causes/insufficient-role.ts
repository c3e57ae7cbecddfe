import { givesReason } from '../answer-texts.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { elsewhereEvidence, isPrivilegedPlace, isUnderstood } from '../permission.ts';
import { forbidden } from '../right-status.ts';

const insufficientRole: Cause = {
  id: 'insufficient-role',
  title: 'Role missing',
  step: 'permission',
  when: ['refused', 'graphql'],
  right: (facts) => (facts.graphql === null ? forbidden : { ...forbidden, acceptable: [200, 403] }),
  fix: 'Have the role granted to this user, and log in again so that the token carries it; or hide what this user may not do.',
  next: [
    'Send the same request as a user who has the role.',
    "Look at the token's roles, groups or permissions.",
  ],
  judge(facts) {
    const text = facts.saying('insufficient-role');
    if (facts.graphql?.kind === 'forbidden' && facts.presented.kind === 'none')
      return found('possible', 'Not allowed, says the GraphQL error', [text]);
    if (facts.graphql?.kind === 'forbidden')
      return found(
        'certain',
        'Signed in, but not allowed',
        [
          facts.at(
            { kind: 'response-body', exchange: facts.id },
            'The GraphQL error says FORBIDDEN: the caller is known, and may not do this.',
          ),
          text,
        ],
        { also: ['graphql-forbidden'] },
      );
    if (facts.presented.kind === 'none') return ruledOut('No credential was sent.');
    if (text !== null)
      return found('likely', 'Signed in, but not allowed: needs another role', [
        text,
        elsewhereEvidence(facts),
      ]);
    if (!isUnderstood(facts)) return ruledOut('Nothing says that the credential was understood.');
    const elsewhere = elsewhereEvidence(facts);
    const hint = isPrivilegedPlace(facts);
    const reason = givesReason(facts)
      ? facts.at(
          { kind: 'response-body', exchange: facts.id },
          'The answer gives a reason in words of its own.',
        )
      : null;
    const evidence = [
      reason,
      facts.status === 403
        ? facts.at(
            { kind: 'status', exchange: facts.id },
            '403 says that the server understood the request and refuses it (RFC 9110 §15.5.4).',
          )
        : null,
      elsewhere,
      hint
        ? facts.at({ kind: 'url', exchange: facts.id }, 'The path names a place for privileged users.')
        : null,
    ];
    return found(
      hint || elsewhere !== null ? 'likely' : 'possible',
      'Signed in, but not allowed here',
      evidence,
      reason === null
        ? {}
        : {
            fix: 'Read the reason in the answer: it may be a role, and as well a plan, a confirmation that is due, or an address.',
          },
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('an admin route', [
        call(200, 'Bearer $token', { path: '/me' }),
        call(403, 'Bearer $token', { path: '/orders/admin' }),
      ]),
      scene('the answer says so', [call(403, 'Bearer $token', { responseBody: 'Admins only' })]),
    ],
  },
};
export default insufficientRole;
