/**
 * Cookies as the browser keeps them, with their exact flags: only after a person allowed it, and only of the inspected
 * site. Chromium can ask from a DevTools panel; Firefox has no `permissions` there, so nothing is offered.
 */
import browser from 'webextension-polyfill';
import type { KeptCookie } from '../core/find/stored.ts';
import type { SetCookie } from '../core/http/cookies.ts';

/** What we use of the API; a part is missing where the browser, or the person, withholds it. */
export interface CookiesApi {
  readonly permissions?: {
    contains(wanted: Wanted): Promise<boolean>;
    request(wanted: Wanted): Promise<boolean>;
  };
  readonly cookies?: { getAll(details: { domain: string; partitionKey: object }): Promise<unknown> };
}

interface Wanted {
  readonly permissions: ['cookies'];
  readonly origins?: string[];
}

const mostCookies = 1000;
const sameSites: Readonly<Record<string, SetCookie['sameSite']>> = {
  strict: 'Strict',
  lax: 'Lax',
  no_restriction: 'None',
};

/** Asks to read cookies of the site of `url`; to be called on a click. False where the person, or the browser, refuses. */
export async function askForCookies(url: string, api: CookiesApi = browser): Promise<boolean> {
  const site = await siteIn(url);
  if (site === null || api.permissions === undefined) return false;
  try {
    return await api.permissions.request({ permissions: ['cookies'], origins: [site.pattern] });
  } catch {
    return false;
  }
}

/** The cookies of the site of `url`, without their values; null where that is not allowed. Never throws. */
export async function readKeptCookies(
  url: string,
  api: CookiesApi = browser,
): Promise<readonly KeptCookie[] | null> {
  try {
    // First without the site, which takes the list of public suffixes to tell.
    if (!(await api.permissions?.contains({ permissions: ['cookies'] }))) return null;
    const site = await siteIn(url);
    if (site === null) return null;
    if (!(await api.permissions?.contains({ permissions: ['cookies'], origins: [site.pattern] })))
      return null;
    const cookies = await api.cookies?.getAll({ domain: site.host, partitionKey: {} });
    return Array.isArray(cookies) ? cookies.slice(0, mostCookies).flatMap(toKept) : null;
  } catch {
    return null;
  }
}

/** The site, and the match pattern of all its hosts: a cookie may belong to a parent domain, and be sent without https. */
async function siteIn(url: string): Promise<{ host: string; pattern: string } | null> {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return null;
  const { siteOf } = await import('../core/http/site.ts');
  const { hostname } = new URL(url);
  const domain = siteOf(hostname);
  return domain === null
    ? { host: hostname, pattern: `*://${hostname}/*` }
    : { host: domain, pattern: `*://*.${domain}/*` };
}

function toKept(cookie: Readonly<Record<string, unknown>>): KeptCookie[] {
  const { name, domain, hostOnly, httpOnly, secure, sameSite, expirationDate } = cookie;
  if (typeof name !== 'string' || typeof domain !== 'string') return [];
  return [
    {
      name,
      domain: domain.replace(/^\./, '').toLowerCase(),
      hostOnly: hostOnly === true,
      httpOnly: httpOnly === true,
      secure: secure === true,
      sameSite: sameSites[String(sameSite)] ?? '',
      expires: typeof expirationDate === 'number' ? expirationDate * 1000 : null,
    },
  ];
}
