import { makeProof, makeProofKey } from '../forge.js';

/** @import { Bench, ScenarioGroup } from '../scenario.ts' */

/**
 * A token bound to a key, and a way to ask for the profile with a proof.
 * @param {Bench} bench
 */
async function bind(bench) {
  const key = await makeProofKey();
  const token = await bench.issue({ jkt: key.jkt });
  const url = `${bench.at.api}/dpop/profile`;

  /** @param {string} proof */
  const send = (proof) =>
    bench.call('GET', url, { headers: { Authorization: `DPoP ${token}`, DPoP: proof } });

  /** @param {{ nonce?: string, changes?: object, proofKey?: typeof key }} [how] */
  const ask = async ({ nonce, changes, proofKey = key } = {}) =>
    send(await makeProof(proofKey, { method: 'GET', url, token, nonce, changes }));

  /** The nonce that the server hands out with its first refusal. */
  const fetchNonce = async () => (await ask()).header('dpop-nonce');

  return { key, token, url, send, ask, fetchNonce };
}

/** @type {ScenarioGroup[]} */
export const dpopScenarios = [
  {
    title: 'DPoP: a token bound to a key',
    scenarios: [
      {
        id: 'dpop-nonce',
        label: 'First call: the server asks for a nonce',
        look: 'Requests: “The server wants its nonce in the DPoP proof”.',
        status: 401,
        cause: 'dpop-nonce-required',
        run: async (bench) => (await bind(bench)).ask(),
      },
      {
        id: 'dpop-ok',
        label: 'Ask for the nonce, then call with it',
        look: 'Requests: “The server wants its nonce in the DPoP proof”, then 200 with it.',
        status: 200,
        cause: 'dpop-nonce-required',
        run: async (bench) => {
          const { ask, fetchNonce } = await bind(bench);
          return ask({ nonce: await fetchNonce() });
        },
      },
      {
        id: 'dpop-missing-proof',
        label: 'Call without a proof',
        look: 'Requests: “The DPoP proof was not sent”.',
        status: 401,
        cause: 'dpop-missing-proof',
        run: async (bench) => {
          const { token, url } = await bind(bench);
          return bench.call('GET', url, { headers: { Authorization: `DPoP ${token}` } });
        },
      },
      {
        id: 'dpop-bearer',
        label: 'Send the bound token as Bearer',
        look: 'Requests: “A token that is bound to a key was sent as a plain Bearer token”.',
        status: 401,
        cause: 'dpop-bearer-downgrade',
        run: async (bench) => {
          const { token, url } = await bind(bench);
          return bench.call('GET', url, { bearer: token });
        },
      },
      {
        id: 'dpop-wrong-method',
        label: 'Proof for another method',
        look: 'Requests: “The DPoP proof was made for another method”.',
        status: 401,
        cause: 'dpop-wrong-htm',
        run: async (bench) => (await bind(bench)).ask({ changes: { htm: 'POST' } }),
      },
      {
        id: 'dpop-wrong-address',
        label: 'Proof for another address',
        look: 'Requests: “The DPoP proof was made for another URL”.',
        status: 401,
        cause: 'dpop-wrong-htu',
        run: async (bench) => {
          const { ask, url } = await bind(bench);
          return ask({ changes: { htu: `${url}s` } });
        },
      },
      {
        id: 'dpop-wrong-token',
        label: 'Proof for another token',
        look: 'Requests: “The DPoP proof was made for another token”.',
        status: 401,
        cause: 'dpop-wrong-ath',
        run: async (bench) => (await bind(bench)).ask({ changes: { ath: 'A'.repeat(43) } }),
      },
      {
        id: 'dpop-old-proof',
        label: 'Proof from ten minutes ago',
        look: 'Requests: “The DPoP proof is too old”.',
        status: 401,
        cause: 'dpop-old-proof',
        run: async (bench) =>
          (await bind(bench)).ask({ changes: { iat: Math.floor(Date.now() / 1000) - 600 } }),
      },
      {
        id: 'dpop-replayed',
        label: 'Use a proof twice',
        look: 'Requests: “The DPoP proof was used before”.',
        status: 401,
        cause: 'dpop-replayed-proof',
        run: async (bench) => {
          const { key, token, url, send, fetchNonce } = await bind(bench);
          const proof = await makeProof(key, { method: 'GET', url, token, nonce: await fetchNonce() });
          await send(proof);
          return send(proof);
        },
      },
      {
        id: 'dpop-other-key',
        label: 'Proof by another key',
        look: 'Requests: “The DPoP proof was signed with another key than the token is bound to”.',
        status: 401,
        cause: 'dpop-key-mismatch',
        run: async (bench) => {
          const { ask, fetchNonce } = await bind(bench);
          return ask({ nonce: await fetchNonce(), proofKey: await makeProofKey() });
        },
      },
    ],
  },
];
