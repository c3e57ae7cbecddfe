import { headerValue } from '../../http/headers.ts';
import { type Cause, found } from '../cause.ts';
import { accepted, scene, withoutToken } from '../example-scenes.ts';
import { unauthorized } from '../right-status.ts';

const redirectToLogin: Cause = {
  id: 'redirect-to-login',
  title: 'Sent to a login page',
  step: 'credential-sent',
  when: ['redirect'],
  right: {
    ...unauthorized,
    acceptable: [302, 303, 307, 401],
    why: 'A script can do nothing with a login page: 401 tells it what is wrong. A redirect is common, and ends in 200 text/html.',
  },
  fix: 'Answer 401 to requests of scripts (Accept: application/json, Sec-Fetch-Mode: cors), and keep the redirect for navigations.',
  next: ['Log in and send the same request again.'],
  judge(facts) {
    const location = headerValue(facts.exchange.response.headers, 'location');
    const source = facts.history.redirectedFrom.get(facts.id);
    if (location !== undefined)
      return found('certain', 'Not signed in: the request was sent to a login page', [
        facts.at(facts.inResponse('Location'), `The answer is a ${facts.status} to a login page.`),
      ]);
    return found('certain', 'A login page came back where data was expected', [
      source === undefined
        ? null
        : facts.at(facts.atExchange(source), 'The request before was redirected here.'),
      facts.at({ kind: 'response-body', exchange: facts.id }, 'The answer is an HTML page.'),
    ]);
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('a fetch is redirected', [
        {
          request: 'GET https://app.example/account/data',
          requestHeaders: ['Sec-Fetch-Mode: cors'],
          status: 302,
          responseHeaders: ['Location: /login'],
          resourceType: 'fetch',
        },
      ]),
    ],
  },
};
export default redirectToLogin;
