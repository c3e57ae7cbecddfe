import { describe, expect, it } from 'vitest';
import { toScale } from '../../../src/ui/kit/sequence-scale.ts';

const rows = (...times: readonly number[]) => toScale(times.map((at) => ({ at, meanwhile: '' })));

describe('a sequence drawn to scale', () => {
  it('gives each message a distance in proportion to the time before it', () => {
    const [first, second, third] = rows(0, 100, 400);
    expect(first?.height).toBe(0);
    expect((third?.height ?? 0) / (second?.height ?? 1)).toBeCloseTo(3, 1);
    expect([first?.since, second?.since, third?.since]).toEqual([0, 100, 400]);
  });

  it('cuts a pause short in which a person is waited for, and keeps its length', () => {
    const drawn = rows(0, 200, 12_600, 12_800);
    expect(drawn.map(({ pause }) => pause)).toEqual([null, null, 12_400, null]);
    expect(drawn[3]?.height).toBe(drawn[1]?.height);
  });

  it('stays within bounds, however many messages there are and however fast they were', () => {
    const many = rows(...Array.from({ length: 40 }, (_, index) => index * 1400));
    expect(many.reduce((sum, { height }) => sum + height, 0)).toBeLessThan(750);
    expect(rows(0, 2)[1]?.height).toBe(1);
    expect(rows()).toEqual([]);
  });

  it('puts no message above the one before it', () => {
    expect(rows(0, 300, 200).map(({ height }) => height >= 0)).toEqual([true, true, true]);
  });
});
