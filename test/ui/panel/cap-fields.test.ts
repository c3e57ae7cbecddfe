import { describe, expect, it } from 'vitest';
import { isCaps } from '../../../src/core/session/caps.ts';
import { capFields } from '../../../src/ui/frame/cap-fields.ts';

describe('the caps that can be chosen', () => {
  it('are offered smallest first, with the default among them', () => {
    for (const { steps, defaultValue } of capFields) {
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(steps).toContain(defaultValue);
    }
  });

  it('are all accepted when they are stored', () => {
    const choose = (pick: (steps: readonly number[]) => number | undefined) =>
      Object.fromEntries(capFields.map(({ cap, steps }) => [cap, pick(steps)]));
    expect(isCaps(choose((steps) => steps[0]))).toBe(true);
    expect(isCaps(choose((steps) => steps.at(-1)))).toBe(true);
    expect(isCaps(choose(() => Number.POSITIVE_INFINITY))).toBe(false);
    expect(isCaps({ requests: 100_000 })).toBe(false);
  });

  it('are said in words', () => {
    const said = capFields.map(({ defaultValue, inWords }) => inWords(defaultValue));
    expect(said).toEqual(['100,000', '4 MB of text', '128 MB of text']);
  });
});
