/** What the browser itself says of a cookie, where the person allowed to ask it. */
import type { KeptCookie } from '../find/stored.ts';
import type { StorageRow } from './rows.ts';
import type { Session } from './session.ts';

/** The cookie of that name that goes to `origin`; undefined where there is none, or cookies may not be read. */
export function keptCookie(session: Session, origin: string, name: string): KeptCookie | undefined {
  const { cookies } = session.storage?.reading ?? {};
  if (cookies === undefined || !URL.canParse(origin)) return undefined;
  const { hostname } = new URL(origin);
  return cookies.find((cookie) => cookie.name === name && goesTo(cookie, hostname));
}

/** RFC 6265bis §5.1.3: the domain itself, or for a cookie that is not host-only a host below it. */
function goesTo({ domain, hostOnly }: KeptCookie, host: string): boolean {
  return host === domain || (!hostOnly && host.endsWith(`.${domain}`));
}

/** Its flags as a row shows them. */
export function flagsOfKept({ httpOnly, secure, sameSite, expires }: KeptCookie): StorageRow['flags'] {
  const lifetime = expires === null ? 'Session' : new Date(expires).toUTCString();
  return { httpOnly, secure, sameSite, expires: lifetime };
}
