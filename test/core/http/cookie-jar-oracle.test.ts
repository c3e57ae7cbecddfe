import fc from 'fast-check';
import { CookieJar } from 'tough-cookie';
import { describe, expect, it } from 'vitest';
import { createJar, storeCookie, whyNotSent } from '../../../src/core/http/cookie-jar.ts';
import { parseSetCookie } from '../../../src/core/http/cookies.ts';

/** tough-cookie reads the clock for itself: cookies here live for days or are long gone, so that no moment matters. */
const now = Date.now();
const request = (url: string) => ({ url, method: 'GET', initiator: '', navigation: false, now });

const hosts = [
  'shop.example',
  'www.shop.example',
  'api.shop.example',
  'other.example',
  'deep.www.shop.example',
];
const paths = ['/', '/a', '/a/', '/a/b', '/ab', '/a/b/c'];
const url = fc
  .record({
    scheme: fc.constantFrom('http', 'https'),
    host: fc.constantFrom(...hosts),
    path: fc.constantFrom(...paths),
  })
  .map(({ scheme, host, path }) => `${scheme}://${host}${path}`);
const setCookie = fc
  .record({
    name: fc.constantFrom('sid', '__Secure-sid', '__Host-sid'),
    domain: fc.option(
      fc.constantFrom('shop.example', '.shop.example', 'www.shop.example', 'other.example', 'example'),
    ),
    path: fc.option(fc.constantFrom('/', '/a', '/a/', '/a/b', 'relative')),
    secure: fc.boolean(),
    age: fc.option(fc.constantFrom('Max-Age=86400', 'Max-Age=0', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT')),
  })
  .map(({ name, domain, path, secure, age }) =>
    [
      `${name}=1`,
      ...(domain === null ? [] : [`Domain=${domain}`]),
      ...(path === null ? [] : [`Path=${path}`]),
      ...(secure ? ['Secure'] : []),
      ...(age === null ? [] : [age]),
    ].join('; '),
  );

/** Whether a request to `to` carries the cookie that `from` has set, as we see it. */
function sentByUs(text: string, from: string, to: string): boolean {
  const cookie = parseSetCookie(text);
  const stored = cookie === null ? null : storeCookie(createJar(), cookie, request(from));
  return stored !== null && whyNotSent(stored, request(to)) === null;
}

function sentByOracle(text: string, from: string, to: string): boolean {
  const jar = new CookieJar(undefined, { prefixSecurity: 'strict', rejectPublicSuffixes: true });
  try {
    jar.setCookieSync(text, from);
  } catch {
    return false;
  }
  return jar.getCookiesSync(to).length > 0;
}

/** Where browsers and RFC 6265bis go beyond tough-cookie: §5.7 refuses Secure from an insecure origin. */
const isSecureFromHttp = (text: string, from: string) => /; Secure/.test(text) && from.startsWith('http:');

describe('the cookie jar against tough-cookie', () => {
  it('sends what it sends, and nothing else', () => {
    fc.assert(
      fc.property(setCookie, url, url, (text, from, to) => {
        fc.pre(!isSecureFromHttp(text, from));
        expect([text, from, to, sentByUs(text, from, to)]).toEqual([
          text,
          from,
          to,
          sentByOracle(text, from, to),
        ]);
      }),
      { numRuns: 2000 },
    );
  });
});
