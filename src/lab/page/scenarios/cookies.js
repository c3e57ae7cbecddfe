/** @import { Bench, CallOptions, ScenarioGroup } from '../scenario.ts' */

/**
 * Has the API set the cookies of a jar, with none of another about, then asks for the profile with them.
 * @param {Bench} bench
 * @param {string} jar
 * @param {{ api?: string, credentials?: CallOptions['credentials'] }} [how]
 */
async function fillAndAsk(bench, jar, { api = bench.at.api, credentials = 'include' } = {}) {
  bench.page.dropCookies();
  await bench.call('POST', `${api}/jars/${jar}`, { credentials: 'include' });
  return bench.call('GET', `${api}/jars/${jar}/profile`, { credentials });
}

/**
 * @param {Bench} bench
 * @param {string | undefined} csrfToken
 */
function transfer(bench, csrfToken) {
  /** @type {Record<string, string>} */
  const headers = csrfToken === undefined ? {} : { 'X-CSRF-Token': csrfToken };
  return bench.call('POST', `${bench.at.api}/jars/http-only/transfers`, {
    credentials: 'include',
    json: { to: 'ben' },
    headers,
  });
}

/** @type {ScenarioGroup[]} */
export const cookieScenarios = [
  {
    title: 'Session cookies',
    scenarios: [
      {
        id: 'cookie-plain',
        label: 'Token in a cookie that script can read',
        look: 'Storage: a cookie that scripts can read, and why that is a finding.',
        status: 200,
        cause: '',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'plain'),
      },
      {
        id: 'cookie-http-only',
        label: 'Token in an HttpOnly cookie',
        look: 'Storage: a cookie that no script can read. Requests: it goes along all the same.',
        status: 200,
        cause: '',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'http-only'),
      },
      {
        id: 'cookie-encrypted',
        label: 'Encrypted session cookie (JWE)',
        look: 'Tokens: a JWE. Its header can be read, its claims cannot.',
        status: 200,
        cause: '',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'encrypted'),
      },
      {
        id: 'cookie-chunked',
        label: 'Token in two cookie chunks',
        look: 'Tokens: one token, put together from two cookies.',
        status: 200,
        cause: '',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'chunked'),
      },
      {
        id: 'cookie-same-site',
        label: 'Cookie stopped by SameSite',
        look: 'Requests: “it was set in a cross-site answer without SameSite=None”.',
        status: 401,
        cause: 'cookie-not-sent',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'same-site', { api: bench.at.otherApi }),
      },
      {
        id: 'cookie-in-frame',
        label: 'Cookie stopped in another site’s frame',
        look: 'Requests: “SameSite keeps it from cross-site requests”.',
        status: 401,
        cause: 'cookie-not-sent',
        needsPage: true,
        run: async (bench) => {
          await fillAndAsk(bench, 'http-only');
          const { status, text } = await bench.page.askFromFrame(`${bench.at.otherSite}/partner/widget`);
          const url = `${bench.at.api}/jars/http-only/profile`;
          return { method: 'GET', url, status, header: () => '', text, json: {} };
        },
      },
      {
        id: 'cookie-secure',
        label: 'Cookie stopped by Secure on plain http',
        look: 'Requests: “it was set as Secure over plain http, and the browser dropped it”.',
        status: 401,
        cause: 'cookie-not-sent',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'secure', { api: bench.at.plainApi }),
      },
      {
        id: 'cookie-prefix',
        label: 'Cookie stopped by the __Host- prefix without Secure',
        look: 'Requests: “it breaks the rule of its __Host- or __Secure- prefix”.',
        status: 401,
        cause: 'cookie-not-sent',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'prefix'),
      },
      {
        id: 'cookie-path',
        label: 'Cookie stopped by its Path',
        look: 'Requests: “its Path does not cover this URL”.',
        status: 401,
        cause: 'cookie-not-sent',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'path'),
      },
      {
        id: 'cookie-credentials',
        label: 'Cookie left behind: no credentials mode',
        look: 'Requests: “the request was made without credentials”.',
        status: 401,
        cause: 'cookie-not-sent',
        needsPage: true,
        run: (bench) => fillAndAsk(bench, 'omitted', { credentials: 'same-origin' }),
      },
    ],
  },
  {
    title: 'Cross-site requests',
    scenarios: [
      {
        id: 'csrf-sent',
        label: 'Transfer with the CSRF token',
        look: 'Requests: 201. The cookie went along, and the CSRF token beside it.',
        status: 201,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          await fillAndAsk(bench, 'http-only');
          const { json } = await bench.call('GET', `${bench.at.api}/jars/http-only/csrf-token`, {
            credentials: 'include',
          });
          return transfer(bench, String(json.csrfToken));
        },
      },
      {
        id: 'csrf-missing',
        label: 'Transfer without the CSRF token',
        look: 'Requests: “CSRF token was not sent”.',
        status: 403,
        cause: 'csrf-rejected',
        needsPage: true,
        run: async (bench) => {
          await fillAndAsk(bench, 'http-only');
          return transfer(bench, undefined);
        },
      },
      {
        id: 'csrf-stale',
        label: 'Transfer with the CSRF token of an older session',
        look: 'Requests: “CSRF token did not match”.',
        status: 403,
        cause: 'csrf-rejected',
        needsPage: true,
        run: async (bench) => {
          await fillAndAsk(bench, 'http-only');
          const { json } = await bench.call('GET', `${bench.at.api}/jars/http-only/csrf-token`, {
            credentials: 'include',
          });
          await fillAndAsk(bench, 'http-only');
          return transfer(bench, String(json.csrfToken));
        },
      },
      {
        id: 'csrf-attack',
        label: 'Let another site send the transfer (opens a window)',
        look: 'Storage: the cookie has SameSite=None. Audit: other sites can use it.',
        status: 201,
        cause: '',
        needsPage: true,
        run: async (bench) => {
          await fillAndAsk(bench, 'rides');
          const url = `${bench.at.api}/jars/rides/transfers`;
          const before = (await bench.call('GET', url)).json.transfers;
          let latest = before;
          await bench.page.visit(`${bench.at.otherSite}/thief/forgery`, async () => {
            latest = (await bench.call('GET', url)).json.transfers;
            return latest !== before;
          });
          // The page cannot see the forged request itself, only that the money is gone.
          return {
            method: 'POST',
            url,
            status: latest === before ? 0 : 201,
            header: () => '',
            text: '',
            json: {},
          };
        },
      },
    ],
  },
];
