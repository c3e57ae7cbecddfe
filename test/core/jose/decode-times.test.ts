import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../../src/core/jose/base64url.ts';
import { claimMeaning, headerMeaning, makerOf } from '../../../src/core/jose/claim-meaning.ts';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { looksLikeMilliseconds, tokenTimes } from '../../../src/core/jose/numeric-date.ts';
import { encodeUtf8 } from '../../../src/core/jose/utf8.ts';

const encode = (value: unknown) => encodeBase64url(encodeUtf8(JSON.stringify(value)));
const tokenOf = (claims: unknown) => decodeToken(`${encode({ alg: 'HS256' })}.${encode(claims)}.c2ln`);
const now = Date.parse('2026-01-15T12:00:00Z');
const seconds = now / 1000;
const say = (name: string, value: never, issuer = '') => claimMeaning(name, value, { now, issuer }).text;

describe('tokenTimes', () => {
  it('turns seconds, also with a fraction, into milliseconds', () => {
    expect(tokenTimes(tokenOf({ iat: seconds, nbf: seconds + 0.5, exp: seconds + 60 }))).toEqual({
      issuedAt: now,
      notBefore: now + 500,
      expiresAt: now + 60_000,
    });
  });

  it.each([['1768478400'], [null], [true], [{}], [1e300]])('takes %j for no date', (exp) => {
    expect(tokenTimes(tokenOf({ exp })).expiresAt).toBeNull();
  });

  it('reads milliseconds as a server does, and tells them', () => {
    const token = tokenOf({ exp: now });
    expect(new Date(tokenTimes(token).expiresAt ?? 0).getUTCFullYear()).toBeGreaterThan(50_000);
    expect(token.problems.map(({ code }) => code)).toEqual(['milliseconds']);
    expect(looksLikeMilliseconds(now)).toBe(true);
    expect(looksLikeMilliseconds(seconds)).toBe(false);
  });
});

describe('claimMeaning', () => {
  it.each([
    ['exp', seconds + 252, 'Expires 15 Jan 2026, 12:04:12 UTC, in 4 min 12 s.'],
    ['exp', seconds, 'Expired 15 Jan 2026, 12:00:00 UTC, just now.'],
    ['exp', seconds - 7200, 'Expired 15 Jan 2026, 10:00:00 UTC, 2 h ago.'],
    ['nbf', seconds + 60, 'Not to be accepted before 15 Jan 2026, 12:01:00 UTC, in 1 min.'],
    ['iat', seconds - 1, 'Issued 15 Jan 2026, 11:59:59 UTC, 1 s ago.'],
    ['exp', '5', 'No date: it has to be a number of seconds since 1970, and is not a number.'],
    ['aud', ['a', 'b'], 'Meant for a, b. Anybody else has to refuse it.'],
    ['email_verified', false, 'The e-mail address was not checked.'],
    ['email_verified', 7, 'It should be true or false, and is neither.'],
    [
      'https://example.com/role',
      'x',
      'A claim of this issuer alone, named by a URL so that it meets no other.',
    ],
    ['whatever', 1, 'A claim of this issuer alone: no standard defines it.'],
  ])('%s: %j', (name, value, text) => {
    expect(say(name, value as never)).toBe(text);
  });

  it('hints at what milliseconds were meant for', () => {
    expect(say('exp', now as never)).toContain('15 Jan 2026, 12:00:00 UTC was meant');
  });

  it('reads a name as its issuer means it', () => {
    expect(say('sub', 'x' as never)).toBe('About x: the subject, as its issuer knows it.');
    expect(say('sub', 'x' as never, 'https://login.microsoftonline.com/t/v2.0')).toBe(
      'The person, in this application alone: x.',
    );
    expect(say('scp', 'x' as never)).toContain('Microsoft Entra ID and Okta');
    expect(makerOf('https://kc.example/realms/demo')?.name).toBe('Keycloak');
  });

  it('keeps a sentence short and takes a value as text', () => {
    const long = say('sub', '$&'.repeat(500) as never);
    expect(long.length).toBeLessThan(250);
    expect(long).toContain('$&$&');
    expect(say('__proto__', {} as never)).toBe('A claim of this issuer alone: no standard defines it.');
  });

  it('cites its clause', () => {
    const { source } = claimMeaning('exp', 1, { now, issuer: '' });
    expect(source?.label).toBe('RFC 7519 §4.1.4');
    expect(source?.url).toBe('https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4');
  });
});

describe('headerMeaning', () => {
  it('says what alg none means, however it is written', () => {
    expect(headerMeaning('alg', 'nOnE').text).toBe('Not signed: anybody could have written this token.');
    expect(headerMeaning('alg', 'RS256').text).toBe('Algorithm: RS256.');
    expect(headerMeaning('toString', 'x').source).toBeNull();
  });
});
