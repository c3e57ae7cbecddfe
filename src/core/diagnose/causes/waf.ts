import type { Case } from '../case.ts';
import { type Cause, found, ruledOut } from '../cause.ts';
import { accepted, call, scene, withoutToken } from '../example-scenes.ts';
import { filterSaying, markOfFilter } from '../filter-facts.ts';
import { notTheToken, rfc } from '../right-status.ts';

/** What such filters look for in a URL. */
const attack =
  /union(\s|%20|\+)+select|<script|%3cscript|\.\.\/|%2e%2e|etc\/passwd|\bor(\s|%20|\+)+1=1|%27|;--|\$\{jndi/i;
/** The error page of a proxy: a few words of HTML, where the API behind it speaks JSON. */
const proxyPage =
  /<center>(nginx|openresty|cloudflare|microsoft-azure)|<address>apache|<h1>40[13] forbidden<\/h1>|<h1>forbidden<\/h1>|request forbidden by administrative rules/i;

const waf: Cause = {
  id: 'waf',
  title: 'Blocked by a proxy or firewall',
  step: null,
  when: ['refused', 'filtered'],
  right: ({ status }) =>
    notTheToken(
      status,
      'The refusal is not about the caller: a filter in front refuses the request.',
      rfc(9110, '15.5.4'),
    ),
  fix: "Look at the proxy's or firewall's log for the rule; the token is not at fault.",
  next: [
    'Send the same request without its query or body.',
    'Send it from another network or without the tool.',
  ],
  judge(facts) {
    if (facts.status === 401 || facts.status >= 500) return ruledOut('The answer is one of the API.');
    const text = facts.saying('waf');
    const page = facts.at(
      { kind: 'response-body', exchange: facts.id },
      'The body is the error page of a proxy, not an answer of the API.',
    );
    const own = filterSaying(facts);
    if (own !== null) return found('certain', 'Blocked by a firewall in front of the API', [own]);
    const header = markOfFilter(facts);
    const suspicious = attack.test(facts.exchange.request.url.slice(0, 8192));
    const isPage = proxyPage.test(facts.bodyText.slice(0, 4096));
    if (suspicious && (isPage || text !== null || facts.bodyObject === null))
      return found('likely', 'Blocked by a rule of the proxy', [
        facts.at({ kind: 'url', exchange: facts.id }, 'The URL holds what such rules look for.'),
        text ?? (isPage ? page : null),
      ]);
    if (text === null && !isPage && header === '') return ruledOut('Nothing speaks of a proxy or firewall.');
    const open = facts.route?.open === true;
    const known = isOneOfThisApi(facts);
    return found(
      open || (text !== null && !known) || (isPage && !known) ? 'likely' : 'possible',
      'Blocked by a rule of the proxy',
      [
        text ?? page,
        open
          ? facts.at({ kind: 'url', exchange: facts.id }, 'The same route answers without any credential.')
          : null,
      ],
    );
  },
  examples: {
    good: [accepted, withoutToken],
    bad: [
      scene('a bot filter', [call(403, 'Bearer $token', { responseHeaders: ['cf-mitigated: challenge'] })]),
      scene('a rule of the proxy', [
        call(403, 'Bearer $token', {
          path: '/search?q=1%20UNION%20SELECT%201',
          responseBody: '<html><h1>403 Forbidden</h1><center>nginx</center></html>',
        }),
      ]),
    ],
  },
};
export default waf;

/** Whether requests under the same first segments were accepted: then the place is one of the API. */
function isOneOfThisApi({ origin, target }: Case): boolean {
  const prefix = target.path.split('/', 3).slice(0, 2).join('/');
  return (
    prefix !== '/' &&
    [...(origin?.routes.keys() ?? [])]
      .slice(-128)
      .some((key) => key.slice(key.indexOf(' ') + 1).startsWith(`${prefix}/`))
  );
}
