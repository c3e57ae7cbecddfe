import { describe, expect, it } from 'vitest';
import { append, at, emptyLog, slice } from '../../../src/core/session/log.ts';

describe('append-only log', () => {
  it('keeps earlier versions true while it grows', () => {
    const one = append(emptyLog<string>(), ['a']);
    const two = append(one, ['b', 'c']);
    expect(slice(one)).toEqual(['a']);
    expect(at(one, 1)).toBeUndefined();
    expect(slice(two)).toEqual(['a', 'b', 'c']);
  });

  it('gives two continuations of one version each their own items', () => {
    const root = append(emptyLog<string>(), ['a']);
    const left = append(root, ['left']);
    const right = append(root, ['right']);
    expect(slice(left)).toEqual(['a', 'left']);
    expect(slice(right)).toEqual(['a', 'right']);
  });

  it('shares its items with the version before: appending copies nothing', () => {
    const one = append(emptyLog<number>(), [1]);
    expect(append(one, [2]).items).toBe(one.items);
  });
});
