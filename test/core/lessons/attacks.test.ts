import { describe, expect, it } from 'vitest';
import { type Attack, attacks, tryAttack } from '../../../src/core/lessons/attacks.ts';
import { isCookie, sameSites, type TokenPlace, tokenPlaces } from '../../../src/core/lessons/page.ts';

const now = Date.UTC(2026, 0, 15, 12);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const makeToken = (extra = '') =>
  `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'ada', exp: now / 1000 + 900, extra })}.${'A'.repeat(43)}`;
const token = makeToken();

const homes = tokenPlaces.flatMap((place) =>
  (isCookie({ place, sameSite: 'Lax' }) ? sameSites : (['Lax'] as const)).map((sameSite) => ({
    place,
    sameSite,
  })),
);

/** Written down by hand from the web's own rules: same-origin storage, HttpOnly, SameSite. */
const whoGetsIt: Readonly<Record<TokenPlace, Readonly<Record<Exclude<Attack, 'other-site'>, boolean>>>> = {
  'local-storage': { read: true, listen: true, send: true },
  memory: { read: false, listen: true, send: false },
  'plain-cookie': { read: true, listen: false, send: true },
  'http-only-cookie': { read: false, listen: false, send: true },
};

describe('a token in each of its places', () => {
  it.each(homes.map((home) => [`${home.place} ${home.sameSite}`, home] as const))(
    '%s gives away what the web gives away there',
    async (_, home) => {
      for (const attack of attacks) {
        const { succeeded } = await tryAttack(attack, home, token, now);
        const expected =
          attack === 'other-site'
            ? isCookie(home) && home.sameSite === 'None'
            : whoGetsIt[home.place][attack];
        expect([attack, succeeded]).toEqual([attack, expected]);
      }
    },
  );

  it('goes along with a link of another site in a Lax cookie, with none in a Strict one, and with both in a None one', async () => {
    const carried = async (sameSite: (typeof sameSites)[number]) => {
      const { sent } = await tryAttack('other-site', { place: 'http-only-cookie', sameSite }, token, now);
      return sent.map(({ exchange, carried: was }) => [exchange.request.method, was]);
    };
    expect(await carried('None')).toEqual([
      ['GET', true],
      ['POST', true],
    ]);
    expect(await carried('Lax')).toEqual([
      ['GET', true],
      ['POST', false],
    ]);
    expect(await carried('Strict')).toEqual([
      ['GET', false],
      ['POST', false],
    ]);
  });

  it('is found by the panel where scripts find it, and nowhere in memory', async () => {
    const place = async (home: (typeof homes)[number]) => (await tryAttack('read', home, token, now)).place;
    expect(await place({ place: 'local-storage', sameSite: 'Lax' })).toMatchObject({
      area: 'local-storage',
      readableByScript: 'yes',
      risk: 'A token in localStorage',
    });
    expect(await place({ place: 'plain-cookie', sameSite: 'Lax' })).toMatchObject({
      area: 'cookie',
      readableByScript: 'yes',
    });
    expect(await place({ place: 'http-only-cookie', sameSite: 'None' })).toMatchObject({
      area: 'cookie',
      readableByScript: 'no',
      flags: { httpOnly: true, secure: true, sameSite: 'None' },
    });
    expect(await place({ place: 'memory', sameSite: 'Lax' })).toBeNull();
  });

  it('that stayed behind is explained by the panel’s own diagnosis', async () => {
    const home = { place: 'http-only-cookie', sameSite: 'Strict' } as const;
    const { diagnosis } = await tryAttack('other-site', home, token, now);
    expect(diagnosis).toMatchObject({ cause: 'cookie-not-sent', rightStatus: { status: 401 } });
    expect((await tryAttack('send', home, token, now)).diagnosis).toBeNull();
  });

  it('is refused as a cookie when it is too long, and said so', async () => {
    const long = makeToken('x'.repeat(4000));
    const cookie = await tryAttack('send', { place: 'http-only-cookie', sameSite: 'Lax' }, long, now);
    expect([cookie.refusal, cookie.succeeded]).toEqual(['too-large', false]);
    const storage = await tryAttack('read', { place: 'local-storage', sameSite: 'Lax' }, long, now);
    expect([storage.refusal, storage.succeeded]).toEqual([null, true]);
  });
});
