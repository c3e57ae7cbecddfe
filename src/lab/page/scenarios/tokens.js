import { clientIdOf } from '../sign-in.js';
import { askRaw, askWith, get } from './asking.js';

/** @import { Bench, ScenarioGroup } from '../scenario.ts' */

/** @type {ScenarioGroup[]} */
export const tokenScenarios = [
  {
    title: 'Sign in and call',
    scenarios: [
      ...['RS256', 'HS256', 'PS256', 'ES256', 'EdDSA'].map((alg) => ({
        id: `sign-in-${alg.toLowerCase()}`,
        label: `Sign in with ${alg} and call`,
        look: `Tokens: an access token, ${alg}. Verified once its key is in Keys. Flows: the sign-in, drawn.`,
        status: 200,
        cause: '',
        /** @param {Bench} bench */
        run: async (bench) => {
          const { json } = await bench.signIn(alg);
          return get(bench, '/invoices', { bearer: String(json.access_token) });
        },
      })),
      {
        id: 'password-grant',
        label: 'Sign in by password grant and call',
        look: 'Flows: one request, and no login page. Audit: the page hands the password to the token endpoint.',
        status: 200,
        cause: '',
        run: async (bench) => {
          const { json } = await handPassword(bench, 'open-sesame');
          return get(bench, '/invoices', { bearer: String(json.access_token) });
        },
      },
      {
        id: 'public-route',
        label: 'Call a public route without a token',
        look: 'Requests: 200 without a credential. Nothing to explain, and no finding.',
        status: 200,
        cause: '',
        run: (bench) => get(bench, '/public'),
      },
      {
        id: 'read-keys',
        label: 'Fetch the issuer’s JWK Set',
        look: 'Keys: “Seen in the traffic” offers these keys for use.',
        status: 200,
        cause: '',
        run: (bench) => bench.call('GET', `${bench.at.issuer}jwks`),
      },
    ],
  },
  {
    title: 'No token, or none that can be read',
    scenarios: [
      {
        id: 'missing-token',
        label: 'Call without a token',
        look: 'Requests: “Token was never sent”. The ladder stops at its first step.',
        status: 401,
        cause: 'no-credentials',
        orCause: ['token-known-not-attached'],
        run: (bench) => get(bench, '/profile'),
      },
      {
        id: 'token-not-attached',
        label: 'Call with a token, then forget it',
        look: 'Requests: “Token was never sent, though the page holds one”.',
        status: 401,
        cause: 'token-known-not-attached',
        run: async (bench) => {
          await get(bench, '/invoices', { bearer: await bench.issue() });
          return get(bench, '/invoices');
        },
      },
      {
        id: 'bearer-undefined',
        label: 'Send “Bearer undefined”',
        look: 'Requests: “A placeholder was sent where the token should be”.',
        status: 401,
        cause: 'malformed-header',
        run: (bench) => askRaw(bench, 'Bearer undefined'),
      },
      {
        id: 'bearer-twice',
        label: 'Send “Bearer Bearer …”',
        look: 'Requests: “The scheme was sent twice”.',
        status: 401,
        cause: 'malformed-header',
        run: async (bench) => askRaw(bench, `Bearer Bearer ${await bench.issue()}`),
      },
      {
        id: 'scheme-missing',
        label: 'Send the token without “Bearer”',
        look: 'Requests: “The token was sent without a scheme before it”.',
        status: 401,
        cause: 'malformed-header',
        run: async (bench) => askRaw(bench, await bench.issue()),
      },
      {
        id: 'token-cut-off',
        label: 'Send a token that was cut off',
        look: 'Requests: “The end of the token is cut off”. Tokens: what is left can still be read.',
        status: 401,
        cause: 'malformed-token',
        run: async (bench) =>
          askRaw(bench, `Bearer ${(await bench.issue()).split('.').slice(0, 2).join('.')}`),
      },
      {
        id: 'wrong-password',
        label: 'Hand over a wrong password',
        look: 'Requests: “Login was refused”.',
        status: 400,
        cause: 'login-failed',
        run: (bench) => handPassword(bench, 'open-barley'),
      },
    ],
  },
  {
    title: 'Time',
    scenarios: [
      {
        id: 'expired',
        label: 'Send an expired token',
        look: 'Requests: “Expired 3 min”, measured by the server’s own clock.',
        status: 401,
        cause: 'expired',
        run: (bench) => askWith(bench, { lifetime: -192 }),
      },
      {
        id: 'not-yet-valid',
        label: 'Send a token from the future',
        look: 'Requests: “Not valid yet: starts 59 min”.',
        status: 401,
        cause: 'not-yet-valid',
        run: (bench) => askWith(bench, { lifetime: 7200, startsIn: 3600 }),
      },
      {
        id: 'clock-skew',
        label: 'Ask a server whose clock is ten minutes ahead',
        look: 'Requests: “clock is about 10 min ahead”. The token is not at fault.',
        status: 401,
        cause: 'clock-skew',
        run: async (bench) =>
          bench.call('GET', `${bench.at.fastClock}/profile`, { bearer: await bench.issue() }),
      },
      {
        id: 'refresh-flow',
        label: 'Expire, refresh, try again',
        look: 'Requests: “Refused, refreshed, and repeated with success”. Tokens: the new one replaced the old one.',
        status: 200,
        cause: 'refresh-flow',
        run: async (bench) => {
          const signIn = await bench.signIn();
          await askWith(bench, { lifetime: -5 });
          const renewed = await refresh(bench, String(signIn.json.refresh_token));
          return get(bench, '/profile', { bearer: String(renewed.json.access_token) });
        },
      },
      {
        id: 'refresh-reused',
        label: 'Use a refresh token twice',
        look: 'Requests: “Login was refused”, for a refresh token is good for one use.',
        status: 400,
        cause: 'login-failed',
        run: async (bench) => {
          const signIn = await bench.signIn();
          await refresh(bench, String(signIn.json.refresh_token));
          return refresh(bench, String(signIn.json.refresh_token));
        },
      },
    ],
  },
];

/**
 * The sign-in without a login page (RFC 6749 §4.3): one request, and the page has seen the password (RFC 9700 §2.4).
 * @param {Bench} bench
 * @param {string} password
 */
function handPassword(bench, password) {
  const form = {
    grant_type: 'password',
    client_id: clientIdOf('RS256'),
    username: 'amira',
    password,
    resource: bench.at.api,
  };
  return bench.call('POST', `${bench.at.issuer}oauth/token`, { form });
}

/**
 * @param {Bench} bench
 * @param {string} token
 */
function refresh(bench, token) {
  const form = {
    grant_type: 'refresh_token',
    client_id: clientIdOf('RS256'),
    refresh_token: token,
    resource: bench.at.api,
  };
  return bench.call('POST', `${bench.at.issuer}oauth/token`, { form });
}
