/** Act 9: a token is stolen and its owner logs out; how long the copy works in each design, and what that costs. */
import { isJsonObject, ownString, parseJson } from '../jose/json.ts';
import type { Key } from '../jose/key.ts';
import { type Played, request, send } from './play.ts';
import { keepBlocklist } from './server/blocklist.ts';
import type { Work } from './server/lesson-server.ts';
import { people } from './server/people.ts';
import { keepRefreshTokens } from './server/refresh-store.ts';
import { makeTokenServer, type TokenServer, tokenApi } from './server/token-server.ts';

export const designIds = ['long', 'short', 'blocklist'] as const;
export type DesignId = (typeof designIds)[number];

interface Design {
  readonly lifetimeSeconds: number;
  readonly refreshes: boolean;
  readonly looksUp: boolean;
}

export const designs: Readonly<Record<DesignId, Design>> = {
  long: { lifetimeSeconds: 86_400, refreshes: false, looksUp: false },
  short: { lifetimeSeconds: 300, refreshes: true, looksUp: false },
  blocklist: { lifetimeSeconds: 86_400, refreshes: false, looksUp: true },
};

export function makeDesignServer(id: DesignId, signingKey: Key): TokenServer {
  const { lifetimeSeconds, refreshes, looksUp } = designs[id];
  return makeTokenServer({
    signingKey,
    alg: 'HS256',
    lifetimeSeconds,
    ...(refreshes ? { refreshTokens: keepRefreshTokens() } : {}),
    ...(looksUp ? { blocklist: keepBlocklist() } : {}),
  });
}

/** What a login or a refresh hands out; '' where it hands out none. */
export interface Pair {
  readonly access: string;
  readonly refresh: string;
}

export function pairIn({ answer: { body } }: Played): Pair {
  const { value } = parseJson(body);
  const object = isJsonObject(value) ? value : null;
  return { access: ownString(object, 'access_token'), refresh: ownString(object, 'refresh_token') };
}

/** Each sends one request. `now`: milliseconds since the epoch. */
export function logIn(server: TokenServer, now: number): Promise<Played> {
  const [ada] = people;
  const body = { name: ada?.id, password: ada?.password };
  return send(server, request(`POST ${tokenApi}/login`, { body }), now);
}

export function askWith(server: TokenServer, { access }: Pair, now: number): Promise<Played> {
  return send(server, request(`GET ${tokenApi}/me`, { headers: [`Authorization: Bearer ${access}`] }), now);
}

export function refreshWith(server: TokenServer, { refresh }: Pair, now: number): Promise<Played> {
  return send(server, request(`POST ${tokenApi}/refresh`, { body: { refresh_token: refresh } }), now);
}

export function logOut(server: TokenServer, { access, refresh }: Pair, now: number): Promise<Played> {
  const body = refresh === '' ? {} : { refresh_token: refresh };
  const headers = [`Authorization: Bearer ${access}`];
  return send(server, request(`POST ${tokenApi}/logout`, { headers, body }), now);
}

/**
 * The first moment, to the second, at which the server refuses the token, found by asking it; null where it is still taken
 * at `to`. Once refused it must stay so. Milliseconds since the epoch.
 */
export async function worksUntil(
  server: TokenServer,
  { access }: Pair,
  from: number,
  to: number,
): Promise<number | null> {
  const asked = request(`GET ${tokenApi}/me`, { headers: [`Authorization: Bearer ${access}`] });
  const takes = async (at: number) => (await server.check(asked, at)).status === 200;
  if (await takes(to)) return null;
  let [taken, refused] = [from - 1000, to];
  while (refused - taken > 1000) {
    const middle = taken + Math.floor((refused - taken) / 2000) * 1000;
    if (await takes(middle)) taken = middle;
    else refused = middle;
  }
  return refused;
}

/** So many requests, one a minute. */
export const usualRequests = 60;
const minute = 60_000;
const lookUps: ReadonlySet<Work> = new Set<Work>(['blocklist-read', 'refresh-found']);

/** How often a server of this design looks something up for an hour of use: each request is really sent. */
export async function countLookUps(id: DesignId, signingKey: Key, now: number): Promise<number> {
  const server = makeDesignServer(id, signingKey);
  const count = ({ answer }: Played) => answer.work.filter((work) => lookUps.has(work)).length;
  let pair = pairIn(await logIn(server, now));
  let total = 0;
  for (let index = 0; index < usualRequests; index += 1) {
    const at = now + index * minute;
    const first = await askWith(server, pair, at);
    total += count(first);
    if (first.answer.status !== 401) continue;
    const refreshed = await refreshWith(server, pair, at);
    pair = pairIn(refreshed);
    total += count(refreshed) + count(await askWith(server, pair, at));
  }
  return total;
}
