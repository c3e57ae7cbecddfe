/** Pieces that the examples of the causes are made of. */
import type { Scene, SceneExchange, SceneToken } from '../find/scene.ts';

/** The default instant of a scene, 2026-01-15T12:00:00Z, in seconds since the epoch. */
export const sceneNow = 1_768_478_400;
const api = 'https://api.example';
export const dateHeader = 'Date: Thu, 15 Jan 2026 12:00:00 GMT';
export const challengeHeader = 'WWW-Authenticate: Bearer realm="api"';

/** An opaque access token, and the base64url SHA-256 of it (RFC 9449 §4.2, `ath`). */
const opaqueToken = 'opaque-access-token-0123456789';
const opaqueTokenHash = 'OrRN2fqVsBgqU5NH6onLjZNO1eW337bZptAjsOWv-vU';

/** An access token in time, as the API accepts it. */
export const accessToken: SceneToken = {
  header: { alg: 'RS256', kid: 'one', typ: 'at+jwt' },
  claims: {
    iss: 'https://id.example/',
    aud: 'https://api.example',
    sub: 'u1',
    scope: 'orders:read',
    iat: sceneNow - 60,
    exp: sceneNow + 840,
  },
  // 256 octets, as RS256 with a 2048-bit key makes them.
  signature: 'A'.repeat(342),
};

/** {@link accessToken} with other claims or header members, and a signature of its own. */
export function tokenWith(
  claims: SceneToken['claims'],
  header: NonNullable<SceneToken['header']> = {},
  signature = 'B'.repeat(342),
): SceneToken {
  return {
    header: { ...accessToken.header, ...header },
    claims: { ...accessToken.claims, ...claims },
    signature,
  };
}

/** A call of the API; `authorization` may hold `$name`. */
export function call(
  status: number,
  authorization: string,
  more: Partial<SceneExchange> & { readonly path?: string } = {},
): SceneExchange {
  const { path = '/orders', ...rest } = more;
  return {
    request: `GET ${api}${path}`,
    requestHeaders: authorization === '' ? [] : [`Authorization: ${authorization}`],
    status,
    responseHeaders: status === 401 ? [dateHeader, challengeHeader] : [dateHeader],
    resourceType: 'fetch',
    ...rest,
  };
}

/** A login whose answer hands out `$name`. */
export function login(name = 'token', at = -30): SceneExchange {
  return {
    request: `POST ${api}/auth/login`,
    requestHeaders: ['Content-Type: application/json'],
    requestBody: '{"username":"alice","password":"x"}',
    status: 200,
    responseHeaders: [dateHeader, 'Content-Type: application/json'],
    responseBody: `{"access_token":"$${name}","token_type":"Bearer"}`,
    at,
    resourceType: 'fetch',
  };
}

export function scene(
  title: string,
  exchanges: readonly SceneExchange[],
  tokens: Scene['tokens'] = { token: accessToken },
): Scene {
  return { title, tokens, exchanges };
}

/** Nothing wrong: the call is answered 200. */
export const accepted: Scene = scene('the call is accepted', [login(), call(200, 'Bearer $token')]);
/** The usual other cause. */
export const withoutToken: Scene = scene('no token is sent', [call(401, '')]);

/** A call with a DPoP proof that fits but for `proof`. */
export function callWithProof(
  title: string,
  proof: SceneToken['claims'],
  how: {
    /** Binds the token to this thumbprint. */
    readonly jkt?: string;
    /** The same proof was sent with an accepted request before. */
    readonly twice?: boolean;
    readonly responseHeaders?: readonly string[];
  } = {},
): Scene {
  const { jkt, twice = false, responseHeaders = [dateHeader] } = how;
  const requestHeaders = [
    `Authorization: DPoP ${jkt === undefined ? opaqueToken : '$bound'}`,
    'DPoP: $proof',
  ];
  const refused = call(401, '', { requestHeaders, responseHeaders });
  return scene(title, twice ? [call(200, '', { requestHeaders }), refused] : [refused], {
    bound: tokenWith({ cnf: { jkt: jkt ?? '' } }),
    proof: {
      header: { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ' } },
      claims: { htm: 'GET', htu: `${api}/orders`, iat: sceneNow, jti: 'j1', ath: opaqueTokenHash, ...proof },
      signature: 'E'.repeat(86),
    },
  });
}
