/** Who and what a generated case is about: an API, its issuer, a person and a token in time, all by chance. */
import type { SceneExchange } from '../../find/scene.ts';
import type { JsonObject } from '../../jose/json.ts';
import type { StagedToken } from './drill-case.ts';
import type { Random } from './random.ts';

export interface World {
  /** ISO 8601, and the same in seconds since the epoch. */
  readonly now: string;
  readonly seconds: number;
  readonly api: string;
  readonly app: string;
  readonly issuer: string;
  /** What the API deals in: `berths`; its path is `/berths`. */
  readonly things: string;
  readonly person: string;
  /** Names the issuer's key. */
  readonly kid: string;
  /** An access token in time, signed by the issuer. */
  readonly token: StagedToken;
  /** A `Date` header, so many seconds after `now`. */
  date(after?: number): string;
}

export const sites = [
  'harbor',
  'orchard',
  'quarry',
  'tramline',
  'apiary',
  'kiln',
  'ferry',
  'archive',
  'bakery',
  'observatory',
];
export const goods = [
  'berths',
  'invoices',
  'tickets',
  'recipes',
  'sensors',
  'parcels',
  'loans',
  'shifts',
  'letters',
  'maps',
];
export const people = ['ada', 'noor', 'kenji', 'luca', 'amara', 'ines', 'tomas', 'yuki', 'zoe', 'omar'];

export function makeWorld(random: Random): World {
  const site = random.pick(sites);
  const things = random.pick(goods);
  const person = random.pick(people);
  const kid = `${site}-${random.hex(4)}`;
  const issuer = `https://id.${site}.example/`;
  const api = `https://api.${site}.example`;
  const seconds =
    Date.UTC(2026, random.whole(0, 11), random.whole(1, 28), random.whole(6, 21), random.whole(0, 59)) / 1000;
  const age = random.whole(60, 300);
  return {
    now: new Date(seconds * 1000).toISOString(),
    seconds,
    api,
    app: `https://app.${site}.example`,
    issuer,
    things,
    person,
    kid,
    token: {
      header: { alg: 'ES256', kid, typ: 'at+jwt' },
      claims: {
        iss: issuer,
        aud: api,
        sub: `usr_${random.hex(6)}`,
        name: person,
        scope: `${things}:read`,
        iat: seconds - age,
        exp: seconds + 900 - age,
      },
      signedBy: 'issuer',
    },
    date: (after = 0) => `Date: ${new Date((seconds + after) * 1000).toUTCString()}`,
  };
}

/** The world's token with other claims or header members. */
export function tokenOf(world: World, claims: JsonObject = {}, header: JsonObject = {}): StagedToken {
  const { token } = world;
  return { ...token, header: { ...token.header, ...header }, claims: { ...token.claims, ...claims } };
}

type More = Partial<SceneExchange>;

/** A call of the API from its app; `authorization` may hold `$name`, '' sends none. 401 brings a challenge, as it must. */
export function callOf(
  world: World,
  methodAndPath: string,
  authorization: string,
  status: number,
  more: More = {},
): SceneExchange {
  const [method, path] = methodAndPath.split(' ') as [string, string];
  const challenge =
    authorization === '' ? 'WWW-Authenticate: Bearer' : 'WWW-Authenticate: Bearer error="invalid_token"';
  return {
    resourceType: 'fetch',
    ...more,
    request: `${method} ${world.api}${path}`,
    status,
    requestHeaders: [
      ...(authorization === '' ? [] : [`Authorization: ${authorization}`]),
      ...(more.requestHeaders ?? []),
    ],
    responseHeaders: more.responseHeaders ?? [world.date(more.at), ...(status === 401 ? [challenge] : [])],
  };
}

/** The headers of an answer that gives its reason in a challenge (RFC 6750 §3), dated so many seconds after `now`. */
export function challengeOf(world: World, parameters: string, after = 0): string[] {
  return [world.date(after), `WWW-Authenticate: Bearer ${parameters}`];
}

/** A login at the API that hands out `$name`. */
export function loginOf(world: World, name = 'token', at = -90): SceneExchange {
  return {
    request: `POST ${world.api}/login`,
    requestHeaders: ['Content-Type: application/json'],
    requestBody: `{"user":"${world.person}","password":"••••••"}`,
    status: 200,
    responseHeaders: [world.date(at), 'Content-Type: application/json'],
    responseBody: `{"access_token":"$${name}","token_type":"Bearer"}`,
    at,
    resourceType: 'fetch',
  };
}
