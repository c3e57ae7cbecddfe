import {
  absenceOf,
  cookieEvidence,
  emptyLogin,
  isAbsent,
  missingCookie,
  notSentWords,
  wordsFor,
} from '../absence.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { unauthorized } from '../right-status.ts';

const sessionLogin = (cookie: string) => ({
  request: 'POST https://api.example/login',
  requestBody: '{"password":"x"}',
  status: 200,
  responseHeaders: [`Set-Cookie: ${cookie}`],
  at: -30,
});

const cookieNotSent: Cause = {
  id: 'cookie-not-sent',
  title: 'Cookie stayed behind',
  step: 'credential-sent',
  when: ['refused', 'graphql'],
  right: unauthorized,
  fix: "Let the session cookie go along: check SameSite, Secure, Path, Domain and fetch's credentials mode.",
  next: ["Open the browser's list of blocked cookies for this request (Network, Cookies)."],
  judge(facts) {
    if (!isAbsent(facts)) return ruledOut('A credential was sent.');
    const absence = absenceOf(facts);
    const told = facts.says('no-credentials') || facts.says('unauthenticated');
    if (absence === 'login-gave-nothing') {
      const exchange = emptyLogin(facts) ?? facts.id;
      const insecure = facts.target.origin.startsWith('http:');
      return found(
        'likely',
        'The session cookie was never set',
        [
          facts.at(
            facts.atExchange(exchange),
            'The login succeeded, but its answer brought no token and no session cookie.',
          ),
          insecure
            ? facts.at(
                { kind: 'url', exchange: facts.id },
                'The site is on plain http: servers do not set a Secure cookie there.',
              )
            : null,
          facts.saying('no-credentials') ?? facts.saying('unauthenticated'),
        ],
        { also: ['no-credentials'], fix: notSentWords['secure-on-http'][1] },
      );
    }
    const missing = missingCookie(facts);
    if (missing === null || absence !== 'cookie-known')
      return ruledOut('No session cookie for this site was seen before.');
    const [why, fix] = wordsFor(missing, facts);
    const used = facts.origin?.accepted.cookies.has(missing.cookie.name) === true;
    const outcome = missing.reason !== null && (used || told) ? 'certain' : 'likely';
    return found(
      outcome,
      `Cookie ${missing.cookie.name.slice(0, 64)} was not sent: ${why}`,
      [
        cookieEvidence(facts, missing),
        used ? facts.at(facts.inCredential(), 'The same origin accepted this cookie before.') : null,
        facts.saying('no-credentials') ?? facts.saying('unauthenticated'),
      ],
      { also: ['no-credentials'], fix },
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('SameSite=Strict, called from another site', [
        sessionLogin('sid=0123456789abcdef; HttpOnly; SameSite=Strict'),
        call(401, '', { requestHeaders: ['Origin: https://other.example', 'Sec-Fetch-Site: cross-site'] }),
      ]),
      scene('Path does not cover the call', [
        sessionLogin('sid=0123456789abcdef; HttpOnly; Path=/auth'),
        call(401, ''),
      ]),
    ],
  },
};
export default cookieNotSent;
