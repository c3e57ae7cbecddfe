import { describe, expect, it } from 'vitest';
import { parseCookieDate } from '../../../src/core/http/cookie-date.ts';
import { parseCookieHeader, parseSetCookie, setCookiesOf } from '../../../src/core/http/cookies.ts';

describe('parseCookieHeader', () => {
  it('reads pairs in their order, with = in values, quotes and doubled names kept', () => {
    const value = 'a=1; b="x"; c=k=v==; a=2; =empty; lone';
    const pairs = parseCookieHeader(value);
    expect(pairs.map((pair) => [pair.name, pair.value])).toEqual([
      ['a', '1'],
      ['b', '"x"'],
      ['c', 'k=v=='],
      ['a', '2'],
      ['', 'empty'],
      ['', 'lone'],
    ]);
    for (const pair of pairs) expect(value.slice(...pair.span)).toBe(pair.value);
  });

  it('gives nothing for nothing, and survives names like __proto__', () => {
    expect(parseCookieHeader('')).toEqual([]);
    expect(parseCookieHeader(' ;; ;')).toEqual([]);
    expect(parseCookieHeader('__proto__=x')).toMatchObject([{ name: '__proto__', value: 'x' }]);
  });
});

describe('parseSetCookie', () => {
  it('reads every flag, whatever its case', () => {
    expect(
      parseSetCookie(
        'sid=a.b.c; PATH=/app; domain=.Example.COM; secure; HTTPONLY; samesite=none; Partitioned; Max-Age=60; Expires=Wed, 21 Oct 2015 07:28:00 GMT',
      ),
    ).toMatchObject({
      name: 'sid',
      value: 'a.b.c',
      path: '/app',
      domain: 'example.com',
      secure: true,
      httpOnly: true,
      sameSite: 'None',
      partitioned: true,
      maxAge: 60,
      expires: Date.UTC(2015, 9, 21, 7, 28),
    });
  });

  it('takes what is not said as not set', () => {
    expect(parseSetCookie('sid=1')).toMatchObject({
      path: '',
      domain: '',
      secure: false,
      httpOnly: false,
      sameSite: '',
      partitioned: false,
      maxAge: null,
      expires: null,
    });
  });

  it('ignores attributes as a browser does: unknown SameSite, relative path, odd Max-Age, all but the last', () => {
    expect(parseSetCookie('a=1; SameSite=Loose; Path=x; Max-Age=1.5; Expires=never')).toMatchObject({
      sameSite: '',
      path: '',
      maxAge: null,
      expires: null,
    });
    expect(parseSetCookie('a=1; SameSite=Lax; SameSite=Strict; Max-Age=-1')).toMatchObject({
      sameSite: 'Strict',
      maxAge: -1,
    });
  });

  it('refuses what a browser refuses: control characters, neither name nor value', () => {
    expect(parseSetCookie('a=1\u0000; Secure')).toBeNull();
    expect(parseSetCookie(' ; Secure')).toBeNull();
  });

  it('finds every cookie of an answer, also where a capture joined the fields', () => {
    const response = {
      status: 200,
      statusText: '',
      headers: [
        { name: 'set-cookie', value: 'a=1; Secure\nb=2' },
        { name: 'Set-Cookie', value: 'c=3' },
      ],
      body: { state: 'none' },
    } as const;
    expect(setCookiesOf(response).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
});

describe('parseCookieDate', () => {
  it.each([
    ['Wed, 21 Oct 2015 07:28:00 GMT', Date.UTC(2015, 9, 21, 7, 28)],
    ['Wednesday, 21-Oct-15 07:28:00 GMT', Date.UTC(2015, 9, 21, 7, 28)],
    ['Wed Oct 21 07:28:00 2015', Date.UTC(2015, 9, 21, 7, 28)],
    ['21 oct 99 1:2:3', Date.UTC(1999, 9, 21, 1, 2, 3)],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])('%s', (text, at) => {
    expect(parseCookieDate(text)).toBe(at);
  });

  it.each([
    '',
    'tomorrow',
    '31 Feb 2020 00:00:00',
    '21 Oct 2015',
    '21 Oct 1500 00:00:00',
    '21 Oct 2015 24:00:00',
  ])('refuses %j', (text) => {
    expect(parseCookieDate(text)).toBeNull();
  });
});
