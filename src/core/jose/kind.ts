/** What a token is for, by its own members: the first sign in the table that shows decides. */
import { isJsonObject, type JsonObject, ownMember, ownString } from './json.ts';
import type { TokenFormat, TokenKind } from './token.ts';

interface Sign {
  readonly kind: TokenKind;
  /** What was seen, with the clause or maker that gives it this meaning. */
  readonly reason: string;
  /** Claims of which at least one has to be there for the sign to be looked at. */
  readonly claims: readonly string[];
  /** What else has to hold; left out where the claim alone tells. */
  readonly shows?: (claims: JsonObject) => boolean;
}

const has = (object: JsonObject, ...names: readonly string[]) =>
  names.every((name) => Object.hasOwn(object, name));
const hasAny = (object: JsonObject, ...names: readonly string[]) =>
  names.some((name) => Object.hasOwn(object, name));

/** Signs by the value of one claim, compared without case. */
const values = (kind: TokenKind, name: string, known: readonly string[], source: string): readonly Sign[] =>
  known.map((value) => ({
    kind,
    reason: `${name} is ${value} (${source})`,
    claims: [name],
    shows: (claims) => ownString(claims, name).toLowerCase() === value.toLowerCase(),
  }));
const issuer = (kind: TokenKind, reason: string, part: string): Sign => ({
  kind,
  reason,
  claims: ['iss'],
  shows: (claims) => ownString(claims, 'iss').includes(part),
});

/** By media type in `typ`: without case, `application/` left out (RFC 7515 §4.1.9). */
const types: ReadonlyMap<string, { readonly kind: TokenKind; readonly source: string }> = new Map([
  ['dpop+jwt', { kind: 'dpop-proof', source: 'RFC 9449 §4.2' }],
  ['kb+jwt', { kind: 'key-binding', source: 'RFC 9901 §4.3' }],
  ['at+jwt', { kind: 'access', source: 'RFC 9068 §2.1' }],
  ['logout+jwt', { kind: 'logout', source: 'OpenID Connect Back-Channel Logout 1.0 §2.4' }],
]);

const backChannelLogout = 'http://schemas.openid.net/event/backchannel-logout';
const tokenEndpoint = /^https?:\/\/.*\/(?:token|oauth2?|par|as)\b/i;

/** First come, first served. */
const signs: readonly Sign[] = [
  {
    kind: 'logout',
    reason: 'events holds backchannel-logout (OpenID Connect Back-Channel Logout 1.0 §2.4)',
    claims: ['events'],
    shows: (claims) => {
      const events = ownMember(claims, 'events');
      return isJsonObject(events) && Object.hasOwn(events, backChannelLogout);
    },
  },
  {
    kind: 'dpop-proof',
    reason: 'htm and htu name a request (RFC 9449 §4.2)',
    claims: ['htm'],
    shows: (claims) => has(claims, 'htu'),
  },
  { kind: 'key-binding', reason: 'sd_hash binds it to an SD-JWT (RFC 9901 §4.3)', claims: ['sd_hash'] },
  ...values('access', 'typ', ['Bearer', 'DPoP'], 'Keycloak'),
  ...values('id', 'typ', ['ID'], 'Keycloak'),
  ...values('refresh', 'typ', ['Refresh', 'Offline'], 'Keycloak'),
  ...values('logout', 'typ', ['Logout'], 'Keycloak'),
  ...values('access', 'token_use', ['access'], 'Amazon Cognito'),
  ...values('id', 'token_use', ['id'], 'Amazon Cognito'),
  ...values('refresh', 'token_use', ['refresh'], 'Amazon Cognito'),
  ...['token_type', 'type', 'tokenType', 'use', 'purpose'].flatMap((name) => [
    ...values('refresh', name, ['refresh', 'refresh_token', 'refreshToken'], 'by common use'),
    ...values('access', name, ['access', 'access_token', 'accessToken'], 'by common use'),
    ...values('id', name, ['id', 'id_token', 'idToken'], 'by common use'),
  ]),
  {
    kind: 'sd-jwt',
    reason: 'it holds digests of claims to disclose (RFC 9901 §4.2.4.1)',
    claims: ['_sd', '_sd_alg'],
  },
  issuer('id', 'issued by Firebase Authentication', '//securetoken.google.com/'),
  issuer('id', 'issued by Sign in with Apple', '//appleid.apple.com'),
  issuer('id', 'issued by GitHub Actions for a workflow', '//token.actions.githubusercontent.com'),
  {
    kind: 'access',
    reason: 'a Kubernetes service account token',
    claims: ['kubernetes.io', 'kubernetes.io/serviceaccount/namespace'],
  },
  {
    kind: 'session',
    reason: 'sid and azp as in a Clerk session token',
    claims: ['fva', 'sts', 'fea', 'pla'],
    shows: (claims) => has(claims, 'sid', 'azp'),
  },
  {
    kind: 'access',
    reason: 'role and session_id as in a Supabase access token',
    claims: ['session_id'],
    shows: (claims) => has(claims, 'role') && hasAny(claims, 'aal', 'app_metadata'),
  },
  {
    kind: 'id',
    reason: 'at_hash or c_hash (OpenID Connect Core 1.0 §3.1.3.6, §3.3.2.11)',
    claims: ['at_hash', 'c_hash', 's_hash'],
  },
  { kind: 'access', reason: 'scope (RFC 9068 §2.2.3, RFC 8693 §4.2)', claims: ['scope'] },
  { kind: 'access', reason: 'scp (Microsoft Entra ID, Okta)', claims: ['scp'] },
  {
    kind: 'id',
    reason: 'nonce (OpenID Connect Core 1.0 §2)',
    claims: ['nonce'],
    shows: (claims) => has(claims, 'iss', 'aud'),
  },
  {
    kind: 'id',
    reason: 'azp is the audience (OpenID Connect Core 1.0 §2)',
    claims: ['azp'],
    shows: (claims) => audiencesOf(claims).includes(ownString(claims, 'azp')),
  },
  {
    kind: 'client-assertion',
    reason: 'iss is sub, and the audience is a token endpoint (RFC 7523 §3)',
    claims: ['iss'],
    shows: (claims) => {
      const name = ownString(claims, 'iss');
      if (name === '' || name !== ownString(claims, 'sub')) return false;
      return audiencesOf(claims).some((audience) => tokenEndpoint.test(audience.slice(0, 500)));
    },
  },
  {
    kind: 'access',
    reason: 'client_id (RFC 9068 §2.2)',
    claims: ['client_id', 'cid', 'appid'],
  },
  {
    kind: 'access',
    reason: 'permissions or roles for an API',
    claims: ['permissions', 'realm_access', 'resource_access', 'azpacr', 'appidacr', 'roles', 'cnf', 'gty'],
    shows: (claims) => has(claims, 'aud'),
  },
  {
    kind: 'id',
    reason: 'it tells a client about a login (OpenID Connect Core 1.0 §2)',
    claims: ['auth_time', 'acr', 'amr', 'email', 'name', 'preferred_username', 'picture', 'given_name'],
    shows: (claims) => has(claims, 'iss', 'sub', 'aud', 'exp', 'iat'),
  },
];

/** The signs that a claim may be, by its name, with their rank. */
const signsOf = new Map<string, { readonly rank: number; readonly sign: Sign }[]>();
for (const [rank, sign] of signs.entries()) {
  for (const name of sign.claims) {
    const known = signsOf.get(name);
    if (known === undefined) signsOf.set(name, [{ rank, sign }]);
    else known.push({ rank, sign });
  }
}

interface EncryptedSign {
  readonly kind: TokenKind;
  readonly reason: string;
  readonly shows: (header: JsonObject) => boolean;
}

const encryptedSigns: readonly EncryptedSign[] = [
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

export interface Kind {
  readonly kind: TokenKind;
  readonly kindReason: string;
}

/** The kind of a token by its header and claims, and why it was taken for it. */
export function kindOf(format: TokenFormat, header: JsonObject | null, claims: JsonObject | null): Kind {
  const byType = header === null ? null : kindOfType(header);
  if (byType !== null) return byType;
  if (format === 'jwe') {
    const sign = header === null ? undefined : encryptedSigns.find(({ shows }) => shows(header));
    return sign === undefined
      ? { kind: 'unknown', kindReason: 'it is encrypted, and its header does not tell' }
      : { kind: sign.kind, kindReason: sign.reason };
  }
  if (claims === null) return { kind: 'unknown', kindReason: 'it has no readable claims set' };
  const sign = firstSign(claims);
  return sign === null
    ? { kind: 'unknown', kindReason: 'neither typ nor its claims tell' }
    : { kind: sign.kind, kindReason: sign.reason };
}

function kindOfType(header: JsonObject): Kind | null {
  const typ = ownString(header, 'typ');
  if (typ === '' || typ === 'JWT' || typ.length > 100) return null;
  const name = types.has(typ) ? typ : typ.toLowerCase().replace(/^application\//, '');
  const row = types.get(name);
  if (row !== undefined) return { kind: row.kind, kindReason: `typ is ${name} (${row.source})` };
  return name.endsWith('sd-jwt') ? { kind: 'sd-jwt', kindReason: 'typ ends in sd-jwt (RFC 9901)' } : null;
}

function firstSign(claims: JsonObject): Sign | null {
  let best: Sign | null = null;
  let bestRank = signs.length;
  for (const name in claims) {
    const candidates = signsOf.get(name);
    if (candidates === undefined) continue;
    for (const { rank, sign } of candidates) {
      if (rank >= bestRank) break;
      if (sign.shows !== undefined && !sign.shows(claims)) continue;
      best = sign;
      bestRank = rank;
    }
  }
  return best;
}

function audiencesOf(claims: JsonObject): readonly string[] {
  const audience = ownMember(claims, 'aud');
  if (typeof audience === 'string') return [audience];
  return Array.isArray(audience) ? audience.filter((item) => typeof item === 'string') : [];
}
