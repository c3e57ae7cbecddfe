import { changeClaims, dropSignature, signWithOwnKey, signWithSecret } from '../forge.js';

/** @import { Recipe } from '../../identity/issue.ts' */
/** @import { Bench, CallOptions, ScenarioGroup } from '../scenario.ts' */

/**
 * @param {Bench} bench
 * @param {string} path
 * @param {CallOptions} [options]
 */
const get = (bench, path, options) => bench.call('GET', bench.at.api + path, options);

/**
 * Asks for the profile with a token made to a recipe.
 * @param {Bench} bench
 * @param {Recipe} recipe
 */
const askWith = async (bench, recipe) => get(bench, '/profile', { bearer: await bench.issue(recipe) });

/**
 * The same after a sound token was accepted: what the API wants can be told from that one.
 * @param {Bench} bench
 * @param {Recipe} recipe
 */
async function askAfterSuccess(bench, recipe) {
  await askWith(bench, {});
  return askWith(bench, recipe);
}

/**
 * Asks for the profile with credentials as they are.
 * @param {Bench} bench
 * @param {string} credentials
 */
const askRaw = (bench, credentials) => get(bench, '/profile', { headers: { Authorization: credentials } });

/** @type {ScenarioGroup[]} */
export const tokenScenarios = [
  {
    title: 'Sign in and call',
    scenarios: [
      ...['RS256', 'HS256', 'PS256', 'ES256', 'EdDSA'].map((alg) => ({
        id: `sign-in-${alg.toLowerCase()}`,
        label: `Sign in with ${alg} and call`,
        status: 200,
        cause: '',
        /** @param {Bench} bench */
        run: async (bench) => {
          const { json } = await bench.signIn('amira', 'open-sesame', alg);
          return get(bench, '/invoices', { bearer: String(json.access_token) });
        },
      })),
      {
        id: 'public-route',
        label: 'Call a public route without a token',
        status: 200,
        cause: '',
        run: (bench) => get(bench, '/public'),
      },
      {
        id: 'read-keys',
        label: 'Fetch the issuer’s JWK Set',
        status: 200,
        cause: '',
        run: (bench) => bench.call('GET', `${bench.at.site}/.well-known/jwks.json`),
      },
    ],
  },
  {
    title: 'No token, or none that can be read',
    scenarios: [
      {
        id: 'missing-token',
        label: 'Call without a token',
        status: 401,
        cause: 'no-credentials',
        orCause: ['token-known-not-attached'],
        run: (bench) => get(bench, '/profile'),
      },
      {
        id: 'token-not-attached',
        label: 'Call with a token, then forget it',
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
        status: 401,
        cause: 'malformed-header',
        run: (bench) => askRaw(bench, 'Bearer undefined'),
      },
      {
        id: 'bearer-twice',
        label: 'Send “Bearer Bearer …”',
        status: 401,
        cause: 'malformed-header',
        run: async (bench) => askRaw(bench, `Bearer Bearer ${await bench.issue()}`),
      },
      {
        id: 'scheme-missing',
        label: 'Send the token without “Bearer”',
        status: 401,
        cause: 'malformed-header',
        run: async (bench) => askRaw(bench, await bench.issue()),
      },
      {
        id: 'token-cut-off',
        label: 'Send a token that was cut off',
        status: 401,
        cause: 'malformed-token',
        run: async (bench) =>
          askRaw(bench, `Bearer ${(await bench.issue()).split('.').slice(0, 2).join('.')}`),
      },
      {
        id: 'wrong-password',
        label: 'Sign in with a wrong password',
        status: 401,
        cause: 'login-failed',
        run: (bench) => bench.signIn('amira', 'open-barley'),
      },
    ],
  },
  {
    title: 'Time',
    scenarios: [
      {
        id: 'expired',
        label: 'Send an expired token',
        status: 401,
        cause: 'expired',
        run: (bench) => askWith(bench, { lifetime: -192 }),
      },
      {
        id: 'not-yet-valid',
        label: 'Send a token from the future',
        status: 401,
        cause: 'not-yet-valid',
        run: (bench) => askWith(bench, { lifetime: 7200, startsIn: 3600 }),
      },
      {
        id: 'clock-skew',
        label: 'Ask a server whose clock is ten minutes ahead',
        status: 401,
        cause: 'clock-skew',
        run: async (bench) =>
          bench.call('GET', `${bench.at.fastClock}/profile`, { bearer: await bench.issue() }),
      },
      {
        id: 'refresh-flow',
        label: 'Expire, refresh, try again',
        status: 200,
        cause: 'refresh-flow',
        run: async (bench) => {
          const signIn = await bench.signIn('amira', 'open-sesame');
          await askWith(bench, { lifetime: -5 });
          const renewed = await refresh(bench, String(signIn.json.refresh_token));
          return get(bench, '/profile', { bearer: String(renewed.json.access_token) });
        },
      },
      {
        id: 'refresh-reused',
        label: 'Use a refresh token twice',
        status: 400,
        cause: 'login-failed',
        run: async (bench) => {
          const signIn = await bench.signIn('amira', 'open-sesame');
          await refresh(bench, String(signIn.json.refresh_token));
          return refresh(bench, String(signIn.json.refresh_token));
        },
      },
    ],
  },
  {
    title: 'Signature',
    scenarios: [
      {
        id: 'tampered',
        label: 'Become admin by editing the token',
        status: 401,
        cause: 'tampered',
        run: async (bench) => {
          const token = await bench.issue();
          await get(bench, '/profile', { bearer: token });
          return get(bench, '/admin/users', { bearer: changeClaims(token, { roles: ['admin'] }) });
        },
      },
      {
        id: 'alg-none',
        label: 'Send “alg: none”',
        status: 401,
        cause: 'alg-none',
        run: async (bench) => askRaw(bench, `Bearer ${dropSignature(await bench.issue())}`),
      },
      {
        id: 'wrong-key',
        label: 'Sign with a key of one’s own',
        status: 401,
        cause: 'signature-invalid',
        run: async (bench) => askRaw(bench, `Bearer ${await signWithOwnKey(await bench.issue())}`),
      },
      {
        id: 'public-key-as-secret',
        label: 'Sign with the public key as secret',
        status: 401,
        cause: 'signature-invalid',
        orCause: ['alg-not-allowed'],
        run: async (bench) =>
          askRaw(bench, `Bearer ${await signWithSecret(await bench.issue(), bench.rsaPublicPem)}`),
      },
      {
        id: 'alg-not-allowed',
        label: 'Sign with an algorithm that the API refuses',
        status: 401,
        cause: 'alg-not-allowed',
        run: (bench) => askAfterSuccess(bench, { alg: 'RS512' }),
      },
      {
        id: 'unknown-kid',
        label: 'Sign with a key that the issuer has retired',
        status: 401,
        cause: 'unknown-kid',
        run: async (bench) => {
          await bench.call('GET', `${bench.at.site}/.well-known/jwks.json`);
          return askAfterSuccess(bench, { retiredKey: true });
        },
      },
    ],
  },
  {
    title: 'Recipient',
    scenarios: [
      {
        id: 'wrong-audience',
        label: 'Send a token for another API',
        status: 401,
        cause: 'wrong-audience',
        run: (bench) => askAfterSuccess(bench, { audience: 'https://billing.practice.example' }),
      },
      {
        id: 'wrong-issuer',
        label: 'Send a token of another issuer',
        status: 401,
        cause: 'wrong-issuer',
        run: (bench) => askAfterSuccess(bench, { issuer: 'https://login.practice.example' }),
      },
      {
        id: 'id-token',
        label: 'Send the ID token to the API',
        status: 401,
        cause: 'wrong-token-type',
        run: (bench) => askWith(bench, { kind: 'id' }),
      },
      {
        id: 'refresh-token',
        label: 'Send a refresh token to the API',
        status: 401,
        cause: 'wrong-token-type',
        run: (bench) => askWith(bench, { kind: 'refresh' }),
      },
    ],
  },
  {
    title: 'Permission',
    scenarios: [
      {
        id: 'missing-scope',
        label: 'Write with a token that may only read',
        status: 403,
        cause: 'insufficient-scope',
        run: async (bench) =>
          bench.call('POST', `${bench.at.api}/invoices`, { bearer: await bench.issue(), json: {} }),
      },
      {
        id: 'missing-role',
        label: 'Open the admin’s list as a reader',
        status: 403,
        cause: 'insufficient-role',
        orCause: ['forbidden-resource'],
        run: async (bench) => get(bench, '/admin/users', { bearer: await bench.issue() }),
      },
      {
        id: 'someone-elses-object',
        label: 'Open someone else’s invoice',
        status: 403,
        cause: 'forbidden-resource',
        orCause: ['insufficient-role'],
        run: async (bench) => {
          const bearer = await bench.issue();
          await get(bench, '/invoices/inv-104', { bearer });
          return get(bench, '/invoices/inv-205', { bearer });
        },
      },
      {
        id: 'step-up',
        label: 'Pay without a second factor',
        status: 401,
        cause: 'step-up',
        run: async (bench) =>
          bench.call('POST', `${bench.at.api}/payments`, { bearer: await bench.issue(), json: {} }),
      },
      {
        id: 'revoked',
        label: 'Log out, then use the token again',
        status: 401,
        cause: 'revoked',
        run: async (bench) => {
          const bearer = await bench.issue();
          await get(bench, '/profile', { bearer });
          await bench.call('POST', `${bench.at.site}/logout`, { bearer });
          return get(bench, '/profile', { bearer });
        },
      },
    ],
  },
];

/**
 * @param {Bench} bench
 * @param {string} token
 */
function refresh(bench, token) {
  const form = { grant_type: 'refresh_token', refresh_token: token };
  return bench.call('POST', `${bench.at.site}/oauth/token`, { form });
}
