/** A login that hands out signed tokens, and an API that checks them, as one simulated server. */
import { encodeBase64url } from '../../jose/base64url.ts';
import { isJsonObject, ownMember, ownString, parseJson } from '../../jose/json.ts';
import type { Key } from '../../jose/key.ts';
import { readNumericDate } from '../../jose/numeric-date.ts';
import { signToken } from '../../jose/sign.ts';
import type { Blocklist } from './blocklist.ts';
import { checkToken, type TokenCheck, type TokenPolicy } from './check-token.ts';
import {
  type Answer,
  json,
  type LessonRequest,
  type LessonServer,
  unauthorized,
  type Work,
} from './lesson-server.ts';
import { type Person, people, whoLogsIn } from './people.ts';
import type { RefreshStore } from './refresh-store.ts';

export const tokenIssuer = 'https://login.tidewater.example';
export const tokenApi = 'https://api.tidewater.example';

export interface TokenServerOptions {
  /** Signs, and for HS256 checks as well. */
  readonly signingKey: Key;
  readonly alg: string;
  readonly lifetimeSeconds: number;
  /** What the API demands of a token; by default what this server itself signs. */
  readonly policy?: Partial<TokenPolicy>;
  /** With one of these a login hands out a refresh token as well, and POST /refresh takes it. */
  readonly refreshTokens?: RefreshStore;
  /** With one of these a logout takes back the access token, and each request is looked up in it. */
  readonly blocklist?: Blocklist;
}

export interface TokenServer extends LessonServer {
  /** What the API says of the request, with all that it knows; `answer` is made from it. @param now milliseconds */
  check(request: LessonRequest, now: number): Promise<TokenCheck>;
}

const roles: Readonly<Record<string, string>> = { '/me': '', '/admin': 'admin' };

/**
 * POST /login with a JSON body, GET /me for anyone who is known, GET /admin for the role admin, POST /logout; POST /refresh where
 * there are refresh tokens.
 */
export function makeTokenServer(options: TokenServerOptions): TokenServer {
  const { signingKey, alg, lifetimeSeconds, refreshTokens, blocklist } = options;
  const policy: TokenPolicy = {
    keys: [signingKey],
    expectation: { issuer: tokenIssuer, audiences: [tokenApi], algorithms: [alg], leewaySeconds: 0 },
    isRevoked: blocklist === undefined ? null : (jti) => blocklist.has(jti),
    ...options.policy,
  };
  const check = (request: LessonRequest, now: number) =>
    checkToken(request, policy, now, roles[new URL(request.url).pathname] ?? '');

  async function handOut(person: Person, refreshToken: string, now: number, work: readonly Work[]) {
    const token = await signToken({
      header: { alg, typ: 'JWT' },
      claims: { ...claimsFor(person), ...timesFrom(now, lifetimeSeconds), jti: makeId() },
      key: signingKey,
    });
    const refresh = refreshToken === '' ? {} : { refresh_token: refreshToken };
    return json(
      200,
      { access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds, ...refresh },
      { headers: [noStore], work: [...work, 'token-signed'] },
    );
  }

  async function login(request: LessonRequest, now: number): Promise<Answer> {
    const person = whoLogsIn(request);
    return person === null
      ? unauthorized('Bearer realm="Tidewater"', 'Wrong name or password.')
      : handOut(person, refreshTokens?.start(person.id) ?? '', now, []);
  }

  async function refresh(request: LessonRequest, store: RefreshStore, now: number): Promise<Answer> {
    const used = store.use(refreshTokenIn(request));
    const person = used.outcome === 'rotated' ? people.find(({ id }) => id === used.person) : undefined;
    if (used.outcome === 'rotated' && person !== undefined)
      return handOut(person, used.next, now, ['refresh-found', 'refresh-rotated']);
    const work: Work[] =
      used.outcome === 'reused' ? ['refresh-found', 'refresh-family-revoked'] : ['refresh-found'];
    // RFC 6749 §5.2: a refresh token that is not good, or no longer so.
    return json(400, { error: 'invalid_grant' }, { headers: [noStore], work });
  }

  async function logout(request: LessonRequest, now: number): Promise<Answer> {
    const { status, challenge, message, claims, work } = await check(request, now);
    if (status !== 200) return unauthorized(challenge, message, { work });
    refreshTokens?.end(refreshTokenIn(request));
    if (blocklist === undefined) return json(200, { message: 'Goodbye.' }, { work });
    const expiresAt = readNumericDate(ownMember(claims, 'exp')) ?? now;
    blocklist.add(ownString(claims, 'jti'), expiresAt, now);
    return json(200, { message: 'Goodbye.' }, { work: [...work, 'blocklist-written'] });
  }

  return {
    check,
    async answer(request, now): Promise<Answer> {
      const { pathname } = new URL(request.url);
      if (request.method === 'POST') {
        if (pathname === '/login') return login(request, now);
        if (pathname === '/logout') return logout(request, now);
        if (pathname === '/refresh' && refreshTokens) return refresh(request, refreshTokens, now);
      }
      if (!Object.hasOwn(roles, pathname)) return json(404, { error: 'There is nothing here.' });
      return tellCheck(await check(request, now));
    },
  };
}

function refreshTokenIn({ body }: LessonRequest): string {
  const { value } = parseJson(body);
  return isJsonObject(value) ? ownString(value, 'refresh_token') : '';
}

/** An answer with a token in it must not be kept (RFC 6749 §5.1). */
const noStore = { name: 'Cache-Control', value: 'no-store' };

const claimsFor = ({ id, role }: Person) => ({ iss: tokenIssuer, aud: tokenApi, sub: id, role });

/** NumericDate in seconds (RFC 7519 §2). */
const timesFrom = (now: number, lifetimeSeconds: number) => ({
  iat: Math.floor(now / 1000),
  exp: Math.floor(now / 1000) + lifetimeSeconds,
});

/** An identifier that nobody guesses (RFC 7519 §4.1.7 asks that it be unique). */
const makeId = () => encodeBase64url(crypto.getRandomValues(new Uint8Array(9)));

function tellCheck({ status, challenge, message, ladder, work, claims }: TokenCheck): Answer {
  const told = { work, ladder };
  if (status === 401) return unauthorized(challenge, message, told);
  if (status === 403) return json(403, { error: message }, told);
  return json(200, { message: `Hello, ${ownString(claims, 'sub')}.` }, told);
}
