/** The ways in which scenarios ask the API. */

/** @import { Recipe } from '../../mint/mint-token.ts' */
/** @import { Bench, CallOptions } from '../scenario.ts' */

/**
 * @param {Bench} bench
 * @param {string} path
 * @param {CallOptions} [options]
 */
export const get = (bench, path, options) => bench.call('GET', bench.at.api + path, options);

/**
 * Asks for the profile with a token made to a recipe.
 * @param {Bench} bench
 * @param {Recipe} recipe
 */
export const askWith = async (bench, recipe) => get(bench, '/profile', { bearer: await bench.issue(recipe) });

/**
 * The same after a sound token was accepted: what the API wants can be told from that one.
 * @param {Bench} bench
 * @param {Recipe} recipe
 */
export async function askAfterSuccess(bench, recipe) {
  await askWith(bench, {});
  return askWith(bench, recipe);
}

/**
 * Asks for the profile with credentials as they are.
 * @param {Bench} bench
 * @param {string} credentials
 */
export const askRaw = (bench, credentials) =>
  get(bench, '/profile', { headers: { Authorization: credentials } });
