import { describe, expect, it } from 'vitest';
import { maskText } from '../../../src/ui/kit/masked.tsx';
import { formatClock, formatCountdown } from '../../../src/ui/kit/time-words.ts';
import { expiryAt } from '../../../src/ui/tokens/expiry-cell.tsx';

const minute = 60_000;
const now = Date.UTC(2026, 0, 15, 12);

describe('lengths of time', () => {
  it('are as short as they are told aloud', () => {
    expect(formatCountdown(0)).toBe('0:00');
    expect(formatCountdown(271_000)).toBe('4:31');
    expect(formatCountdown(125 * minute)).toBe('2 h 5 min');
    expect(formatCountdown(29 * 24 * 60 * minute)).toBe('29 d');
    expect(formatCountdown(800 * 24 * 60 * minute)).toBe('2 y');
  });

  it('have two digits for every hour, after midnight too', () => {
    expect(formatClock(Date.UTC(2026, 0, 15, 0, 5, 9))).toBe('00:05:09');
    expect(formatClock(Date.UTC(2026, 0, 15, 9, 5, 9))).toBe('09:05:09');
  });

  it('of no real moment are a dash, not an error', () => {
    expect(formatClock(Number.MAX_VALUE)).toBe('–');
    expect(formatClock(now)).toBe('12:00:00');
  });
});

describe('the expiry column', () => {
  const row = { kind: 'access', format: 'jws', issuedAt: now - 10 * minute, notBefore: null } as const;
  it('tells what is left, and what is past', () => {
    expect(expiryAt({ ...row, expiresAt: now + 10 * minute }, now)).toMatchObject({
      text: 'in 10:00',
      left: 0.5,
    });
    expect(expiryAt({ ...row, expiresAt: now }, now)).toMatchObject({ text: 'Expired 0:00 ago', left: 0 });
    expect(expiryAt({ ...row, expiresAt: null }, now)).toMatchObject({ text: 'Never expires', left: null });
  });
  it('draws no bar for a token that ends before it begins', () => {
    expect(expiryAt({ ...row, issuedAt: now + 20 * minute, expiresAt: now + minute }, now).left).toBeNull();
  });
});

describe('a masked credential', () => {
  it('shows nothing of a short one, and four characters of a long one', () => {
    expect(maskText('hunter2')).not.toContain('2');
    expect(maskText(`${'x'.repeat(40)}abcd`).endsWith('abcd')).toBe(true);
    expect(maskText('x'.repeat(1000)).length).toBeLessThan(20);
  });
});
