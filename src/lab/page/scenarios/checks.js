import { changeClaims, dropSignature, signWithOwnKey, signWithSecret } from '../forge.js';
import { askAfterSuccess, askRaw, askWith, get } from './asking.js';

/** @import { ScenarioGroup } from '../scenario.ts' */

/**
 * What an API checks of a token that arrived in time: signature, recipient, permission.
 * @type {ScenarioGroup[]}
 */
export const checkScenarios = [
  {
    title: 'Signature',
    scenarios: [
      {
        id: 'tampered',
        label: 'Become admin by editing the token',
        look: 'Requests: “Payload was changed after signing”. 401: permission was never asked.',
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
        look: 'Requests: “The token is not signed”.',
        status: 401,
        cause: 'alg-none',
        run: async (bench) => askRaw(bench, `Bearer ${dropSignature(await bench.issue())}`),
      },
      {
        id: 'wrong-key',
        label: 'Sign with a key of one’s own',
        look: 'Requests: “Signature does not match the key”.',
        status: 401,
        cause: 'signature-invalid',
        run: async (bench) => askRaw(bench, `Bearer ${await signWithOwnKey(await bench.issue())}`),
      },
      {
        id: 'public-key-as-secret',
        label: 'Sign with the public key as secret',
        look: 'Requests: “Signature does not match the key”. Tokens: alg was switched to HS256.',
        status: 401,
        cause: 'signature-invalid',
        orCause: ['alg-not-allowed'],
        run: async (bench) =>
          askRaw(bench, `Bearer ${await signWithSecret(await bench.issue(), bench.rsaPublicPem)}`),
      },
      {
        id: 'alg-not-allowed',
        label: 'Sign with an algorithm that the API refuses',
        look: 'Requests: “Signed with RS512”, which the API does not take.',
        status: 401,
        cause: 'alg-not-allowed',
        run: (bench) => askAfterSuccess(bench, { alg: 'RS512' }),
      },
      {
        id: 'unknown-kid',
        label: 'Sign with a key that the issuer has retired',
        look: 'Requests: “Signed with a key that the key set does not have”.',
        status: 401,
        cause: 'unknown-kid',
        run: async (bench) => {
          await bench.call('GET', `${bench.at.issuer}jwks`);
          return askAfterSuccess(bench, { retiredKey: true });
        },
      },
      {
        id: 'signature-unchecked',
        label: 'Ask a route that checks no signature (replay it to find out)',
        look: 'Requests: 200. Its Replay tells that the server does not check the signature.',
        status: 200,
        cause: '',
        replay: 'accepts-forged',
        run: async (bench) => get(bench, '/unchecked/profile', { bearer: await bench.issue() }),
      },
    ],
  },
  {
    title: 'Recipient',
    scenarios: [
      {
        id: 'wrong-audience',
        label: 'Send a token for another API',
        look: 'Requests: “The token seems to be for another API”. Compare aud.',
        status: 401,
        cause: 'wrong-audience',
        run: (bench) => askAfterSuccess(bench, { audience: 'https://billing.practice.example' }),
      },
      {
        id: 'wrong-issuer',
        label: 'Send a token of another issuer',
        look: 'Requests: “The token comes from an issuer that this API does not seem to trust”.',
        status: 401,
        cause: 'wrong-issuer',
        run: (bench) => askAfterSuccess(bench, { issuer: 'https://login.practice.example' }),
      },
      {
        id: 'id-token',
        label: 'Send the ID token to the API',
        look: 'Requests: “An ID token was sent where an access token belongs”.',
        status: 401,
        cause: 'wrong-token-type',
        run: (bench) => askWith(bench, { kind: 'id' }),
      },
      {
        id: 'refresh-token',
        label: 'Send a refresh token to the API',
        look: 'Requests: “A refresh token was sent where an access token belongs”.',
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
        look: 'Requests: “Signed in, but not allowed: needs invoices:write”. 403 is right.',
        status: 403,
        cause: 'insufficient-scope',
        run: async (bench) =>
          bench.call('POST', `${bench.at.api}/invoices`, { bearer: await bench.issue(), json: {} }),
      },
      {
        id: 'missing-role',
        label: 'Open the admin’s list as a reader',
        look: 'Requests: “Signed in, but not allowed: needs another role”. 403 is right.',
        status: 403,
        cause: 'insufficient-role',
        orCause: ['forbidden-resource'],
        run: async (bench) => get(bench, '/admin/users', { bearer: await bench.issue() }),
      },
      {
        id: 'someone-elses-object',
        label: 'Open someone else’s invoice',
        look: 'Requests: “Signed in, but this object is not yours”.',
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
        look: 'Requests: “Signed in, but a stronger or fresher login is asked for”.',
        status: 401,
        cause: 'step-up',
        run: async (bench) =>
          bench.call('POST', `${bench.at.api}/payments`, { bearer: await bench.issue(), json: {} }),
      },
      {
        id: 'revoked',
        label: 'Log out, then use the token again',
        look: 'Requests: “Accepted before, and revoked since”. The token itself has not changed.',
        status: 401,
        cause: 'revoked',
        run: async (bench) => {
          const bearer = await bench.issue();
          await get(bench, '/profile', { bearer });
          await bench.call('POST', `${bench.at.api}/logout`, { bearer });
          return get(bench, '/profile', { bearer });
        },
      },
    ],
  },
];
