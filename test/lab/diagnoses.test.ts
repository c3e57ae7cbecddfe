import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../src/core/diagnose/diagnosis.ts';
import { readKeys } from '../../src/core/jose/key-reading.ts';
import { holdSession } from '../../src/core/session/holder.ts';
import { requestCount, requestDetail } from '../../src/core/session/selectors.ts';
import { verifyAll } from '../../src/core/session/verify-pending.ts';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { publicJwks } from '../../src/lab/mint/keys.ts';
import type { Scenario } from '../../src/lab/page/scenario.ts';
import { scenarioGroups } from '../../src/lab/page/scenarios.js';
import { makeBenchAt } from './bench.ts';
import { recordFetch } from './recording.ts';

const scenarios = scenarioGroups.flatMap((group) => group.scenarios);

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

/** Plays a scenario on a fresh page whose panel holds the keys of the site; every diagnosis that the panel makes of it. */
async function diagnose(scenario: Scenario): Promise<Diagnosis[]> {
  const { world } = lab;
  const holder = holdSession();
  const bench = makeBenchAt(
    lab,
    recordFetch(world.siteUrl, (exchange) =>
      holder.dispatch({ type: 'exchanges-captured', exchanges: [exchange] }),
    ),
  );
  const keys = [
    ...(await readKeys(JSON.stringify(publicJwks(world.keys)))),
    ...(await readKeys(world.keys.secret, { encoding: 'utf8' })),
  ];
  holder.dispatch({ type: 'keys-added', keys });
  await scenario.run(bench);
  await verifyAll(holder);
  return Array.from(
    { length: requestCount(holder.state) },
    (_, id) => requestDetail(holder.state, id).diagnosis,
  ).filter((diagnosis) => diagnosis !== null);
}

describe('what the panel says about the practice site', () => {
  const served = scenarios.filter((scenario) => !scenario.needsPage);

  it.each(served)('$id: $cause', async (scenario) => {
    const diagnoses = await diagnose(scenario);
    const last = diagnoses.at(-1);
    if (scenario.cause === '') {
      expect(diagnoses.map(({ cause }) => cause)).toEqual([]);
      return;
    }
    expect([scenario.cause, ...(scenario.orCause ?? [])]).toContain(last?.cause);
    expect(last?.also).toEqual(expect.arrayContaining([...(scenario.also ?? [])]));
  });
});
