/** A login that hands out signed tokens, and an API that checks them, as one simulated server. */
import { encodeBase64url } from '../../jose/base64url.ts';
import { ownString } from '../../jose/json.ts';
import type { Key } from '../../jose/key.ts';
import { signToken } from '../../jose/sign.ts';
import { checkToken, type TokenCheck, type TokenPolicy } from './check-token.ts';
import { type Answer, json, type LessonRequest, type LessonServer, unauthorized } from './lesson-server.ts';
import { type Person, whoLogsIn } from './people.ts';

export const tokenIssuer = 'https://login.tidewater.example';
export const tokenApi = 'https://api.tidewater.example';

export interface TokenServerOptions {
  /** Signs, and for HS256 checks as well. */
  readonly signingKey: Key;
  readonly alg: string;
  readonly lifetimeSeconds: number;
  /** What the API demands of a token; by default what this server itself signs. */
  readonly policy?: Partial<TokenPolicy>;
}

export interface TokenServer extends LessonServer {
  /** What the API says of the request, with all that it knows; `answer` is made from it. @param now milliseconds */
  check(request: LessonRequest, now: number): Promise<TokenCheck>;
}

const roles: Readonly<Record<string, string>> = { '/me': '', '/admin': 'admin' };

/** POST /login with a JSON body, GET /me for anyone who is known, GET /admin for the role admin. */
export function makeTokenServer(options: TokenServerOptions): TokenServer {
  const { signingKey, alg, lifetimeSeconds } = options;
  const policy: TokenPolicy = {
    keys: [signingKey],
    expectation: { issuer: tokenIssuer, audiences: [tokenApi], algorithms: [alg], leewaySeconds: 0 },
    isRevoked: null,
    ...options.policy,
  };
  const check = (request: LessonRequest, now: number) =>
    checkToken(request, policy, now, roles[new URL(request.url).pathname] ?? '');

  async function login(request: LessonRequest, now: number): Promise<Answer> {
    const person = whoLogsIn(request);
    if (person === null) return unauthorized('Bearer realm="Tidewater"', 'Wrong name or password.');
    const token = await signToken({
      header: { alg, typ: 'JWT' },
      claims: { ...claimsFor(person), ...timesFrom(now, lifetimeSeconds), jti: makeId() },
      key: signingKey,
    });
    return json(
      200,
      { access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds },
      { headers: [noStore], work: ['token-signed'] },
    );
  }

  return {
    check,
    async answer(request, now): Promise<Answer> {
      const { pathname } = new URL(request.url);
      if (pathname === '/login' && request.method === 'POST') return login(request, now);
      if (!Object.hasOwn(roles, pathname)) return json(404, { error: 'There is nothing here.' });
      return tellCheck(await check(request, now));
    },
  };
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
