import { absenceOf, isAbsent, knownToken, storedToken } from '../absence.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut, type Verdict } from '../cause.ts';
import { accepted, call, login, scene, withoutToken } from '../example-scenes.ts';
import { unauthorized } from '../right-status.ts';

const tokenKnownNotAttached: Cause = {
  id: 'token-known-not-attached',
  title: 'Token known, not sent',
  step: 'credential-sent',
  when: ['refused', 'graphql'],
  right: unauthorized,
  fix: 'Attach the token that the login answered: Authorization: Bearer <token>. Look for a call that bypasses your HTTP client or interceptor.',
  next: [
    'Compare with a request of the same page that was accepted.',
    'See where the request was made (Initiator).',
  ],
  judge(facts) {
    if (!isAbsent(facts)) return ruledOut('A credential was sent.');
    const token = knownToken(facts);
    if (token === null) return judgeStored(facts);
    if (absenceOf(facts) !== 'token-known') return ruledOut('This API takes a cookie.');
    const told = facts.says('no-credentials') || facts.says('unauthenticated');
    const accepted = facts.history.credentials.get(token.text)?.accepted ?? [];
    // What another host of the site handed out may be meant for another API.
    const own =
      token.origin === facts.target.origin || accepted.some(({ origin }) => origin === facts.target.origin);
    const sure = accepted.length > 0 || told || facts.challenges.length > 0;
    return found(
      own && sure && (facts.status !== 403 || told) ? 'certain' : 'likely',
      'Token was never sent, though the page holds one',
      [
        facts.at(facts.inCredential(), 'The request has no Authorization header.'),
        facts.at(facts.atExchange(token.exchange), 'An earlier answer handed out a token for this API.'),
        facts.saying('no-credentials') ?? facts.saying('unauthenticated'),
      ],
      { also: ['no-credentials'], ...fixFor(facts) },
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('logged in, then called without the token', [login(), call(200, 'Bearer $token'), call(401, '')]),
    ],
  },
};
export default tokenKnownNotAttached;

/** A token that only lies in the page's storage may be meant for another API: never certain. */
function judgeStored(facts: Case): Verdict {
  const stored = storedToken(facts);
  if (stored === null) return ruledOut('No token for this API was seen before.');
  if (absenceOf(facts) !== 'token-stored') return ruledOut('This API takes a cookie.');
  const told = facts.says('no-credentials') || facts.says('unauthenticated') || facts.challenges.length > 0;
  const { origin, name } = stored;
  return found(
    told ? 'likely' : 'possible',
    'Token was never sent, though the page stores one',
    [
      facts.at(facts.inCredential(), 'The request has no Authorization header.'),
      facts.at({ kind: 'storage', origin, name }, `The page stores a token under “${name.slice(0, 80)}”.`),
      facts.saying('no-credentials') ?? facts.saying('unauthenticated'),
    ],
    { also: ['no-credentials'], ...fixFor(facts) },
  );
}

const elementFix =
  'An element cannot send Authorization: fetch the file by script and show it from a blob URL, or let a cookie or a signed URL carry the access.';

/** What does not send Authorization, whatever the page holds; by resource type as DevTools name it. */
const fixes: ReadonlyMap<string, string> = new Map([
  ...['image', 'media', 'font', 'stylesheet', 'script', 'texttrack'].map(
    (type) => [type, elementFix] as const,
  ),
  [
    'document',
    'A navigation cannot send Authorization: call this URL by script, or let a cookie carry the access.',
  ],
  [
    'eventsource',
    'EventSource cannot send Authorization: read the stream with fetch, or let a cookie carry the access.',
  ],
  [
    'websocket',
    'A WebSocket cannot send Authorization: let a cookie carry the access, or a short-lived token in the first message.',
  ],
  [
    'manifest',
    'A manifest is fetched without credentials: write crossorigin="use-credentials" on its link, or leave it open to everyone.',
  ],
]);

function fixFor({ exchange }: Case): { readonly fix?: string } {
  const fix = fixes.get(exchange.resourceType);
  return fix === undefined ? {} : { fix };
}
