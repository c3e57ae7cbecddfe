import { absenceOf, isAbsent, isLostOnTheWay } from '../absence.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, login, scene, withoutToken } from '../example-scenes.ts';
import type { GoneCookie } from '../gone-cookie.ts';
import { unauthorized } from '../right-status.ts';

const noCredentials: Cause = {
  id: 'no-credentials',
  title: 'Not signed in',
  step: 'credential-sent',
  when: ['refused', 'graphql'],
  right: unauthorized,
  fix: 'Log in first, then send the token in the Authorization header (or let the session cookie go along).',
  next: ['Log in and send the same request again.'],
  judge(facts) {
    if (facts.presented.kind === 'unseen') return judgeUnseen(facts);
    if (!isAbsent(facts)) {
      if (isLostOnTheWay(facts)) return judgeLost(facts);
      const denied = facts.says('no-credentials') && facts.presented.kind !== 'authorization';
      if (!denied) return ruledOut('A credential was sent.');
      return found('possible', 'The server found no credential where it looks for one', [
        facts.saying('no-credentials'),
        facts.at(
          facts.inCredential(),
          `What was sent is the ${facts.presented.kind} ${facts.presented.name}.`,
        ),
      ]);
    }
    const told = facts.says('no-credentials') || facts.says('unauthenticated');
    if (absenceOf(facts) !== 'nothing-known') {
      return found('possible', 'Token was never sent', [], {
        because: 'A credential for this API is known.',
      });
    }
    if (facts.gone !== null) return judgeGone(facts, facts.gone);
    const evidence = [
      facts.at(facts.inCredential(), 'The request has no Authorization header and no session cookie.'),
      facts.saying('no-credentials') ?? facts.saying('unauthenticated'),
      facts.challenges.length > 0 && facts.error === ''
        ? facts.at(
            facts.inResponse('WWW-Authenticate'),
            'The challenge names no error, as for a request without credentials (RFC 6750 §3.1).',
          )
        : null,
    ];
    if (facts.status === 403 && !told) return found('possible', 'Token was never sent', evidence);
    return found(
      told || facts.challenges.length > 0 ? 'certain' : 'likely',
      'Token was never sent',
      evidence,
    );
  },
  examples: {
    good: [accepted, scene('a token is known', [login(), call(401, '')])],
    bad: [
      withoutToken,
      scene('403 that says so', [call(403, '', { responseBody: '{"detail":"Not authenticated"}' })]),
    ],
  },
};
export default noCredentials;

/** Cookies were sent, but not the one that this route takes. */
function judgeGone(facts: Case, { name, accepted, other }: GoneCookie) {
  const [lost, sent] = [name.slice(0, 64), other.slice(0, 64)];
  const told = facts.saying('no-credentials');
  return found(
    told === null ? 'likely' : 'certain',
    `Cookie ${lost}, with which this route was accepted, was not sent`,
    [
      facts.at(facts.atExchange(accepted), `This route accepted a request with the cookie ${lost}.`),
      facts.at(
        { kind: 'cookie', exchange: facts.id, name: other },
        `This request lacks it. The cookie ${sent} went along then too, and is not what makes the difference.`,
      ),
      told ?? facts.saying('unauthenticated'),
    ],
    {
      fix: 'Log in again, and look for what took the cookie out of the browser, or kept it from this request.',
    },
  );
}

/** Only the answer is known: it may say itself that nothing came with the request. */
function judgeUnseen(facts: Case) {
  const told = facts.saying('no-credentials');
  if (told !== null) return found('likely', 'Token was never sent, the server says', [told]);
  if (facts.challenges.length === 0 || facts.error !== '')
    return ruledOut('What the request carried was not captured.');
  return found('possible', 'Perhaps no token was sent: the answer alone does not tell', [
    facts.at(
      facts.inResponse('WWW-Authenticate'),
      'The challenge names no error, as for a request without credentials (RFC 6750 §3.1).',
    ),
  ]);
}

/** Words lie: a server may say so of whatever it refuses. */
function judgeLost(facts: Case) {
  return found(
    'possible',
    'The token was sent, and the server says that it got none',
    [
      facts.at(facts.inRequest('Authorization'), 'The request as captured carries a Bearer token.'),
      facts.saying('no-credentials'),
    ],
    {
      fix: 'See whether a proxy or gateway takes Authorization out before the API, and whether the API looks for the token elsewhere (a cookie, another header).',
    },
  );
}
