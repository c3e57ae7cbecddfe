import { describe, expect, it } from 'vitest';
import {
  type CookieRequest,
  createJar,
  domainMatches,
  pathMatches,
  storeCookie,
  whyNotSent,
} from '../../../src/core/http/cookie-jar.ts';
import { parseSetCookie, type SetCookie } from '../../../src/core/http/cookies.ts';

const now = Date.UTC(2026, 0, 15, 12);
const request = (url: string, more: Partial<CookieRequest> = {}): CookieRequest => ({
  url,
  method: 'GET',
  initiator: '',
  navigation: false,
  now,
  ...more,
});

/** Sets `setCookie` from `from` and says why a request to `to` goes without it; null when it is sent. */
function reason(setCookie: string, from: string, to: CookieRequest) {
  const stored = storeCookie(createJar(), parseSetCookie(setCookie) as SetCookie, request(from));
  return stored && whyNotSent(stored, to);
}

describe('which cookie is sent (RFC 6265bis §5.8.3), and why another is not', () => {
  it.each([
    ['the same host', 'sid=1', 'https://api.example/login', request('https://api.example/orders'), null],
    [
      'a host-only cookie on another host',
      'sid=1',
      'https://www.shop.example/',
      request('https://api.shop.example/'),
      'domain',
    ],
    [
      'Domain covers subdomains',
      'sid=1; Domain=shop.example',
      'https://www.shop.example/',
      request('https://api.shop.example/'),
      null,
    ],
    [
      'Domain with a leading dot',
      'sid=1; Domain=.shop.example',
      'https://www.shop.example/',
      request('https://api.shop.example/'),
      null,
    ],
    [
      'Domain of somebody else',
      'sid=1; Domain=other.example',
      'https://shop.example/',
      request('https://other.example/'),
      'domain-mismatch',
    ],
    [
      'Domain is a public suffix',
      'sid=1; Domain=github.io',
      'https://me.github.io/',
      request('https://you.github.io/'),
      'public-suffix',
    ],
    [
      'the default path is the directory',
      'sid=1',
      'https://api.example/auth/login',
      request('https://api.example/orders'),
      'path',
    ],
    [
      'Path=/auth is no prefix of /authority',
      'sid=1; Path=/auth',
      'https://api.example/',
      request('https://api.example/authority'),
      'path',
    ],
    [
      'Path=/auth covers /auth/x',
      'sid=1; Path=/auth',
      'https://api.example/',
      request('https://api.example/auth/x'),
      null,
    ],
    [
      'Secure set over http',
      'sid=1; Secure',
      'http://shop.test/',
      request('http://shop.test/'),
      'secure-on-http',
    ],
    [
      'Secure on loopback http',
      'sid=1; Secure',
      'http://localhost:3000/',
      request('http://localhost:3000/'),
      null,
    ],
    [
      'Secure set over https, sent over http',
      'sid=1; Secure; Path=/',
      'https://shop.test/',
      request('http://shop.test/'),
      'secure',
    ],
    ['the port plays no part', 'sid=1', 'http://localhost:3000/', request('http://localhost:4000/'), null],
    [
      'Max-Age is over',
      'sid=1; Max-Age=2',
      'https://api.example/',
      request('https://api.example/', { now: now + 3000 }),
      'expired',
    ],
    [
      'Max-Age outranks Expires',
      'sid=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
      'https://api.example/',
      request('https://api.example/'),
      null,
    ],
    [
      'Max-Age=0 takes it back',
      'sid=; Max-Age=0',
      'https://api.example/',
      request('https://api.example/'),
      'expired',
    ],
    [
      'SameSite=Strict from another site',
      'sid=1; SameSite=Strict',
      'https://api.example/',
      request('https://api.example/', { initiator: 'https://app.test' }),
      'same-site',
    ],
    [
      'SameSite=Strict from the same site',
      'sid=1; SameSite=Strict',
      'https://api.shop.example/',
      request('https://api.shop.example/', { initiator: 'https://www.shop.example' }),
      null,
    ],
    [
      'another scheme is another site',
      'sid=1; SameSite=Strict',
      'https://shop.example/',
      request('https://shop.example/', { initiator: 'http://shop.example' }),
      'same-site',
    ],
    [
      'SameSite=Lax with a fetch from another site',
      'sid=1; SameSite=Lax',
      'https://api.example/',
      request('https://api.example/', { initiator: 'https://app.test' }),
      'same-site',
    ],
    [
      'SameSite=Lax with a link from another site',
      'sid=1; SameSite=Lax',
      'https://api.example/',
      request('https://api.example/', { initiator: 'https://app.test', navigation: true }),
      null,
    ],
    [
      'no SameSite counts as Lax',
      'sid=1',
      'https://api.example/',
      request('https://api.example/', { initiator: 'https://app.test' }),
      'same-site',
    ],
    [
      'SameSite=None; Secure goes everywhere',
      'sid=1; SameSite=None; Secure',
      'https://api.example/',
      request('https://api.example/', { initiator: 'https://app.test' }),
      null,
    ],
    [
      'SameSite=None without Secure',
      'sid=1; SameSite=None',
      'https://api.example/',
      request('https://api.example/'),
      'same-site-none-insecure',
    ],
    [
      'two loopback names are two sites',
      'sid=1; SameSite=Strict',
      'http://127.0.0.1:4000/',
      request('http://127.0.0.1:4000/', { initiator: 'http://localhost:4190' }),
      'same-site',
    ],
    [
      '__Host- with a Domain',
      '__Host-sid=1; Secure; Path=/; Domain=shop.example',
      'https://shop.example/',
      request('https://shop.example/'),
      'prefix',
    ],
  ] as const)('%s', (_, setCookie, from, to, expected) => {
    expect(reason(setCookie, from, to)).toBe(expected);
  });

  it('an address matches only itself', () => {
    expect(domainMatches('127.0.0.1', '0.0.1')).toBe(false);
    expect(domainMatches('a.b.example', 'b.example')).toBe(true);
  });

  it('a path ends at a slash', () => {
    expect(pathMatches('/foo/bar', '/foo')).toBe(true);
    expect(pathMatches('/foobar', '/foo')).toBe(false);
  });

  it('keeps a bounded number of cookies, the newest', () => {
    const jar = createJar();
    for (let index = 0; index < 5000; index += 1)
      storeCookie(jar, parseSetCookie(`c${index}=1`) as SetCookie, request('https://api.example/'));
    expect(jar.cookies.size).toBe(1024);
    expect([...jar.cookies.values()].at(-1)?.name).toBe('c4999');
  });
});
