/** How a place that holds a token could be kept better: a header to paste, without any value. */
import type { StorageRow } from '../../core/session/rows.ts';

export interface StorageFix {
  readonly kind: 'storage' | 'page' | 'address' | 'cookie' | 'unseen';
  /** A Set-Cookie header; `…` stands for the value. */
  readonly header: string;
}

/** Characters of a cookie-name (RFC 6265 §4.1.1: a token); others would make another header of it. */
function cookieName(name: string): string {
  const safe = name.replace(/[^\w!#$%&'*+.^`|~-]+/g, '-').slice(0, 64);
  return /\w/.test(safe) ? safe : 'token';
}

/** The header for a new cookie: `__Host-` binds it to this host, to `/` and to https (RFC 6265bis §4.1.3.2). */
function hostCookie(name: string): string {
  const bare = cookieName(name).replace(/^__(Host|Secure)-/i, '');
  return `Set-Cookie: __Host-${bare}=…; Path=/; HttpOnly; Secure; SameSite=Lax`;
}

/** What kind of place it is, where it is not a cookie. */
const kinds: Readonly<Record<Exclude<StorageRow['area'], 'cookie' | 'document-cookie'>, StorageFix['kind']>> =
  {
    'local-storage': 'storage',
    'session-storage': 'storage',
    'indexed-db': 'storage',
    'cache-storage': 'storage',
    'window-name': 'storage',
    'history-state': 'storage',
    global: 'page',
    'inline-html': 'page',
    'page-url': 'address',
  };

/** `db/store/key/user.accessToken` → `accessToken`, `#id_token` → `id_token`: what the page calls it at last. */
function lastStep(name: string): string {
  return name.slice(Math.max(...['/', '.', '?', '#'].map((mark) => name.lastIndexOf(mark))) + 1);
}

/** What to set instead; null where nothing about the place needs mending. */
export function fixFor({ area, name, flags }: StorageRow): StorageFix | null {
  if (area !== 'cookie' && area !== 'document-cookie') {
    const isKey = area === 'local-storage' || area === 'session-storage';
    return { kind: kinds[area], header: hostCookie(isKey ? name : lastStep(name)) };
  }
  if (flags === null) return { kind: 'unseen', header: hostCookie(name) };
  const sameSite = flags.sameSite.toLowerCase();
  if (flags.httpOnly && flags.secure && (sameSite === 'lax' || sameSite === 'strict')) return null;
  const kept = sameSite === 'strict' ? 'Strict' : 'Lax';
  return {
    kind: 'cookie',
    header: `Set-Cookie: ${cookieName(name)}=…; HttpOnly; Secure; SameSite=${kept}`,
  };
}
