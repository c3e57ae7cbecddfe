import { parseCookieHeader } from '../../http/cookies.ts';
import { headerValue, headerValues } from '../../http/headers.ts';
import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { hasCsrfField, isCsrfHeader } from '../csrf-facts.ts';
import { accepted, scene, withoutToken } from '../example-scenes.ts';
import { isSafeMethod } from '../places.ts';
import { notTheToken, rfc } from '../right-status.ts';

const csrfRejected: Cause = {
  id: 'csrf-rejected',
  title: 'CSRF protection',
  step: null,
  when: ['refused', 'login', 'redirect'],
  right: ({ status }) =>
    status === 400
      ? notTheToken(
          400,
          'The request lacks what the server asks of every request of its kind: 400.',
          rfc(9110, '15.5.1'),
        )
      : notTheToken(
          403,
          'The server understood the request and refuses it, whoever asks: 403.',
          rfc(9110, '15.5.4'),
        ),
  fix: "Send the CSRF token as the framework wants it (header or form field), fresh from the session's cookie or page.",
  next: ['Reload the page for a fresh CSRF token and send the request again.'],
  judge(facts) {
    // A login page that a fetch ended at holds a CSRF field like every form: its words say nothing.
    const text = facts.status < 400 ? null : facts.saying('csrf-rejected');
    const inUrl = /[?&#](csrf|[a-z_]+=(missing_?|invalid_?)?csrf)/i.test(
      `${facts.target.query}${locationOf(facts)}`.slice(0, 4096),
    );
    const sent =
      facts.exchange.request.headers.some(({ name }) => isCsrfHeader(name)) || hasCsrfField(facts.exchange);
    const headline = sent ? 'CSRF token did not match' : 'CSRF token was not sent';
    const header = facts.at(
      { kind: 'exchange', exchange: facts.id },
      sent
        ? 'A CSRF token was sent, and was not taken.'
        : 'The request has no CSRF token in a header or field.',
    );
    if (text !== null) {
      const lies = facts.texts.get('csrf-rejected')?.lies !== undefined;
      return found(lies ? 'likely' : 'certain', headline, [text, header]);
    }
    if (inUrl)
      return found('certain', headline, [
        facts.at({ kind: 'url', exchange: facts.id }, 'The redirect names CSRF as the error.'),
        header,
      ]);
    if (facts.status === 419)
      return found('certain', headline, [
        facts.at(
          { kind: 'status', exchange: facts.id },
          '419 is what Laravel answers to a missing or stale CSRF token.',
        ),
        header,
      ]);
    const { method } = facts.exchange.request;
    const unsafe = !isSafeMethod(method);
    const origin = headerValue(facts.exchange.request.headers, 'origin') ?? '';
    const answersOthers = facts.route?.open === true || (facts.route?.good.length ?? 0) > 0;
    if (
      unsafe &&
      facts.status === 403 &&
      facts.presented.kind !== 'authorization' &&
      answersOthers &&
      origin !== '' &&
      origin !== facts.target.origin
    )
      return found('likely', 'The request came from another origin, and the server does not take it', [
        facts.at(facts.inRequest('Origin'), 'Origin is not the origin of the API.'),
        facts.at(
          { kind: 'exchange', exchange: facts.id },
          'Requests of this kind from the own origin were accepted.',
        ),
      ]);
    if (!unsafe || facts.presented.kind !== 'cookie' || facts.status === 401)
      return ruledOut('It is no unsafe request with a cookie as its credential.');
    const usual = [...(facts.route?.headers ?? [])].some((name) => isCsrfHeader(name));
    const cookie = headerValues(facts.exchange.request.headers, 'cookie')
      .flatMap(parseCookieHeader)
      .some(({ name }) => /csrf|xsrf/i.test(name.slice(0, 64)));
    if (sent && facts.isAcceptedHere && facts.status === 403)
      return found('likely', headline, [
        header,
        facts.at(facts.inCredential(), 'The same session was accepted on the same route before.'),
      ]);
    if (sent || !(usual || (cookie && facts.acceptedBefore !== null)))
      return ruledOut('Nothing speaks of CSRF.');
    return found('likely', headline, [
      header,
      usual
        ? facts.at(
            { kind: 'exchange', exchange: facts.id },
            'Requests of this kind that were accepted had one.',
          )
        : facts.at(
            { kind: 'exchange', exchange: facts.id },
            'The site keeps a CSRF cookie, and the same session may read.',
          ),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('the answer says so', [
        {
          request: 'POST https://api.example/orders',
          requestHeaders: ['Cookie: sid=0123456789abcdef'],
          status: 403,
          responseBody: 'CSRF Failed: CSRF token missing or incorrect.',
        },
      ]),
    ],
  },
};
export default csrfRejected;

function locationOf(facts: Case): string {
  return headerValue(facts.exchange.response.headers, 'location') ?? '';
}
