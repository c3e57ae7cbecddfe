import { describe, expect, it } from 'vitest';
import { standardClaims } from '../../../src/core/spec/claims.ts';
import { makers } from '../../../src/core/spec/claims-of-makers.ts';
import { formatDuration, formatInstant } from '../../../src/core/spec/duration.ts';
import { headerParameters, standardHeaderParameters } from '../../../src/core/spec/header-parameters.ts';

const rows = [...standardClaims.values(), ...makers.flatMap(({ claims }) => claims)];

describe('claim tables', () => {
  it('give every row a sentence and an https source', () => {
    for (const { name, meaning, source, form } of [
      ...rows,
      ...[...headerParameters.values()].map((row) => ({ ...row, form: 'value' })),
    ]) {
      expect(meaning, name).toMatch(/^(\{value\}$|[A-Z\d{])/);
      expect(source.url, name).toMatch(/^https:\/\//);
      if (form === 'flag') expect(meaning.split(' | '), name).toHaveLength(2);
      expect(meaning.replace(/\{(value|count)\}/g, ''), name).not.toMatch(/[{}]/);
    }
  });

  it('never define a claim twice for one maker', () => {
    for (const { name, claims } of makers) {
      expect(new Set(claims.map((claim) => claim.name)).size, name).toBe(claims.length);
    }
  });

  it('hold the seven registered claims of RFC 7519 with their types', () => {
    const types = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti'].map(
      (name) => standardClaims.get(name)?.type,
    );
    expect(types).toEqual([
      'string',
      'string',
      'string-or-strings',
      'numeric-date',
      'numeric-date',
      'numeric-date',
      'string',
    ]);
  });

  it('know which header parameters crit must not list (RFC 7515 §4.1.11)', () => {
    expect([standardHeaderParameters.has('alg'), standardHeaderParameters.has('p2c')]).toEqual([true, true]);
    expect([standardHeaderParameters.has('b64'), standardHeaderParameters.has('exp')]).toEqual([
      false,
      false,
    ]);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [400, '0.4 s'],
    [59_999, '59 s'],
    [192_000, '3 min 12 s'],
    [-192_000, '3 min 12 s'],
    [3_600_000, '1 h'],
    [90_000_000, '1 day 1 h'],
    [86_400_000 * 400, '1 year 35 days'],
    [Number.POSITIVE_INFINITY, 'for ever'],
  ])('%d ms is %s', (milliseconds, words) => {
    expect(formatDuration(milliseconds)).toBe(words);
  });

  it('writes instants in UTC, and none beyond a calendar', () => {
    expect(formatInstant(1768478700000)).toBe('15 Jan 2026, 12:05:00 UTC');
    expect(formatInstant(Number.NaN)).toBe('no date');
  });
});
