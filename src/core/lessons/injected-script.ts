/** What a script does that an XSS, or a bad dependency, brings into a page: it has every right that the page has. */
import type { StoredEntry } from '../find/stored.ts';
import { parseCookieHeader } from '../http/cookies.ts';
import { headerValue } from '../http/headers.ts';
import { appOrigin, bearer, type PageWindow } from './page.ts';
import { type Played, request } from './play.ts';

/** Reads all that it has a name for: a few lines in a real page, too. */
export function readPage({ localStorage, sessionStorage, document }: PageWindow): StoredEntry[] {
  const entries: StoredEntry[] = [];
  for (const [area, storage] of [
    ['local-storage', localStorage],
    ['session-storage', sessionStorage],
  ] as const) {
    for (const [name, value] of Object.entries(storage))
      entries.push({ area, name, value, length: value.length });
  }
  for (const { name, value } of parseCookieHeader(document.cookie))
    entries.push({ area: 'document-cookie', name, value, length: value.length });
  return entries;
}

/** Puts itself in front of `fetch` and hears the Authorization field of whatever the page sends from then on. */
export function listenIn(window: PageWindow, hear: (authorization: string) => void): void {
  const pass = window.ask;
  window.ask = (asked) => {
    const field = headerValue(asked.headers, 'authorization');
    if (field !== undefined) hear(field);
    return pass(asked);
  };
}

/** Sends a transfer as the page would: cookies go along by themselves, a token that it has read it puts in by hand. */
export function sendTransfer(window: PageWindow, readToken: string | null): Promise<Played> {
  return window.ask(
    request(`POST ${appOrigin}/transfer`, {
      headers: bearer(readToken),
      body: { to: 'mallory', amount: 50 },
    }),
  );
}
