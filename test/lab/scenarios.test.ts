import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import type { Answer, Bench, ScenarioGroup } from '../../src/lab/page/scenario.ts';
import { scenarioGroups } from '../../src/lab/page/scenarios.js';
import { makeBenchAt } from './bench.ts';

const groups: readonly ScenarioGroup[] = scenarioGroups;
const scenarios = groups.flatMap((group) => group.scenarios);

/** What the challenge, or else the body, of the last answer says. */
const words: Readonly<Record<string, string>> = {
  'missing-token': 'Bearer realm="practice"',
  'token-not-attached': 'Bearer realm="practice"',
  'bearer-undefined': 'malformed',
  'bearer-twice': 'malformed',
  'scheme-missing': 'malformed',
  'token-cut-off': 'malformed',
  'wrong-password': 'Wrong name or password',
  expired: 'The token expired',
  'not-yet-valid': 'not active yet',
  'clock-skew': 'The token expired',
  'refresh-reused': 'invalid_grant',
  tampered: 'Signature verification failed',
  'alg-none': 'algorithm is not allowed',
  'wrong-key': 'Signature verification failed',
  'public-key-as-secret': 'Signature verification failed',
  'alg-not-allowed': 'algorithm is not allowed',
  'unknown-kid': 'no applicable key',
  'wrong-audience': 'audience',
  'wrong-issuer': 'issuer',
  'id-token': 'not an access token',
  'refresh-token': 'not an access token',
  'missing-scope': 'error="insufficient_scope", error_description="This needs the scope invoices:write"',
  'missing-role': 'role admin',
  'someone-elses-object': 'someone else',
  'step-up': 'acr_values="urn:practice:second-factor"',
  revoked: 'revoked',
  '401-should-be-403': 'error="insufficient_scope"',
  '403-should-be-401': 'Not authenticated',
  'challenge-missing': 'Unauthorized',
  'refused-silently': 'Bearer error="invalid_token"',
  'server-error': 'The token expired',
  'graphql-unauthenticated': 'UNAUTHENTICATED',
  'graphql-forbidden': 'FORBIDDEN',
  'basic-challenge': 'Basic realm="reports"',
  'rate-limited': 'too_many_requests',
  'dpop-nonce': 'error="use_dpop_nonce"',
  'dpop-missing-proof': 'No DPoP proof',
  'dpop-bearer': 'use the DPoP scheme',
  'dpop-wrong-method': 'htm',
  'dpop-wrong-address': 'htu',
  'dpop-wrong-token': 'ath',
  'dpop-old-proof': 'too old',
  'dpop-replayed': 'used before',
  'dpop-other-key': 'another key',
};

let lab: Lab;
let bench: Bench;

beforeAll(async () => {
  lab = await startLab();
  bench = makeBenchAt(lab);
});

afterAll(() => lab.close());

describe('practice scenarios', () => {
  const served = scenarios.filter((scenario) => !scenario.needsPage);

  it.each(served)('$id: "$label" is answered with $status', async (scenario) => {
    const answer: Answer = await scenario.run(bench);
    expect(answer.status).toBe(scenario.status);
    const said = `${answer.header('www-authenticate')} ${answer.text}`;
    expect(said).toContain(words[scenario.id] ?? '');
  });

  it('every refusal is checked for its words', () => {
    const refused = served.filter(({ status, cause }) => cause !== '' && status !== 200).map(({ id }) => id);
    expect(refused.filter((id) => words[id] === undefined)).toEqual([]);
  });

  it('ids and labels are unique, so that a button is found by either', () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    expect(new Set(scenarios.map(({ label }) => label)).size).toBe(scenarios.length);
  });
});
