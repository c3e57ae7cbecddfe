import { describe, expect, it } from 'vitest';
import { type CookieRequest, createJar } from '../../../src/core/http/cookie-jar.ts';
import {
  cookiesFor,
  documentCookie,
  keepCookies,
  withCookies,
} from '../../../src/core/lessons/browser-cookies.ts';
import { request } from '../../../src/core/lessons/play.ts';

const now = Date.UTC(2026, 0, 15, 12);
const url = 'https://app.tidewater.example/app/orders';
const own: CookieRequest = { url, method: 'GET', initiator: url, navigation: false, now };

function jarWith(...cookies: string[]) {
  const jar = createJar();
  keepCookies(jar, { headers: cookies.map((value) => ({ name: 'Set-Cookie', value })) }, own);
  return jar;
}

describe('the cookies of the simulated browser', () => {
  it('go along by themselves, the one with the longer path first', () => {
    const jar = jarWith('a=1; Path=/', 'b=2; Path=/app', 'c=3; Path=/other');
    const asked = request(`GET ${url}`, { headers: ['Accept: */*'] });
    expect(withCookies(jar, asked, own).headers).toEqual([
      { name: 'Accept', value: '*/*' },
      { name: 'Cookie', value: 'b=2; a=1' },
    ]);
    expect(withCookies(createJar(), asked, own)).toEqual(asked);
  });

  it('are hidden from document.cookie where they are HttpOnly', () => {
    const jar = jarWith('open=1; Path=/', 'hidden=2; Path=/; HttpOnly');
    expect(documentCookie(jar, url, now)).toBe('open=1');
    expect(cookiesFor(jar, own)).toHaveLength(2);
  });

  it('are gone once the server has set them to expire', () => {
    const jar = jarWith('sid=1; Path=/');
    keepCookies(jar, { headers: [{ name: 'Set-Cookie', value: 'sid=; Path=/; Max-Age=0' }] }, own);
    expect(cookiesFor(jar, own)).toEqual([]);
  });
});
