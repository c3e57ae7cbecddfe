import { beforeAll, describe, it } from 'vitest';
import type { Fixtures } from './case.ts';
import { engineCases } from './cases.ts';
import { makeFixtures } from './fixtures.ts';

describe('the engine in Node', { timeout: 60_000 }, () => {
  let fixtures: Fixtures;
  beforeAll(async () => {
    fixtures = await makeFixtures();
  });

  for (const { name, run } of engineCases) it(name, async () => run(fixtures));
});
