import { decodeJwt } from 'jose';
import { type Answer, json } from '../server/answer.ts';
import { formBody, jsonBody, type LabRequest } from '../server/request.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';
import { issueToken, type Recipe } from './issue.ts';
import { type LabAlgorithm, publicAlgorithms, publicJwks } from './keys.ts';
import { findPerson } from './people.ts';
import { keepRefreshTokens } from './refresh-tokens.ts';

/** The identity provider: sign-in, tokens, logout, and what it publishes about itself. */
export function identityRoutes(world: World): Routes {
  const refreshTokens = keepRefreshTokens();

  async function grant(person: string, alg: string, refreshToken: string): Promise<Answer> {
    const known = { person, alg: readAlgorithm(alg) };
    return json(200, {
      access_token: await issueToken(world, known),
      id_token: await issueToken(world, { ...known, kind: 'id' }),
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: 300,
    });
  }

  return {
    'GET /.well-known/openid-configuration': () =>
      json(200, {
        issuer: world.siteUrl,
        jwks_uri: `${world.siteUrl}/.well-known/jwks.json`,
        token_endpoint: `${world.siteUrl}/oauth/token`,
        id_token_signing_alg_values_supported: publicAlgorithms,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      }),

    'GET /.well-known/jwks.json': () => json(200, publicJwks(world.keys)),

    'POST /login': async (request) => {
      const { name, password, alg } = jsonBody(request);
      if (findPerson(name, password) === null) {
        return json(401, { error: 'invalid_credentials', message: 'Wrong name or password' });
      }
      const algorithm = readAlgorithm(alg);
      return grant(String(name), algorithm, refreshTokens.start(String(name), algorithm));
    },

    'POST /oauth/token': async (request) => {
      const form = formBody(request);
      if (form.get('grant_type') !== 'refresh_token') return json(400, { error: 'unsupported_grant_type' });
      const turned = refreshTokens.rotate(form.get('refresh_token') ?? '');
      if (turned === null) {
        return json(400, { error: 'invalid_grant', error_description: 'The refresh token was used before' });
      }
      return grant(turned.person, turned.alg, turned.next);
    },

    /** Signs whatever recipe the page asks for: this is a workshop, and no identity provider has one. */
    'POST /workshop/token': async (request) =>
      json(200, { token: await issueToken(world, jsonBody(request) as Recipe) }),

    'POST /logout': (request) => {
      const jti = readJti(request);
      if (jti !== null) world.revoked.add(jti);
      return { status: 204 };
    },
  };
}

function readAlgorithm(alg: unknown): LabAlgorithm {
  return [...publicAlgorithms, 'HS256' as const].find((known) => known === alg) ?? 'RS256';
}

function readJti(request: LabRequest): string | null {
  const credentials = request.headers.get('authorization') ?? '';
  try {
    return decodeJwt(credentials.replace(/^Bearer /, '')).jti ?? null;
  } catch {
    return null;
  }
}
