/**
 * A page of an application that keeps a token somewhere, in a browser with a cookie jar of its own. What scripts can name
 * is its `window`, as in a real page: whatever runs in the page has all of it.
 */
import { type CookieJar, type CookieRequest, createJar } from '../http/cookie-jar.ts';
import { headerValues } from '../http/headers.ts';
import { documentCookie, keepCookies, withCookies } from './browser-cookies.ts';
import { type Played, request, send } from './play.ts';
import { makeBankServer, tokenCookie } from './server/bank-server.ts';
import type { LessonRequest } from './server/lesson-server.ts';
import { people } from './server/people.ts';

export const appOrigin = 'https://app.tidewater.example';
export const storageKey = 'access_token';

export const tokenPlaces = ['local-storage', 'memory', 'plain-cookie', 'http-only-cookie'] as const;
export type TokenPlace = (typeof tokenPlaces)[number];
export const sameSites = ['None', 'Lax', 'Strict'] as const;
export type SameSite = (typeof sameSites)[number];

/** Where the token lives. `sameSite` counts for cookies only. */
export interface Home {
  readonly place: TokenPlace;
  readonly sameSite: SameSite;
}

export const isCookie = ({ place }: Home) => place === 'plain-cookie' || place === 'http-only-cookie';

/** What every script of the page can name. */
export interface PageWindow {
  readonly localStorage: Record<string, string>;
  readonly sessionStorage: Record<string, string>;
  readonly document: { readonly cookie: string };
  /** Stands for `fetch`. Like everything on `window`, any script may replace it. */
  ask(asked: LessonRequest): Promise<Played>;
}

export interface Page {
  readonly window: PageWindow;
  readonly jar: CookieJar;
  /** The login that brought the token. */
  readonly login: Played;
  /** The application's own next request, as after a click. */
  loadAccount(): Promise<Played>;
  /** A request that another site starts in this browser; whether it is a click on a link or a form makes a difference. */
  sendFrom(origin: string, asked: LessonRequest): Promise<Played>;
}

/** @param now milliseconds since the epoch */
export async function openPage(token: string, home: Home, now: number): Promise<Page> {
  const server = makeBankServer(token, isCookie(home) ? { attributes: attributesOf(home) } : 'body');
  const jar = createJar();
  const exchange = async (asked: LessonRequest, initiator: string, navigation: boolean) => {
    const at: CookieRequest = { url: asked.url, method: asked.method, initiator, navigation, now };
    const played = await send(server, withCookies(jar, asked, at), now);
    keepCookies(jar, played.answer, at);
    return played;
  };
  const window: PageWindow = {
    localStorage: Object.create(null),
    sessionStorage: Object.create(null),
    document: {
      get cookie() {
        return documentCookie(jar, `${appOrigin}/`, now);
      },
    },
    ask: (asked) => exchange(asked, appOrigin, false),
  };

  const [ada] = people;
  const body = { name: ada?.id, password: ada?.password };
  const login = await window.ask(request(`POST ${appOrigin}/login`, { body }));
  if (home.place === 'local-storage') window.localStorage[storageKey] = token;
  // A variable of the application's own module: no other script has a name for it.
  const held = home.place === 'memory' ? token : null;
  return {
    window,
    jar,
    login,
    loadAccount: () =>
      window.ask(
        request(`GET ${appOrigin}/account`, { headers: bearer(held ?? window.localStorage[storageKey]) }),
      ),
    async sendFrom(origin, asked) {
      const dressed: LessonRequest = {
        ...asked,
        headers: [
          ...(asked.method === 'POST' ? [{ name: 'Origin', value: origin }] : []),
          { name: 'Sec-Fetch-Site', value: 'cross-site' },
          { name: 'Sec-Fetch-Mode', value: 'navigate' },
          ...asked.headers,
        ],
      };
      const played = await exchange(dressed, origin, true);
      return {
        ...played,
        exchange: { ...played.exchange, pageUrl: `${origin}/`, resourceType: 'document' },
      };
    },
  };
}

/** The Authorization field that a script sets for a token that it has; none without. */
export const bearer = (token: string | null | undefined): string[] =>
  token == null ? [] : [`Authorization: Bearer ${token}`];

/** Whether the token went along, in a header or in a cookie. */
export function carries({ exchange: { request: sent } }: Played, token: string): boolean {
  return ['authorization', 'cookie'].some((name) =>
    headerValues(sent.headers, name).some((value) => value.endsWith(token)),
  );
}

/** Why the browser did not keep the cookie; null where it did, or where there is none. */
export function refusalOf({ jar }: Page): string | null {
  return [...jar.cookies.values()].find(({ name }) => name === tokenCookie)?.refused ?? null;
}

/** The attributes of the cookie that a server sets for such a home. */
export const attributesOf = ({ place, sameSite }: Home) =>
  `Path=/; Secure; SameSite=${sameSite}${place === 'http-only-cookie' ? '; HttpOnly' : ''}`;
