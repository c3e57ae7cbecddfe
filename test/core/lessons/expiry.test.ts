import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../../src/core/jose/sign.ts';
import {
  askWith,
  countLookUps,
  type DesignId,
  designIds,
  logIn,
  logOut,
  makeDesignServer,
  pairIn,
  refreshWith,
  worksUntil,
} from '../../../src/core/lessons/expiry.ts';

const now = Date.UTC(2026, 0, 15, 12, 5);
const minute = 60_000;
const day = 24 * 60 * minute;
const { privateKey } = await generateSigningKey('HS256');

/** Logs in at 0, and out after two minutes; the thief copied everything before. */
async function steal(design: DesignId) {
  const server = makeDesignServer(design, privateKey);
  const stolen = pairIn(await logIn(server, now));
  const out = await logOut(server, stolen, now + 2 * minute);
  return { server, stolen, out };
}

describe('a stolen token after its owner has logged out', () => {
  it.each([
    ['long', day],
    ['short', 5 * minute],
    ['blocklist', 2 * minute],
  ] as const)('works in the design "%s" for %d ms after the login', async (design, length) => {
    const { server, stolen, out } = await steal(design);
    expect(out.answer.status).toBe(200);
    expect(await worksUntil(server, stolen, now + 2 * minute, now + 2 * day)).toBe(now + length);
    const status = async (at: number) => (await askWith(server, stolen, at)).answer.status;
    expect(await status(now + length)).toBe(401);
    if (length > 2 * minute) expect(await status(now + length - 1)).toBe(200);
  });

  it('is still taken at the end of the time that is looked at', async () => {
    const { server, stolen } = await steal('long');
    expect(await worksUntil(server, stolen, now, now + day - 1)).toBeNull();
  });

  it('brings no new one once the refresh tokens of the login have ended', async () => {
    const { server, stolen } = await steal('short');
    expect((await refreshWith(server, stolen, now + 3 * minute)).answer.status).toBe(400);
  });
});

describe('an hour of use', () => {
  it('costs a look-up per request with a blocklist, one per lifetime with refresh tokens, none without either', async () => {
    const counts = await Promise.all(designIds.map((id) => countLookUps(id, privateKey, now)));
    // 60 minutes hold 12 lifetimes of 5 minutes; the first one comes with the login.
    expect(Object.fromEntries(designIds.map((id, index) => [id, counts[index]]))).toEqual({
      long: 0,
      short: 11,
      blocklist: 60,
    });
  });
});
