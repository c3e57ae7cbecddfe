import type { Routes } from '../server/routes.ts';
import type { World } from '../world.ts';
import { profile } from './bearer-routes.ts';
import { guard } from './guard.ts';

/** How far the third server's clock is ahead, in milliseconds. */
const clockError = 10 * 60_000;

/** The time that the third server believes, in milliseconds since the epoch. */
export const fastClock = () => Date.now() + clockError;

/** A sound API on a machine whose clock is wrong: it checks, and tells in `Date`, the time that it believes. */
export function fastClockRoutes(world: World): Routes {
  return { 'GET /profile': guard(world, (_request, claims) => profile(claims), { now: fastClock }) };
}
