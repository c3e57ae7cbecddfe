import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { elsewhereEvidence, isOneOfMany, isUnderstood, namesOneObject } from '../permission.ts';
import { hiddenResource } from '../right-status.ts';

const forbiddenResource: Cause = {
  id: 'forbidden-resource',
  title: 'Object of somebody else',
  step: 'permission',
  when: ['refused'],
  right: hiddenResource,
  fix: 'Ask only for objects that belong to this user, or share the object with them.',
  next: ['Send the same request for an object that surely belongs to this user.'],
  judge(facts) {
    if (facts.presented.kind === 'none' || !isUnderstood(facts))
      return ruledOut('Nothing says that the credential was understood.');
    const text = facts.saying('forbidden-resource');
    if (text !== null)
      return found('likely', 'Signed in, but this object is not yours', [text, elsewhereEvidence(facts)]);
    if (!namesOneObject(facts)) return ruledOut('The path names no single object.');
    if (facts.says('insufficient-role') || facts.says('insufficient-scope'))
      return ruledOut('The answer speaks of a role or a scope.');
    const sibling = isOneOfMany(facts);
    return found(sibling ? 'likely' : 'possible', 'Signed in, but this object is not yours', [
      facts.at({ kind: 'url', exchange: facts.id }, 'The path names one object.'),
      sibling
        ? facts.at(
            { kind: 'url', exchange: facts.id },
            'The same kind of request was accepted for others of its kind.',
          )
        : null,
      elsewhereEvidence(facts),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene("another person's order", [
        call(200, 'Bearer $token', { path: '/orders/1001' }),
        call(403, 'Bearer $token', { path: '/orders/2002' }),
      ]),
    ],
  },
};
export default forbiddenResource;
