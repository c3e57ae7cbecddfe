import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readKeys } from '../../../../src/core/jose/key-reading.ts';
import { request } from '../../../../src/core/lessons/play.ts';
import { checkToken, type TokenPolicy } from '../../../../src/core/lessons/server/check-token.ts';

const secret = 'an-hs256-secret-of-more-than-32-bytes';
const now = Date.UTC(2026, 0, 15, 12, 5);
const issuer = 'https://login.example';
const api = 'https://api.example';
const good = { iss: issuer, aud: api, sub: 'ada', role: 'user', exp: now / 1000 + 60, jti: 'one' };

/** Signed by Node, so that nothing of the panel signs what the panel checks. */
function sign(claims: object, header: object = { alg: 'HS256' }, key = secret): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
}

async function check(
  authorization: string | null,
  {
    role = '',
    at = now,
    leeway = 0,
    ...policy
  }: Partial<TokenPolicy> & { role?: string; at?: number; leeway?: number } = {},
) {
  const headers = authorization === null ? [] : [`Authorization: ${authorization}`];
  const expectation = { issuer, audiences: [api], algorithms: ['HS256'], leewaySeconds: leeway };
  const full: TokenPolicy = { keys: await readKeys(secret), expectation, isRevoked: null, ...policy };
  const result = await checkToken(request(`GET ${api}/me`, { headers }), full, at, role);
  const failed = result.ladder.filter(({ outcome }) => outcome === 'failed').map(({ step }) => step);
  const reached = result.ladder.filter(({ outcome }) => outcome !== 'not-reached').map(({ step }) => step);
  return { ...result, failed, reached };
}

describe('an API that checks the token of each request', () => {
  it('lets in whom the right key, time and recipient speak for', async () => {
    const { status, challenge, failed, claims } = await check(`Bearer ${sign(good)}`);
    expect({ status, challenge, failed }).toEqual({ status: 200, challenge: '', failed: [] });
    expect(claims?.sub).toBe('ada');
  });

  it('asks for credentials without naming an error where none were sent', async () => {
    for (const authorization of [null, '', 'Bearer', 'Basic YTpi']) {
      const { status, challenge, failed } = await check(authorization);
      expect({ status, challenge, failed }).toEqual({
        status: 401,
        challenge: 'Bearer realm="Tidewater"',
        failed: ['credential-sent'],
      });
    }
  });

  it('refuses what is no signed JWT', async () => {
    for (const text of ['undefined', 'a.b.c', 'e30.W10.x', sign(good).split('.').slice(0, 2).join('.')])
      expect((await check(`Bearer ${text}`)).failed).toEqual(['well-formed']);
  });

  it('refuses changed claims, alg none, another key, another alg and a missing signature at the signature', async () => {
    const [header, , signature] = sign(good).split('.');
    const [, edited] = sign({ ...good, role: 'admin' }).split('.');
    const [none, payload] = sign(good, { alg: 'none' }).split('.');
    const wrong = [
      `${header}.${edited}.${signature}`,
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      sign(good, { alg: 'HS256' }, 'another-secret-of-more-than-32-bytes!'),
      sign(good, { alg: 'HS512' }),
      `${header}.${payload}.`,
    ];
    for (const text of wrong) {
      const { status, failed, reached, challenge } = await check(`Bearer ${text}`);
      expect({ status, failed, reached }).toEqual({
        status: 401,
        failed: ['signature'],
        reached: ['credential-sent', 'well-formed', 'signature'],
      });
      expect(challenge).toContain('error="invalid_token"');
    }
  });

  it('refuses what it has no key for', async () => {
    const { status, failed, verification } = await check(`Bearer ${sign(good)}`, { keys: [] });
    expect({ status, failed, code: verification?.code }).toEqual({
      status: 401,
      failed: ['signature'],
      code: 'no-key',
    });
  });

  it('refuses on exp itself, before nbf, and grants the leeway', async () => {
    const token = `Bearer ${sign(good)}`;
    const exp = good.exp * 1000;
    expect((await check(token, { at: exp - 1 })).status).toBe(200);
    expect((await check(token, { at: exp })).failed).toEqual(['time-window']);
    expect((await check(token, { at: exp + 29_000, leeway: 30 })).status).toBe(200);
    expect((await check(token, { at: exp + 30_000, leeway: 30 })).failed).toEqual(['time-window']);
    const later = `Bearer ${sign({ ...good, nbf: now / 1000 + 5 })}`;
    expect((await check(later)).failed).toEqual(['time-window']);
    expect((await check(later, { at: now + 5000 })).status).toBe(200);
  });

  it('refuses a token of another issuer or for another audience', async () => {
    for (const other of [{ iss: 'https://evil.example' }, { aud: 'https://shop.example' }, { aud: [] }])
      expect((await check(`Bearer ${sign({ ...good, ...other })}`)).failed).toEqual(['recipient']);
    expect((await check(`Bearer ${sign({ ...good, aud: ['x', api] })}`)).status).toBe(200);
  });

  it('looks the jti up only where it keeps a list, and only once the signature holds', async () => {
    const asked: string[] = [];
    const isRevoked = (jti: string) => {
      asked.push(jti);
      return jti === 'one';
    };
    const revoked = await check(`Bearer ${sign(good)}`, { isRevoked });
    expect(revoked.failed).toEqual(['not-revoked']);
    expect(revoked.work).toEqual(['signature-checked', 'blocklist-read']);
    expect((await check(`Bearer ${sign({ ...good, jti: 'two' })}`, { isRevoked })).status).toBe(200);
    const forged = await check(`Bearer ${sign(good, { alg: 'HS256' }, 'x'.repeat(40))}`, { isRevoked });
    expect(forged.work).toEqual(['signature-checked']);
    expect(asked).toEqual(['one', 'two']);
    expect((await check(`Bearer ${sign(good)}`)).work).toEqual(['signature-checked']);
  });

  it('answers 403 only to whom it knows, and without a challenge', async () => {
    const known = await check(`Bearer ${sign(good)}`, { role: 'admin' });
    expect([known.status, known.challenge, known.failed]).toEqual([403, '', ['permission']]);
    expect((await check(`Bearer ${sign({ ...good, role: 'admin' })}`, { role: 'admin' })).status).toBe(200);
    expect((await check(null, { role: 'admin' })).status).toBe(401);
    expect((await check(`Bearer ${sign(good)}`, { role: 'admin', at: now + 60_000 })).status).toBe(401);
  });

  it('says of permission that it was never asked', async () => {
    const { ladder } = await check(`Bearer ${sign(good)}`, { at: now + 60_000, role: 'admin' });
    expect(ladder.at(-1)).toMatchObject({
      step: 'permission',
      outcome: 'not-reached',
      evidence: [{ text: 'Never asked. That’s why it isn’t 403.' }],
    });
  });

  it('shows both signatures in the ladder, and neither in the answer', async () => {
    const [header, payload] = sign(good).split('.');
    const right = createHmac('sha256', secret).update(`${header}.${payload}`).digest('hex');
    const { ladder, message, challenge } = await check(`Bearer ${header}.${payload}.q83vEjRW`);
    expect(ladder[2]?.evidence[0]?.text).toBe(`Recomputed ${right.slice(0, 4)}…, found abcd…`);
    expect(`${message}${challenge}`).not.toContain(right.slice(0, 4));
  });
});
