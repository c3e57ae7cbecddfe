import type { Exchange } from '../../http/exchange.ts';
import { headerValue } from '../../http/headers.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, scene, withoutToken } from '../example-scenes.ts';
import { isPreflight } from '../places.ts';
import {
  forbiddenHeaders,
  isKilledByCors,
  isPaired,
  type PreflightFault,
  preflightFaultOf,
  preflightOf,
} from '../preflight-facts.ts';
import { afterPreflight, preflight as rightStatus } from '../right-status.ts';

interface Words {
  readonly headline: string;
  readonly text: string;
  /** The header of the answer that is at fault; without one its status is. */
  readonly header?: string;
}

const faults: Readonly<Record<PreflightFault, (preflight: Exchange) => Words>> = {
  credentials: ({ response: { status } }) => ({
    headline: "The browser's preflight was refused: the server asks OPTIONS for credentials",
    text: `OPTIONS was answered ${status}; a preflight never carries credentials (Fetch, CORS protocol).`,
  }),
  status: ({ response: { status } }) => ({
    headline: "The browser's preflight was not answered with an ok status",
    text: `OPTIONS was answered ${status}; the browser goes on after 2xx only.`,
  }),
  origin: ({ response: { headers } }) => ({
    headline: 'The preflight does not allow this origin',
    text:
      headerValue(headers, 'access-control-allow-origin') === undefined
        ? 'The answer has no Access-Control-Allow-Origin.'
        : 'Access-Control-Allow-Origin names another origin.',
    header: 'Access-Control-Allow-Origin',
  }),
  method: ({ request: { headers } }) => ({
    headline: `The preflight does not allow the method ${(headerValue(headers, 'access-control-request-method') ?? '').slice(0, 16)}`,
    text: 'Access-Control-Allow-Methods does not name it.',
    header: 'Access-Control-Allow-Methods',
  }),
  header: (preflight) => ({
    headline: `The preflight does not allow the header ${(forbiddenHeaders(preflight)[0] ?? '').slice(0, 64)}`,
    text:
      headerValue(preflight.response.headers, 'access-control-allow-headers')?.includes('*') === true
        ? 'Access-Control-Allow-Headers is *, which does not cover Authorization.'
        : 'Access-Control-Allow-Headers does not name it.',
    header: 'Access-Control-Allow-Headers',
  }),
};

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
    const preflight = preflightOf(facts);
    if (preflight === null && isKilledByCors(facts))
      return found('possible', 'The browser stopped the request: consistent with a refused preflight', [
        facts.at(
          { kind: 'exchange', exchange: facts.id },
          'It goes to another origin with an Authorization header, which needs a preflight; none was captured.',
        ),
      ]);
    const fault = preflightFaultOf(facts);
    if (preflight === null || fault === null) return ruledOut('No preflight that was refused belongs to it.');
    const { headline, text, header } = faults[fault](preflight);
    const place =
      header === undefined
        ? ({ kind: 'status', exchange: preflight.id } as const)
        : ({ kind: 'response-header', exchange: preflight.id, name: header } as const);
    const refused = fault === 'header' ? forbiddenHeaders(preflight) : [];
    const alone = facts.at(
      facts.atExchange(preflight.id),
      'The request that it was for is not in the capture: the browser did not send it.',
    );
    return found('certain', headline, [facts.at(place, text), isPaired(facts) ? null : alone], {
      also: refused.includes('authorization') ? ['authorization-not-allowed'] : [],
    });
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
