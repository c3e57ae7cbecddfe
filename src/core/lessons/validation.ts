/** Act 6: a token is broken in one way and sent; what the server knows, and what the panel tells from outside. */
import type { Diagnosis } from '../diagnose/diagnosis.ts';
import { decodeToken } from '../jose/decode.ts';
import { isJsonObject, ownString, parseJson } from '../jose/json.ts';
import type { Key } from '../jose/key.ts';
import type { Jws, Token } from '../jose/token.ts';
import { type BreakId, type Broken, breakToken } from './break-token.ts';
import { judgePlayed } from './judge-played.ts';
import { type Played, request, send } from './play.ts';
import type { TokenCheck } from './server/check-token.ts';
import { people } from './server/people.ts';
import { makeTokenServer, type TokenServer, tokenApi } from './server/token-server.ts';

export const validationRoutes = ['/me', '/admin'] as const;
export type ValidationRoute = (typeof validationRoutes)[number];

export interface Attempt {
  readonly how: BreakId;
  readonly route: ValidationRoute;
  /** null for a token of the person's own, which was not handed out here. */
  readonly login: Played | null;
  readonly issued: Jws;
  readonly broken: Broken;
  /** When the person did it, milliseconds since the epoch; it may be sent later. */
  readonly brokenAt: number;
  readonly sent: Played;
  /** What the server knows. */
  readonly check: TokenCheck;
  /** What can be told from the wire alone; null where nothing was refused. */
  readonly diagnosis: Diagnosis | null;
}

export interface Trial {
  readonly how: BreakId;
  readonly route: ValidationRoute;
  /** The server's secret, and one that only the person has. */
  readonly serverKey: Key;
  readonly ownKey: Key;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Minutes are enough for a lesson. Seconds. */
export const lessonLifetime = 15 * 60;

/** Logs in, breaks the token that comes back, sends it. */
export async function tryToken({ serverKey, ...trial }: Trial): Promise<Attempt> {
  const server = makeTokenServer({ signingKey: serverKey, alg: 'HS256', lifetimeSeconds: lessonLifetime });
  const [ada] = people;
  const body = { name: ada?.id, password: ada?.password };
  const login = await send(server, request(`POST ${tokenApi}/login`, { body }), trial.now);
  return sendBroken(server, tokenIn(login), login, trial);
}

/** Sends a captured token to a server that does not have its key. */
export async function tryOwnToken(issued: Jws, trial: Omit<Trial, 'serverKey'>): Promise<Attempt> {
  const server = makeTokenServer({
    signingKey: trial.ownKey,
    alg: 'HS256',
    lifetimeSeconds: lessonLifetime,
    policy: { keys: [], expectation: { issuer: '', audiences: [], algorithms: [], leewaySeconds: 0 } },
  });
  return sendBroken(server, issued, null, trial);
}

async function sendBroken(
  server: TokenServer,
  issued: Jws,
  login: Played | null,
  { how, route, ownKey, now }: Omit<Trial, 'serverKey'>,
): Promise<Attempt> {
  const broken = await breakToken(issued, how, ownKey, now);
  const headers = [`Authorization: Bearer ${broken.text}`];
  const asked = request(`GET ${tokenApi}${route}`, { headers });
  const sent = await send(server, asked, broken.sentAt);
  const check = await server.check(asked, broken.sentAt);
  const before = login === null ? [] : [login.exchange];
  const diagnosis = await judgePlayed([...before, sent.exchange]);
  return { how, route, login, issued, broken, brokenAt: now, sent, check, diagnosis };
}

/** The token that a login answered with. */
export function tokenIn({ answer }: Played): Jws {
  const { value } = parseJson(answer.body);
  return decodeToken(isJsonObject(value) ? ownString(value, 'access_token') : '') as Jws;
}

/** Whether a captured token can be taken apart and changed part by part. */
export function isBreakable(token: Token): token is Jws {
  return token.format === 'jws' && token.serialization === 'compact' && token.claims !== null;
}
