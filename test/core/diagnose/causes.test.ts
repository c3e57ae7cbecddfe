import { describe, expect, it } from 'vitest';
import { refreshScene } from '../../../src/core/diagnose/causes/refresh-flow.ts';
import { causes } from '../../../src/core/diagnose/causes.ts';
import { judgeScene } from './judge-capture.ts';

const diagnosisOfLast = async (scene: Parameters<typeof judgeScene>[0]) => {
  const { exchanges, diagnoses } = await judgeScene(scene);
  return diagnoses.get(exchanges.length - 1) ?? null;
};

describe.each(causes.map((cause) => [cause.id, cause] as const))('%s', (id, cause) => {
  it.each(cause.examples.bad.map((scene) => [scene.title, scene] as const))(
    'is told: %s',
    async (_, scene) => {
      const diagnosis = await diagnosisOfLast(scene);
      expect(diagnosis?.cause).toBe(id);
      expect(diagnosis?.headline).not.toBe('');
      expect(diagnosis?.evidence.length).toBeGreaterThan(0);
      expect(diagnosis?.ladder).toHaveLength(7);
    },
  );

  it.each(cause.examples.good.map((scene) => [scene.title, scene] as const))(
    'is not told: %s',
    async (_, scene) => {
      const diagnosis = await diagnosisOfLast(scene);
      expect(diagnosis?.cause).not.toBe(id);
    },
  );

  it('fails its own step of the ladder, and none before it', async () => {
    for (const scene of cause.examples.bad) {
      const ladder = (await diagnosisOfLast(scene))?.ladder ?? [];
      const own = ladder.findIndex(({ step }) => step === cause.step);
      if (own < 0) continue;
      expect(['failed', 'unknown']).toContain(ladder[own]?.outcome);
      const before = ladder.slice(0, own).map(({ outcome }) => outcome);
      expect(before.filter((outcome) => outcome === 'failed' || outcome === 'not-reached')).toEqual([]);
      for (const { outcome, evidence } of ladder) if (outcome === 'failed') expect(evidence).not.toEqual([]);
    }
  });

  it('says the clause that its right status rests on', async () => {
    for (const scene of cause.examples.bad) {
      const diagnosis = await diagnosisOfLast(scene);
      expect(diagnosis?.rightStatus.why).toMatch(/\((RFC \d+ §[\d.]+|Fetch, .+)\)$/);
    }
  });
});

it('every cause has an example of its own, but for the refresh flow, whose refused request comes first', () => {
  const without = causes.filter(({ examples }) => examples.bad.length === 0).map(({ id }) => id);
  expect(without).toEqual(['refresh-flow']);
});

it('a refresh flow is told once, on the request that was refused', async () => {
  const { diagnoses } = await judgeScene(refreshScene);
  expect([...diagnoses.keys()]).toEqual([0]);
  expect(diagnoses.get(0)).toMatchObject({ cause: 'refresh-flow', also: ['expired'] });
});

it('a refresh flow is told where the browser tells of the refresh last', async () => {
  const { exchanges = [], ...rest } = refreshScene;
  const [refused, refresh, retry] = exchanges;
  if (!refused || !refresh || !retry) throw new Error('the scene has three requests');
  const { diagnoses } = await judgeScene({ ...rest, exchanges: [refused, retry, refresh] });
  expect(diagnoses.get(0)?.cause).toBe('refresh-flow');
  const { diagnoses: before } = await judgeScene({
    ...rest,
    exchanges: [refused, retry, { ...refresh, at: 3 }],
  });
  expect(before.get(0)?.cause).toBe('expired');
});

it('ids are unique', () => {
  expect(new Set(causes.map(({ id }) => id)).size).toBe(causes.length);
});
