import { describe, expect, it } from 'vitest';
import { covers, isInForce, readWaivers } from '../../../src/core/report/waiver.ts';

const waiver = { rule: 'web-storage', place: 'https://app.example storage theme', reason: 'no secret' };
const read = (list: unknown) => readWaivers(JSON.stringify(list));

describe('waivers', () => {
  it('end with their day', () => {
    const [one] = read([{ ...waiver, until: '2026-06-30' }]);
    expect(one && isInForce(one, Date.parse('2026-06-30T23:00:00Z'))).toBe(true);
    expect(one && isInForce(one, Date.parse('2026-07-01T00:00:00Z'))).toBe(false);
    const [open] = read([waiver]);
    expect(open && isInForce(open, Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it('name the member at fault, and nothing that the file holds', () => {
    expect(() => readWaivers('{')).toThrow('not JSON');
    expect(() => read({})).toThrow('a list');
    expect(() => read([waiver, { ...waiver, reason: ' ' }])).toThrow('[1].reason');
    expect(() => read([{ ...waiver, rule: 7 }])).toThrow('[0].rule');
    expect(() => read([{ ...waiver, until: 'soon' }])).toThrow(/\[0\]\.until(?!.*soon)/);
    expect(() => read([null])).toThrow('[0].rule');
  });

  it.each([
    ['https://app.example storage theme', true],
    ['https://app.example storage *', true],
    ['*', true],
    ['*storage*', true],
    ['https://*.example storage*theme', true],
    ['https://app.example storage', false],
    ['https://app.example storage theme*theme', false],
    ['https://app.example.storage theme', false],
  ])('place %s', (place, covered) => {
    const [one] = read([{ ...waiver, place }]);
    expect(one && covers(one, 'web-storage', waiver.place)).toBe(covered);
    expect(one && covers(one, 'token-in-url', waiver.place)).toBe(false);
  });

  it('take no time over a hostile pattern', () => {
    const [one] = read([{ ...waiver, place: '*a'.repeat(20_000) }]);
    expect(one && covers(one, 'web-storage', 'a'.repeat(19_999))).toBe(false);
  });
});
