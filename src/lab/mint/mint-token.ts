import { randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { type Person, people } from '../people.ts';
import type { World } from '../world.ts';
import { clientIdOf, type LabAlgorithm, type LabKeys } from './keys.ts';

/** How a token is to be made. What is left out is what a sound token has. */
export interface Recipe {
  /** RS512 is what no server of this site accepts. */
  readonly alg?: LabAlgorithm | 'RS512';
  readonly kind?: 'access' | 'id' | 'refresh';
  readonly person?: string;
  /** Seconds from now to `exp`; negative for a token that is over. */
  readonly lifetime?: number;
  /** Seconds from now to `nbf`. */
  readonly startsIn?: number;
  readonly audience?: string;
  readonly issuer?: string;
  readonly scope?: string;
  /** Signs with the RS256 key that is no longer published. */
  readonly retiredKey?: boolean;
  /** Authentication context class reference (OpenID Connect Core §2), for step-up. */
  readonly acr?: string;
  /** Thumbprint of the key that the token is bound to (RFC 9449 §6.1). */
  readonly jkt?: string;
}

const shapes = {
  access: { typ: 'at+jwt', claims: accessClaims },
  id: { typ: 'JWT', claims: idClaims },
  refresh: { typ: 'refresh+jwt', claims: refreshClaims },
};

/**
 * Makes a token as told, with the provider's keys and in the shape of the provider's own, so that only what the recipe
 * names is at fault. It is no identity provider: it asks for no password, keeps no session and answers to no protocol.
 */
export async function mintToken(world: World, recipe: Recipe): Promise<string> {
  const { alg = 'RS256', kind = 'access', lifetime = 300, startsIn } = recipe;
  const person = people[recipe.person ?? 'amira'] ?? (people.amira as Person);
  const shape = shapes[kind];
  const now = Math.floor(Date.now() / 1000);
  const claims: JWTPayload = {
    iss: recipe.issuer ?? world.issuer,
    sub: person.sub,
    iat: Math.min(now, now + lifetime - 300),
    exp: now + lifetime,
    jti: randomUUID(),
    ...shape.claims(world, person, recipe),
  };
  if (startsIn !== undefined) Object.assign(claims, { nbf: now + startsIn });
  if (recipe.audience !== undefined) claims.aud = recipe.audience;
  const { key, kid } = recipe.retiredKey ? retiredKey(world.keys) : signingKey(world.keys, alg);
  return new SignJWT(claims)
    .setProtectedHeader({ alg, typ: shape.typ, ...(kid === undefined ? {} : { kid }) })
    .sign(key);
}

function retiredKey({ retired }: LabKeys) {
  return { key: retired.privateKey, kid: retired.kid };
}

/** HMAC keys have no `kid`: everyone who knows one knows which. */
function signingKey(keys: LabKeys, alg: NonNullable<Recipe['alg']>) {
  if (alg === 'HS256') return { key: new TextEncoder().encode(keys.secret), kid: undefined };
  const { kid, privateKey } = keys.pairs[alg === 'RS512' ? 'RS256' : alg];
  return { key: alg === 'RS512' ? keys.rs512 : privateKey, kid };
}

const clientOf = ({ alg }: Recipe) => clientIdOf(alg === undefined || alg === 'RS512' ? 'RS256' : alg);

/** RFC 9068 §2.2. */
function accessClaims(world: World, person: Person, recipe: Recipe): JWTPayload {
  return {
    aud: world.apiUrl,
    client_id: clientOf(recipe),
    scope: recipe.scope ?? person.scope,
    roles: [...person.roles],
    ...(recipe.acr === undefined ? {} : { acr: recipe.acr }),
    ...(recipe.jkt === undefined ? {} : { cnf: { jkt: recipe.jkt } }),
  };
}

/** OpenID Connect Core §2; the person's data is what such tokens carry in the wild. */
function idClaims(_world: World, person: Person, recipe: Recipe): JWTPayload {
  return {
    aud: clientOf(recipe),
    azp: clientOf(recipe),
    nonce: randomUUID(),
    auth_time: Math.floor(Date.now() / 1000),
    name: person.name,
    email: person.email,
  };
}

function refreshClaims(world: World, _person: Person, recipe: Recipe): JWTPayload {
  return { aud: world.issuer, client_id: clientOf(recipe), token_use: 'refresh' };
}
