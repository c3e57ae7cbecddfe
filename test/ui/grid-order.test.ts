import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortKeys } from '../../src/ui/kit/grid-order.ts';

type Value = string | number | null;
const sorted = (values: readonly Value[], descending: boolean) =>
  sortKeys(
    values.map((_, index) => index),
    (index) => values[index] ?? null,
    (value) => value,
    descending,
  );

describe('rows in the order of a column', () => {
  it('keep their natural order where they have one value, and stand last where they have none', () => {
    expect(sorted(['b', null, 'a', 'b', 'a'], false)).toEqual([2, 4, 0, 3, 1]);
    expect(sorted(['b', null, 'a', 'b', 'a'], true)).toEqual([0, 3, 2, 4, 1]);
  });

  it('are ordered by size where they are numbers', () => {
    expect(sorted([10, 9, -1, 100], false)).toEqual([2, 1, 0, 3]);
  });

  it('are ordered by code unit where they are many texts that begin alike', () => {
    const ends = fc.array(fc.stringMatching(/^[ab\u{ffff}]{0,6}$/u), { minLength: 200, maxLength: 600 });
    fc.assert(
      fc.property(ends, (list) => {
        const values = list.map((end) => `/customers/${end}`);
        const byText = (a: number, b: number) =>
          values[a] === values[b] ? 0 : (values[a] ?? '') < (values[b] ?? '') ? -1 : 1;
        expect(sorted(values, false)).toEqual(values.map((_, index) => index).sort(byText));
      }),
    );
  });

  it('are ordered as comparing one by one would', () => {
    const column = fc.oneof(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null))),
      fc.array(fc.oneof(fc.integer(), fc.constant(null))),
    );
    fc.assert(
      fc.property(column, fc.boolean(), (values: readonly Value[], descending) => {
        const compare = (a: number, b: number) => {
          const [one = null, other = null] = [values[a], values[b]];
          if (one === other) return 0;
          if (one === null || other === null) return one === null ? 1 : -1;
          return one < other === descending ? 1 : -1;
        };
        expect(sorted(values, descending)).toEqual(values.map((_, index) => index).sort(compare));
      }),
    );
  });
});
