/** Four ways to get at a token, tried on a page for real, and what the panel says of the place and of what was refused. */
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { findInEntries } from '../find/find-in-storage.ts';
import type { StorageArea, StoredEntry } from '../find/stored.ts';
import { holdSession } from '../session/holder.ts';
import type { StorageRow } from '../session/rows.ts';
import { storageRows } from '../session/selectors.ts';
import { listenIn, readPage, sendTransfer } from './injected-script.ts';
import { judgePlayed } from './judge-played.ts';
import { appOrigin, carries, type Home, isCookie, openPage, type Page, refusalOf } from './page.ts';
import { type Played, request } from './play.ts';

export const attacks = ['read', 'listen', 'send', 'other-site'] as const;
export type Attack = (typeof attacks)[number];

export const thiefOrigin = 'https://free-prizes.example';

/** A place where the script looked, and whether the token was there. */
export interface Looked {
  readonly area: StorageArea;
  readonly hasToken: boolean;
}

/** A request of the attack, and whether the token went along. */
export interface Sent extends Played {
  readonly carried: boolean;
}

export interface Attempt {
  readonly attack: Attack;
  readonly home: Home;
  /** The token is taken, or what the attacker wanted was done. */
  readonly succeeded: boolean;
  readonly looked: readonly Looked[];
  /** Without the login. */
  readonly sent: readonly Sent[];
  /** How the panel's Storage view tells the place; null where it finds the token in none. */
  readonly place: StorageRow | null;
  /** Of the last request, where it was refused. */
  readonly diagnosis: Diagnosis | null;
  /** Why the browser would not keep the cookie at all; null where it did. */
  readonly refusal: string | null;
}

type Deed = Pick<Attempt, 'succeeded' | 'looked'> & { readonly played: readonly Played[] };

/** Tries one attack on a page that was opened for it. @param now milliseconds since the epoch */
export async function tryAttack(attack: Attack, home: Home, token: string, now: number): Promise<Attempt> {
  const page = await openPage(token, home, now);
  const { succeeded, looked, played } = await deeds[attack](page, token);
  return {
    attack,
    home,
    succeeded,
    looked,
    sent: played.map((one) => ({ ...one, carried: carries(one, token) })),
    place: judgePlace(page, now),
    diagnosis: await judgePlayed([page.login, ...played].map(({ exchange }) => exchange)),
    refusal: isCookie(home) ? refusalOf(page) : null,
  };
}

const deeds: Readonly<Record<Attack, (page: Page, token: string) => Promise<Deed>>> = {
  async read({ window }, token) {
    const looked = look(readPage(window), token);
    return { looked, played: [], succeeded: looked.some(({ hasToken }) => hasToken) };
  },

  async listen(page, token) {
    let heard = '';
    listenIn(page.window, (authorization) => {
      heard = authorization;
    });
    const played = await page.loadAccount();
    return { looked: [], played: [played], succeeded: heard.endsWith(token) };
  },

  async send({ window }, token) {
    const looked = look(readPage(window), token);
    // A token in a cookie need not be read to be sent.
    const hasRead = looked.some(({ area, hasToken }) => hasToken && area !== 'document-cookie');
    const played = await sendTransfer(window, hasRead ? token : null);
    return { looked, played: [played], succeeded: played.answer.status === 200 };
  },

  async 'other-site'(page) {
    const link = await page.sendFrom(thiefOrigin, request(`GET ${appOrigin}/account`));
    const form = await page.sendFrom(thiefOrigin, {
      ...request(`POST ${appOrigin}/transfer`),
      headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
      body: 'to=mallory&amount=50',
    });
    return { looked: [], played: [link, form], succeeded: form.answer.status === 200 };
  },
};

const lookedAt = ['local-storage', 'session-storage', 'document-cookie'] as const;

/** Whether the token is in what the script has read: searched as the panel searches storage. */
function look(entries: readonly StoredEntry[], token: string): Looked[] {
  const found = findInEntries(entries);
  return lookedAt.map((area) => ({
    area,
    hasToken: found.some(
      ({ entry, occurrences }) => entry.area === area && occurrences.some(({ text }) => text === token),
    ),
  }));
}

/** The panel reads the same places that any script can read, and sees what the login set. */
function judgePlace(page: Page, now: number): StorageRow | null {
  const holder = holdSession();
  holder.dispatch({ type: 'exchanges-captured', exchanges: [page.login.exchange] });
  const frame = {
    origin: appOrigin,
    url: `${appOrigin}/`,
    entries: readPage(page.window),
    unreadable: '',
    capped: false,
  };
  holder.dispatch({ type: 'storage-read', reading: { at: now, frames: [frame] } });
  return storageRows(holder.state)[0] ?? null;
}
