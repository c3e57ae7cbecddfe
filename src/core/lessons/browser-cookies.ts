/** The cookies of the simulated browser: the same jar, by the same rules, with which the panel judges real ones. */
import {
  type CookieJar,
  type CookieRequest,
  type JarCookie,
  storeCookie,
  whyNotSent,
} from '../http/cookie-jar.ts';
import { parseSetCookie } from '../http/cookies.ts';
import { headerValues } from '../http/headers.ts';
import type { Answer, LessonRequest } from './server/lesson-server.ts';

/** Keeps what an answer sets (RFC 6265bis §5.7). */
export function keepCookies(jar: CookieJar, answer: Pick<Answer, 'headers'>, request: CookieRequest): void {
  for (const value of headerValues(answer.headers, 'set-cookie')) {
    const cookie = parseSetCookie(value);
    if (cookie !== null) storeCookie(jar, cookie, request);
  }
}

/** The cookies that go with a request (RFC 6265bis §5.8.3), longer paths first. */
export function cookiesFor(jar: CookieJar, request: CookieRequest): JarCookie[] {
  return [...jar.cookies.values()]
    .filter((cookie) => whyNotSent(cookie, request) === null)
    .sort((a, b) => b.path.length - a.path.length);
}

/** The request with the Cookie header that the browser adds; as it was where no cookie goes along. */
export function withCookies(jar: CookieJar, asked: LessonRequest, request: CookieRequest): LessonRequest {
  const pairs = cookiesFor(jar, request).map(({ name, value }) => `${name}=${value}`);
  if (pairs.length === 0) return asked;
  return { ...asked, headers: [...asked.headers, { name: 'Cookie', value: pairs.join('; ') }] };
}

/** What `document.cookie` gives to a script: all but the HttpOnly ones (RFC 6265bis §5.8.3, "non-HTTP" API). */
export function documentCookie(jar: CookieJar, url: string, now: number): string {
  const own: CookieRequest = { url, method: 'GET', initiator: url, navigation: false, now };
  return cookiesFor(jar, own)
    .filter(({ httpOnly }) => !httpOnly)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}
