/** @import { Bench, ScenarioGroup } from '../scenario.ts' */

const expired = { lifetime: -130 };

/** @type {ScenarioGroup[]} */
export const answerScenarios = [
  {
    title: 'The answer itself is odd',
    scenarios: [
      {
        id: '401-should-be-403',
        label: 'Missing scope answered with 401',
        look: 'Requests: “Signed in, but not allowed: needs invoices:write”, and that 403 would be right.',
        status: 401,
        cause: 'insufficient-scope',
        also: ['401-should-be-403'],
        run: async (bench) =>
          bench.call('POST', `${bench.at.api}/wrong-status/invoices`, {
            bearer: await bench.issue(),
            json: {},
          }),
      },
      {
        id: '403-should-be-401',
        label: 'Missing token answered with 403',
        look: 'Requests: “Token was never sent”, and that 401 would be right.',
        status: 403,
        cause: 'no-credentials',
        orCause: ['token-known-not-attached'],
        also: ['403-should-be-401'],
        run: (bench) => bench.call('GET', `${bench.at.api}/wrong-status/profile`),
      },
      {
        id: 'challenge-missing',
        label: 'A 401 without a challenge',
        look: 'Requests: “Expired 2 min”, and that WWW-Authenticate is missing.',
        status: 401,
        cause: 'expired',
        also: ['challenge-missing'],
        run: async (bench) =>
          bench.call('GET', `${bench.at.api}/no-challenge/profile`, { bearer: await bench.issue(expired) }),
      },
      {
        id: 'refused-silently',
        label: 'A 401 that does not say why',
        look: 'Requests: “The token was refused, and the answer does not say why”.',
        status: 401,
        cause: 'wrong-audience',
        orCause: ['token-refused'],
        run: async (bench) => {
          const bearer = await bench.issue({ audience: 'https://billing.practice.example' });
          return bench.call('GET', `${bench.at.api}/silent/profile`, { bearer });
        },
      },
      {
        id: 'server-error',
        label: 'An expired token answered with 500',
        look: 'Requests: “Expired 2 min”, and that 401 would be right.',
        status: 500,
        cause: 'expired',
        run: async (bench) =>
          bench.call('GET', `${bench.at.api}/uncaught/profile`, { bearer: await bench.issue(expired) }),
      },
      {
        id: 'redirect-to-login',
        label: 'Data asked for, login page received',
        look: 'Requests: “Not signed in: the request was sent to a login page”.',
        status: 200,
        cause: 'redirect-to-login',
        needsPage: true,
        run: (bench) => bench.call('GET', `${bench.at.site}/app/orders`),
      },
      {
        id: 'graphql-unauthenticated',
        label: 'GraphQL: not signed in, answered with 200',
        look: 'Requests: “Token was never sent”, said in the body of a 200.',
        status: 200,
        cause: 'graphql-unauthenticated',
        run: (bench) =>
          bench.call('POST', `${bench.at.api}/graphql`, { json: { query: '{ viewer { id } }' } }),
      },
      {
        id: 'graphql-forbidden',
        label: 'GraphQL: not allowed, answered with 200',
        look: 'Requests: “Signed in, but not allowed”, said in the body of a 200.',
        status: 200,
        cause: 'insufficient-role',
        also: ['graphql-forbidden'],
        run: async (bench) =>
          bench.call('POST', `${bench.at.api}/graphql`, {
            bearer: await bench.issue(),
            json: { query: '{ users { id } }' },
          }),
      },
      {
        id: 'basic-challenge',
        label: 'A route that asks for Basic',
        look: 'Requests: “This route asks for Basic login, not for a token”.',
        status: 401,
        cause: 'basic-challenge',
        run: (bench) => bench.call('GET', `${bench.at.api}/basic/report`, { credentials: 'omit' }),
      },
      {
        id: 'rate-limited',
        label: 'Ask four times in a row',
        look: 'Requests: “Too many requests”. The token is not at fault.',
        status: 429,
        cause: 'rate-limited',
        run: async (bench) => {
          const bearer = await bench.issue();
          const ask = () => bench.call('GET', `${bench.at.api}/busy/profile`, { bearer });
          for (let time = 0; time < 3; time++) await ask();
          return ask();
        },
      },
    ],
  },
  {
    title: 'Preflight',
    scenarios: [
      {
        id: 'preflight-refused',
        label: 'A guard that refuses the preflight',
        look: 'Requests: “preflight was refused”.',
        status: 0,
        cause: 'preflight-rejected',
        needsPage: true,
        run: async (bench) =>
          bench.call('GET', `${bench.at.api}/guarded-preflight/profile`, { bearer: await bench.issue() }),
      },
      {
        id: 'preflight-header',
        label: 'A preflight that does not allow Authorization',
        look: 'Requests: “The preflight does not allow the header”.',
        status: 0,
        cause: 'preflight-rejected',
        needsPage: true,
        run: async (bench) =>
          bench.call('GET', `${bench.at.api}/narrow-preflight/profile`, { bearer: await bench.issue() }),
      },
    ],
  },
];
