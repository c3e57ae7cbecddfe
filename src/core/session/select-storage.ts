import type { TokenId } from '../find/seen.ts';
import { type StorageArea, storageAreas } from '../find/stored.ts';
import { originOf } from '../http/url.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import type { Finding, StoredToken } from '../rules/rule.ts';
import type { CookieSeen } from './cookies-seen.ts';
import { flagsOfKept, keptCookie } from './kept-cookies.ts';
import { at } from './log.ts';
import type { StorageRow } from './rows.ts';
import { exchangeFindings, sortFindings, worstOf } from './select-tokens.ts';
import type { Session } from './session.ts';
import { placeKey } from './stored-places.ts';

/** The rows of a capture, and all that they were made of. */
interface MadeRows extends Pick<Session, 'storage' | 'exchanges' | 'tokens' | 'replays'> {
  readonly rows: readonly StorageRow[];
}

/** A page may keep thousands of tokens, and each that is checked makes another session: its rows stay the same. */
const made = new WeakMap<Session['derived'], MadeRows>();

/** Every place where a token lies: what the page's scripts can read, and the cookies seen in the traffic. */
export function storageRows(session: Session): readonly StorageRow[] {
  const { derived, storage, exchanges, tokens, replays } = session;
  const before = made.get(derived);
  const isSame =
    before?.storage === storage &&
    before.exchanges === exchanges &&
    before.tokens === tokens &&
    before.replays === replays;
  if (isSame) return before.rows;
  const rows = makeRows(session);
  made.set(derived, { storage, exchanges, tokens, replays, rows });
  return rows;
}

function makeRows(session: Session): readonly StorageRow[] {
  return withTwins([...storedRows(session), ...cookieRows(session)]).sort(
    (a, b) =>
      a.origin.localeCompare(b.origin) ||
      areaOrder.indexOf(a.area) - areaOrder.indexOf(b.area) ||
      a.name.localeCompare(b.name),
  );
}

const areaOrder: readonly StorageRow['area'][] = ['cookie', ...storageAreas];

/** A place before it is known which others hold the same. */
type LonePlace = Omit<StorageRow, 'twins'>;

/** A token that lies in thousands of places is told by so many. */
const mostTwins = 100;

function withTwins(rows: readonly LonePlace[]): StorageRow[] {
  const keysOf = new Map<TokenId, string[]>();
  for (const { key, tokens } of rows) {
    for (const token of tokens) {
      const keys = keysOf.get(token);
      if (keys === undefined) keysOf.set(token, [key]);
      else if (keys.length <= mostTwins) keys.push(key);
    }
  }
  return rows.map((row) => {
    const keys = new Set(row.tokens.flatMap((token) => keysOf.get(token) ?? []));
    keys.delete(row.key);
    return { ...row, twins: [...keys] };
  });
}

/** As people of the web call them. */
const areaNames: Readonly<Record<StorageArea, string>> = {
  'local-storage': 'localStorage',
  'session-storage': 'sessionStorage',
  'document-cookie': 'document.cookie',
  'indexed-db': 'IndexedDB',
  'cache-storage': 'Cache Storage',
  global: 'globals',
  'inline-html': 'page HTML',
  'window-name': 'window.name',
  'history-state': 'history.state',
  'page-url': 'page URL',
};

/** What could not be read, or not wholly, in one sentence each. */
export function storageNotes(session: Session): readonly string[] {
  const frames = session.storage?.reading.frames ?? [];
  return [
    ...(session.storageUnreadable === '' ? [] : [session.storageUnreadable]),
    ...frames.flatMap((frame) => [
      ...(frame.unreadable === '' ? [] : [`${frame.origin}: ${frame.unreadable}`]),
      ...(frame.capped ? [`${frame.origin}: there was more than is read at a time.`] : []),
      ...(frame.unread ?? []).map(({ area, reason }) => `${frame.origin}, ${areaNames[area]}: ${reason}`),
    ]),
  ];
}

function storedRows(session: Session): LonePlace[] {
  const found = findingsByPlace(session.storage?.findings ?? []);
  const places = new Map<string, { first: StoredToken; tokens: Set<TokenId> }>();
  for (const one of session.storage?.stored ?? []) {
    const { entry, origin, seen } = one;
    // A script-readable cookie that was also seen in the traffic is one place, told by its Set-Cookie.
    if (entry.area === 'document-cookie' && cookieAt(session, origin, entry.name) !== undefined) continue;
    const key = placeKey(one);
    const place = places.get(key);
    if (place === undefined) places.set(key, { first: one, tokens: new Set([seen.id]) });
    else place.tokens.add(seen.id);
  }
  return [...places].map(([key, { first, tokens: ids }]) => {
    const { entry, origin } = first;
    const kept = entry.area === 'document-cookie' ? keptCookie(session, origin, entry.name) : undefined;
    const tokens = [...ids];
    return {
      key: entry.area === 'document-cookie' ? cookieKey(origin, entry.name) : key,
      origin,
      area: entry.area,
      name: entry.name,
      tokens,
      readableByScript: 'yes',
      flags: kept === undefined ? null : flagsOfKept(kept),
      expiresAt: kept?.expires ?? latestExpiry(session, tokens),
      change: session.storage?.changes.get(key) ?? '',
      ...riskOf(found.get(`${origin} ${entry.name}`) ?? []),
    };
  });
}

/** The same whether a script or a request shows it: a cookie that was open stays open when it is sent. */
function cookieKey(origin: string, name: string): string {
  return `${origin} cookie ${name}`;
}

function cookieRows(session: Session): LonePlace[] {
  return [...session.derived.cookies.values()].map((cookie) => {
    const kept = keptCookie(session, cookie.origin, cookie.name);
    const found = [...exchangeFindings(session.derived), ...(session.storage?.findings ?? [])].filter(
      (finding) =>
        isAt(finding, cookie.origin, cookie.name) ||
        finding.evidence.some(
          ({ place }) =>
            place.kind === 'cookie' &&
            place.name === cookie.name &&
            isAtOrigin(session, place.exchange, cookie.origin),
        ),
    );
    return {
      key: cookieKey(cookie.origin, cookie.name),
      origin: cookie.origin,
      area: 'cookie',
      name: cookie.name,
      tokens: cookie.tokens,
      readableByScript: kept ? (kept.httpOnly ? 'no' : 'yes') : readableByScript(session, cookie),
      flags: kept ? flagsOfKept(kept) : flagsOf(cookie),
      expiresAt: kept?.expires ?? cookie.setCookie?.expires ?? latestExpiry(session, cookie.tokens),
      change: session.storage?.changes.get(`${cookie.origin} document-cookie ${cookie.name}`) ?? '',
      ...riskOf(found),
    };
  });
}

/** HttpOnly is told by the Set-Cookie, or by a reading of document.cookie in which the name is missing. */
function readableByScript(session: Session, cookie: CookieSeen): StorageRow['readableByScript'] {
  if (cookie.setCookie !== null) return cookie.setCookie.httpOnly ? 'no' : 'yes';
  const frame = session.storage?.reading.frames.find(
    (one) => one.origin === cookie.origin && one.unreadable === '',
  );
  if (frame === undefined) return 'unknown';
  const readable = frame.entries.some(
    (entry) => entry.area === 'document-cookie' && entry.name === cookie.name,
  );
  // A cookie of another path is missing from document.cookie too: absence is no proof.
  return readable ? 'yes' : 'unknown';
}

function flagsOf({ setCookie }: CookieSeen): StorageRow['flags'] {
  if (setCookie === null) return null;
  const { httpOnly, secure, sameSite, expires, maxAge } = setCookie;
  const lifetime =
    maxAge !== null ? `Max-Age=${maxAge}` : expires !== null ? new Date(expires).toUTCString() : 'Session';
  return { httpOnly, secure, sameSite, expires: lifetime };
}

function latestExpiry(session: Session, tokens: readonly TokenId[]): number | null {
  const times = tokens.flatMap((id) => {
    const seen = at(session.tokens, id);
    const expiresAt = seen === undefined ? null : tokenTimes(seen.token).expiresAt;
    return expiresAt === null ? [] : [expiresAt];
  });
  return times.length === 0 ? null : Math.max(...times);
}

function riskOf(found: readonly Finding[]): Pick<StorageRow, 'worst' | 'risk'> {
  return { worst: worstOf(found), risk: sortFindings(found.filter((one) => !one.undecided))[0]?.title ?? '' };
}

function findingsByPlace(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const keys = finding.evidence.flatMap(({ place }) =>
      place.kind === 'storage' ? [`${place.origin} ${place.name}`] : [],
    );
    for (const key of new Set(keys)) {
      const here = byPlace.get(key);
      if (here === undefined) byPlace.set(key, [finding]);
      else here.push(finding);
    }
  }
  return byPlace;
}

function isAt(finding: Finding, origin: string, name: string): boolean {
  return finding.evidence.some(
    ({ place }) => place.kind === 'storage' && place.origin === origin && place.name === name,
  );
}

function isAtOrigin(session: Session, exchange: number, origin: string): boolean {
  return originOf(at(session.exchanges, exchange)?.request.url ?? '') === origin;
}

function cookieAt(session: Session, origin: string, name: string): CookieSeen | undefined {
  return session.derived.cookies.get(`${origin} ${name}`);
}
