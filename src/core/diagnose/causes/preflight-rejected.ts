import { headerValue } from '../../http/headers.ts';
import { forbiddenHeaders, isKilledByCors, pairOf } from '../auth-failure.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, scene, withoutToken } from '../example-scenes.ts';
import { isPreflight } from '../places.ts';
import { afterPreflight, preflight as rightStatus } from '../right-status.ts';

const preflightScene = (status: number, allowed: string) => [
  {
    request: 'OPTIONS https://api.example/orders',
    requestHeaders: [
      'Origin: https://app.example',
      'Access-Control-Request-Method: GET',
      'Access-Control-Request-Headers: authorization',
    ],
    status,
    responseHeaders:
      allowed === '' ? [] : ['Access-Control-Allow-Origin: *', `Access-Control-Allow-Headers: ${allowed}`],
    resourceType: 'preflight',
  },
  {
    request: 'GET https://api.example/orders',
    requestHeaders: ['Origin: https://app.example', 'Authorization: Bearer $token'],
    status: 0,
    error: 'net::ERR_FAILED',
    resourceType: 'fetch',
  },
];

const preflightRejected: Cause = {
  id: 'preflight-rejected',
  title: 'Preflight refused',
  step: null,
  unread: true,
  when: ['preflight'],
  right: ({ exchange }) => (isPreflight(exchange) ? rightStatus : afterPreflight),
  fix: 'Answer OPTIONS before the auth layer looks at it: 204 with Access-Control-Allow-Origin, -Methods and -Headers. Name Authorization in Allow-Headers: * does not cover it.',
  next: ['Send the OPTIONS request by itself and look at its status and headers.'],
  judge(facts) {
    const preflight = isPreflight(facts.exchange) ? facts.exchange : pairOf(facts);
    if (preflight === null && isKilledByCors(facts))
      return found('possible', 'The browser stopped the request: consistent with a refused preflight', [
        facts.at(
          { kind: 'exchange', exchange: facts.id },
          'It goes to another origin with an Authorization header, which needs a preflight; none was captured.',
        ),
      ]);
    if (preflight === null) return ruledOut('No preflight belongs to it.');
    const { status, headers } = preflight.response;
    const place = { kind: 'status', exchange: preflight.id } as const;
    if (status === 401 || status === 403 || status === 407)
      return found(
        'certain',
        "The browser's preflight was refused: the server asks OPTIONS for credentials",
        [
          facts.at(
            place,
            `OPTIONS was answered ${status}; a preflight never carries credentials (Fetch, CORS protocol).`,
          ),
        ],
      );
    if (status < 200 || status > 299)
      return found('certain', "The browser's preflight was not answered with an ok status", [
        facts.at(place, `OPTIONS was answered ${status}; the browser goes on after 2xx only.`),
      ]);
    const refused = forbiddenHeaders(preflight);
    const star = headerValue(headers, 'access-control-allow-headers')?.includes('*') === true;
    return found(
      'certain',
      `The preflight does not allow the header ${(refused[0] ?? '').slice(0, 64)}`,
      [
        facts.at(
          { kind: 'response-header', exchange: preflight.id, name: 'Access-Control-Allow-Headers' },
          star
            ? 'Access-Control-Allow-Headers is *, which does not cover Authorization.'
            : 'Access-Control-Allow-Headers does not name it.',
        ),
      ],
      { also: refused.includes('authorization') ? ['authorization-not-allowed'] : [] },
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('OPTIONS is asked for credentials', preflightScene(401, '')),
      scene('* does not cover Authorization', preflightScene(204, '*')),
    ],
  },
};
export default preflightRejected;
