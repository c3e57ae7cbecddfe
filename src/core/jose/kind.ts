/** What a token is for, by its own members: the first sign in the table that shows decides. */
import { isJsonObject, type JsonObject, ownMember, ownString } from './json.ts';
import type { TokenFormat, TokenKind } from './token.ts';

interface Sign {
  readonly kind: TokenKind;
  /** What was seen, with the clause or maker that gives it this meaning. */
  readonly reason: string;
  readonly shows: (header: JsonObject, claims: JsonObject) => boolean;
}

const has = (object: JsonObject, ...names: readonly string[]) =>
  names.every((name) => Object.hasOwn(object, name));
const hasAny = (object: JsonObject, ...names: readonly string[]) =>
  names.some((name) => Object.hasOwn(object, name));

/** A media type in `typ`, compared as RFC 7515 §4.1.9 says: without case, `application/` left out. */
const typOf = (header: JsonObject) =>
  ownString(header, 'typ')
    .toLowerCase()
    .replace(/^application\//, '');
const typ = (kind: TokenKind, value: string, source: string): Sign => ({
  kind,
  reason: `typ is ${value} (${source})`,
  shows: (header) => typOf(header) === value,
});
const claim = (kind: TokenKind, name: string, values: readonly string[], source: string): readonly Sign[] =>
  values.map((value) => ({
    kind,
    reason: `${name} is ${value} (${source})`,
    shows: (_, claims) => ownString(claims, name).toLowerCase() === value.toLowerCase(),
  }));

const issuerIs = (part: string) => (_: JsonObject, claims: JsonObject) =>
  ownString(claims, 'iss').includes(part);
const backChannelLogout = 'http://schemas.openid.net/event/backchannel-logout';

const signs: readonly Sign[] = [
  typ('dpop-proof', 'dpop+jwt', 'RFC 9449 §4.2'),
  typ('key-binding', 'kb+jwt', 'RFC 9901 §4.3'),
  typ('access', 'at+jwt', 'RFC 9068 §2.1'),
  typ('logout', 'logout+jwt', 'OpenID Connect Back-Channel Logout 1.0 §2.4'),
  {
    kind: 'sd-jwt',
    reason: 'typ ends in sd-jwt (RFC 9901 §9.11)',
    shows: (header) => typOf(header).endsWith('sd-jwt'),
  },
  {
    kind: 'logout',
    reason: 'events holds backchannel-logout (OpenID Connect Back-Channel Logout 1.0 §2.4)',
    shows: (_, claims) => {
      const events = ownMember(claims, 'events');
      return isJsonObject(events) && Object.hasOwn(events, backChannelLogout);
    },
  },
  {
    kind: 'dpop-proof',
    reason: 'htm and htu name a request (RFC 9449 §4.2)',
    shows: (_, claims) => has(claims, 'htm', 'htu'),
  },
  {
    kind: 'key-binding',
    reason: 'sd_hash binds it to an SD-JWT (RFC 9901 §4.3)',
    shows: (_, claims) => has(claims, 'sd_hash'),
  },
  ...claim('access', 'typ', ['Bearer', 'DPoP'], 'Keycloak'),
  ...claim('id', 'typ', ['ID'], 'Keycloak'),
  ...claim('refresh', 'typ', ['Refresh', 'Offline'], 'Keycloak'),
  ...claim('logout', 'typ', ['Logout'], 'Keycloak'),
  ...claim('access', 'token_use', ['access'], 'Amazon Cognito'),
  ...claim('id', 'token_use', ['id'], 'Amazon Cognito'),
  ...claim('refresh', 'token_use', ['refresh'], 'Amazon Cognito'),
  ...['token_type', 'type', 'tokenType', 'use', 'purpose'].flatMap((name) => [
    ...claim('refresh', name, ['refresh', 'refresh_token', 'refreshToken'], 'by common use'),
    ...claim('access', name, ['access', 'access_token', 'accessToken'], 'by common use'),
    ...claim('id', name, ['id', 'id_token', 'idToken'], 'by common use'),
  ]),
  {
    kind: 'sd-jwt',
    reason: 'it holds digests of claims to disclose (RFC 9901 §4.2.4.1)',
    shows: (_, claims) => hasAny(claims, '_sd', '_sd_alg'),
  },
  { kind: 'id', reason: 'issued by Firebase Authentication', shows: issuerIs('//securetoken.google.com/') },
  { kind: 'id', reason: 'issued by Sign in with Apple', shows: issuerIs('//appleid.apple.com') },
  {
    kind: 'id',
    reason: 'issued by GitHub Actions for a workflow',
    shows: issuerIs('//token.actions.githubusercontent.com'),
  },
  {
    kind: 'access',
    reason: 'a Kubernetes service account token',
    shows: (_, claims) => hasAny(claims, 'kubernetes.io', 'kubernetes.io/serviceaccount/namespace'),
  },
  {
    kind: 'session',
    reason: 'sid and azp as in a Clerk session token',
    shows: (_, claims) => has(claims, 'sid', 'azp') && hasAny(claims, 'fva', 'sts', 'fea', 'pla'),
  },
  {
    kind: 'access',
    reason: 'role and session_id as in a Supabase access token',
    shows: (_, claims) => has(claims, 'role', 'session_id') && hasAny(claims, 'aal', 'app_metadata'),
  },
  {
    kind: 'id',
    reason: 'at_hash or c_hash (OpenID Connect Core 1.0 §3.1.3.6, §3.3.2.11)',
    shows: (_, claims) => hasAny(claims, 'at_hash', 'c_hash', 's_hash'),
  },
  {
    kind: 'access',
    reason: 'scope (RFC 9068 §2.2.3, RFC 8693 §4.2)',
    shows: (_, claims) => hasAny(claims, 'scope'),
  },
  { kind: 'access', reason: 'scp (Microsoft Entra ID, Okta)', shows: (_, claims) => hasAny(claims, 'scp') },
  {
    kind: 'id',
    reason: 'nonce (OpenID Connect Core 1.0 §2)',
    shows: (_, claims) => has(claims, 'nonce', 'iss', 'aud'),
  },
  {
    kind: 'id',
    reason: 'azp is the audience (OpenID Connect Core 1.0 §2)',
    shows: (_, claims) => {
      const azp = ownString(claims, 'azp');
      return azp !== '' && audiencesOf(claims).includes(azp);
    },
  },
  {
    kind: 'client-assertion',
    reason: 'iss is sub, and the audience is a token endpoint (RFC 7523 §3)',
    shows: (_, claims) => {
      const issuer = ownString(claims, 'iss');
      if (issuer === '' || issuer !== ownString(claims, 'sub')) return false;
      return audiencesOf(claims).some((audience) =>
        /^https?:\/\/.*\/(?:token|oauth2?|par|as)\b/i.test(audience.slice(0, 500)),
      );
    },
  },
  {
    kind: 'access',
    reason: 'client_id (RFC 9068 §2.2)',
    shows: (_, claims) => hasAny(claims, 'client_id', 'cid', 'appid'),
  },
  {
    kind: 'access',
    reason: 'permissions or roles for an API',
    shows: (_, claims) =>
      has(claims, 'aud') &&
      hasAny(
        claims,
        'permissions',
        'realm_access',
        'resource_access',
        'azpacr',
        'appidacr',
        'roles',
        'cnf',
        'gty',
      ),
  },
  {
    kind: 'id',
    reason: 'it tells a client about a login (OpenID Connect Core 1.0 §2)',
    shows: (_, claims) =>
      has(claims, 'iss', 'sub', 'aud', 'exp', 'iat') &&
      hasAny(
        claims,
        'auth_time',
        'acr',
        'amr',
        'email',
        'name',
        'preferred_username',
        'picture',
        'given_name',
        'email_verified',
      ),
  },
];

const encryptedSigns: readonly Sign[] = [
  {
    kind: 'access',
    reason: 'encrypted, typ is at+jwt (RFC 9068 §2.1)',
    shows: (header) => typOf(header) === 'at+jwt',
  },
  {
    kind: 'access',
    reason: 'encrypted for its own issuer, as Auth0 does where no audience was asked for',
    shows: (header) => ownString(header, 'alg') === 'dir' && has(header, 'iss'),
  },
  {
    kind: 'session',
    reason: 'encrypted with a shared key (alg dir), as session cookies of Auth.js and its like are',
    shows: (header) => ownString(header, 'alg') === 'dir',
  },
  {
    kind: 'refresh',
    reason: 'encrypted to its issuer (RSA-OAEP, cty JWT), as refresh tokens of Amazon Cognito are',
    shows: (header) =>
      ownString(header, 'alg') === 'RSA-OAEP' &&
      ownString(header, 'enc') === 'A256GCM' &&
      ownString(header, 'cty') === 'JWT',
  },
];

const nothing: JsonObject = {};

/** The kind of a token by its header and claims, and why it was taken for it. */
export function kindOf(
  format: TokenFormat,
  header: JsonObject | null,
  claims: JsonObject | null,
): { readonly kind: TokenKind; readonly kindReason: string } {
  const table = format === 'jwe' ? encryptedSigns : signs;
  const sign = table.find(({ shows }) => shows(header ?? nothing, claims ?? nothing));
  if (sign !== undefined) return { kind: sign.kind, kindReason: sign.reason };
  return { kind: 'unknown', kindReason: unknownReason(format, claims) };
}

function unknownReason(format: TokenFormat, claims: JsonObject | null): string {
  if (format === 'jwe') return 'It is encrypted, and its header does not tell';
  return claims === null ? 'It has no readable claims set' : 'Neither typ nor its claims tell';
}

function audiencesOf(claims: JsonObject): readonly string[] {
  const audience = ownMember(claims, 'aud');
  if (typeof audience === 'string') return [audience];
  return Array.isArray(audience) ? audience.filter((item) => typeof item === 'string') : [];
}
