import { describe, expect, it } from 'vitest';
import { drillCases } from '../../../../src/core/lessons/drill/cases.ts';
import { randomFrom } from '../../../../src/core/lessons/drill/random.ts';
import { playScene } from '../../../../src/core/lessons/drill/stage.ts';

const seeds = ['one', 'two', 'three', 'four', 'five'];

describe('the cases of the drill', () => {
  it('are more than forty, each with a name of its own', () => {
    expect(new Set(drillCases.map(({ id }) => id)).size).toBe(drillCases.length);
    expect(drillCases.length).toBeGreaterThanOrEqual(40);
  });

  it.each(drillCases.map((one) => [one.id, one] as const))(
    '%s: the engine says what was promised',
    async (_, { id, cause, status, stage }) => {
      for (const seed of seeds) {
        const { diagnosis } = await playScene(stage(randomFrom(seed, id)));
        expect(diagnosis?.cause).toBe(cause);
        expect(diagnosis?.rightStatus.status).toBe(status);
        expect(diagnosis?.confidence).not.toBe('possible');
      }
    },
  );
});
