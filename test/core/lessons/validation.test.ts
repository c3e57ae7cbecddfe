import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StepId } from '../../../src/core/diagnose/diagnosis.ts';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { generateSigningKey } from '../../../src/core/jose/sign.ts';
import type { Jws } from '../../../src/core/jose/token.ts';
import { type BreakId, breakIds } from '../../../src/core/lessons/break-token.ts';
import {
  type Attempt,
  isBreakable,
  tryOwnToken,
  tryToken,
  type ValidationRoute,
  validationRoutes,
} from '../../../src/core/lessons/validation.ts';

const now = Date.UTC(2026, 0, 15, 12, 5);
const server = await generateSigningKey('HS256');
const own = await generateSigningKey('HS256');

const attempt = (how: BreakId, route: ValidationRoute) =>
  tryToken({ how, route, serverKey: server.privateKey, ownKey: own.privateKey, now });
const failedStep = ({ check }: Attempt) =>
  check.ladder.find(({ outcome }) => outcome === 'failed')?.step ?? null;

/** What the server knows to have happened, in the words of the diagnosis. */
const truth: Readonly<Record<BreakId, { step: StepId | null; cause: string | null }>> = {
  'as-issued': { step: null, cause: null },
  admin: { step: 'signature', cause: 'tampered' },
  exp: { step: 'signature', cause: 'tampered' },
  'alg-none': { step: 'signature', cause: 'alg-none' },
  'own-key': { step: 'signature', cause: 'signature-invalid' },
  cut: { step: 'signature', cause: 'signature-invalid' },
  wait: { step: 'time-window', cause: 'expired' },
};

describe.each(breakIds)('a token that was broken: %s', (how) => {
  it.each(validationRoutes)(
    'is answered on %s by what the server knows, and the panel agrees',
    async (route) => {
      const one = await attempt(how, route);
      const isForbidden = how === 'as-issued' && route === '/admin';
      const { step, cause } = isForbidden ? { step: 'permission', cause: 'insufficient-role' } : truth[how];
      const status = step === null ? 200 : isForbidden ? 403 : 401;
      expect([one.sent.answer.status, failedStep(one)]).toEqual([status, step]);
      const { diagnosis } = one;
      if (cause === null) expect(diagnosis).toBeNull();
      else {
        expect([diagnosis?.cause, ...(diagnosis?.also ?? [])]).toContain(cause);
        expect(diagnosis?.rightStatus).toMatchObject({ status, asSent: true });
      }
    },
  );
});

describe('what is sent', () => {
  it('keeps the signature under a changed payload, and Node gets another one', async () => {
    const { issued, broken, check } = await attempt('admin', '/admin');
    const [header = '', payload = '', signature] = broken.text.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      ...issued.claims,
      role: 'admin',
    });
    expect([header, signature]).toEqual([issued.parts[0], issued.parts[2]]);
    const secret = Buffer.from(String(server.privateJwk.k), 'base64url');
    const right = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
    const { verification } = check;
    expect(verification?.outcome === 'failed' && verification.steps?.recomputed).toBe(right);
    expect(broken.edits).toEqual([{ part: 'payload', before: '"role":"user"', after: '"role":"admin"' }]);
  });

  it('carries a signature by the person’s own key that holds, only not for the server', async () => {
    const { broken } = await attempt('own-key', '/admin');
    const [header, payload, signature] = broken.text.split('.');
    const secret = Buffer.from(String(own.privateJwk.k), 'base64url');
    expect(createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')).toBe(signature);
  });

  it('goes out one second after exp where the person waits', async () => {
    const { broken, issued } = await attempt('wait', '/me');
    expect(broken.text).toBe(issued.text);
    expect(broken.sentAt).toBe((Number(issued.claims?.exp) + 1) * 1000);
  });
});

describe('a captured token, whose key the server does not have', () => {
  const captured = decodeToken(
    'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYXJhIiwiZXhwIjoxNzY4NDc4ODAwfQ.c2lnbmF0dXJlLW9mLWFub3RoZXI',
  ) as Jws;
  const send = (how: BreakId) => tryOwnToken(captured, { how, route: '/me', ownKey: own.privateKey, now });

  it('is refused because nothing can be recomputed', async () => {
    const one = await send('as-issued');
    expect([one.sent.answer.status, failedStep(one)]).toEqual([401, 'signature']);
    expect(one.check.ladder[2]?.evidence[0]?.text).toContain('Its key is not here');
  });

  it('is told to be unsigned, or without a signature, all the same', async () => {
    const codes = await Promise.all(
      (['alg-none', 'cut'] as const).map(async (how) => (await send(how)).check.verification?.code),
    );
    expect(codes).toEqual(['alg-none', 'signature-malformed']);
  });

  it('is said to have expired by the panel once it has', async () => {
    expect((await send('wait')).diagnosis?.cause).toBe('expired');
  });

  it('can only be played with where its parts can be changed', () => {
    expect(isBreakable(captured)).toBe(true);
    expect(isBreakable(decodeToken('eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA'))).toBe(false);
    expect(isBreakable(decodeToken('no token'))).toBe(false);
  });
});
