import { describe, expect, it } from 'vitest';
import { distanceTo } from '../../src/ui/frame/match-words.ts';

const titles = [
  'Copy token',
  'Copy without signature',
  'Go to Tokens',
  'Check its signature',
  'Colours: Dark',
];
const found = (typed: string) =>
  titles
    .filter((title) => distanceTo(title, typed) !== null)
    .sort((a, b) => (distanceTo(a, typed) ?? 0) - (distanceTo(b, typed) ?? 0));

describe('looking for a command', () => {
  it('finds the beginnings of words, in any order and any case', () => {
    expect(found('SIG copy')).toEqual(['Copy without signature']);
    expect(found('dark')).toEqual(['Colours: Dark']);
  });

  it('puts the beginning of a word before its middle, and that before scattered letters', () => {
    expect(distanceTo('Copy token', 'tok')).toBe(0);
    expect(distanceTo('Copy token', 'oken')).toBe(1);
    expect(distanceTo('Copy token', 'cptk')).toBeGreaterThan(1);
  });

  it('forgives letters that are left out, but not ones that are not there', () => {
    expect(found('cptkn')).toEqual(['Copy token']);
    expect(found('tokenx')).toEqual([]);
  });

  it('takes nothing typed for everything', () => {
    expect(found('  ')).toHaveLength(titles.length);
  });
});
