import { json } from '../server/answer.ts';
import { jsonBody } from '../server/request.ts';
import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';
import { mintToken, type Recipe } from './mint-token.ts';

/** Signs whatever recipe the page asks for: this is a workshop, and no identity provider has one. */
export function mintRoutes(world: World): Routes {
  return {
    'POST /workshop/token': async (request) =>
      json(200, { token: await mintToken(world, jsonBody(request) as Recipe) }),
  };
}
