import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import type { Token } from '../../../src/core/jose/token.ts';
import { canSearchSecret, searchSecret } from '../../../src/core/jose/weak-secrets.ts';
import { knownWeakSecrets } from '../../../src/core/jose/weak-secrets-list.ts';
import { makeHmacTest } from '../../../src/core/jose/weak-secrets-sha256.ts';
import { makeLongHmacTest } from '../../../src/core/jose/weak-secrets-sha512.ts';
import { hasShared, readShared } from '../../shared.ts';

async function signWith(secret: string, alg = 'HS256', encoding: 'utf8' | 'base64' | 'hex' = 'utf8') {
  const [key] = await readKeys(secret, { encoding });
  return decodeToken(await signToken({ header: { alg }, claims: { sub: 'ada' }, key: key ?? null }));
}

/** Runs to the end; how often it reported, and what it found. */
function run(token: Token, candidates: Iterable<string>) {
  const steps = searchSecret(token, candidates);
  const reports: number[] = [];
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { found: step.value, reports };
    reports.push(step.value);
  }
}

describe('searchSecret', () => {
  it.each(['HS256', 'HS384', 'HS512'])('finds a known secret of %s', async (alg) => {
    const { found } = run(await signWith('your-256-bit-secret', alg), knownWeakSecrets);
    expect(found).toEqual({ secret: 'your-256-bit-secret', encoding: 'utf8' });
  });

  it('finds one that was meant as base64 or hex, and the empty one', async () => {
    const base64 = 'dGhpcyBpcyBhIHdlbGwga25vd24gc2VjcmV0';
    const hex = '0123456789abcdef0123456789abcdef';
    expect(run(await signWith(base64, 'HS256', 'base64'), [base64]).found?.encoding).toBe('base64');
    expect(run(await signWith(hex, 'HS256', 'hex'), [hex]).found?.encoding).toBe('hex');
    expect(run(await signWith(''), knownWeakSecrets).found).toEqual({ secret: '', encoding: 'utf8' });
  });

  it.each([
    ['sha256', makeHmacTest],
    ['sha384', (data, expected) => makeLongHmacTest('SHA-384', data, expected)],
    ['sha512', (data, expected) => makeLongHmacTest('SHA-512', data, expected)],
  ] satisfies [string, typeof makeHmacTest][])(
    'tells the right key of an HMAC with %s from every other, of any length',
    (hash, make) => {
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 300 }),
          fc.uint8Array({ maxLength: 300 }),
          fc.nat(255),
          (key, data, more) => {
            const holds = make(data, createHmac(hash, key).update(data).digest());
            expect(holds(key)).toBe(true);
            // Not zero: HMAC pads a short key with zeros
            expect(holds(Uint8Array.from([...key, more || 1]))).toBe(false);
          },
        ),
        { numRuns: 500 },
      );
    },
  );

  it('finds nothing where the secret is a good one, and reports progress on the way', async () => {
    const { privateKey } = await generateSigningKey('HS256');
    const token = decodeToken(await signToken({ header: { alg: 'HS256' }, claims: {}, key: privateKey }));
    const candidates = Array.from({ length: 1600 }, (_, index) => `candidate ${index}`);
    expect(run(token, candidates)).toEqual({ found: null, reports: [500, 1000, 1500] });
  });

  it('is left by not asking for the next step', async () => {
    function* endless() {
      for (let index = 0; ; index++) yield `candidate ${index}`;
    }
    const steps = searchSecret(await signWith('a good one, surely'), endless());
    expect(steps.next()).toEqual({ done: false, value: 500 });
    expect(steps.return(null)).toEqual({ done: true, value: null });
  });

  it('does not try what has no secret', async () => {
    const { privateKey } = await generateSigningKey('ES256');
    const es = decodeToken(await signToken({ header: { alg: 'ES256' }, claims: {}, key: privateKey }));
    expect([
      canSearchSecret(es),
      canSearchSecret(await signWith('x')),
      canSearchSecret(decodeToken('x')),
    ]).toEqual([false, true, false]);
    expect(run(es, knownWeakSecrets).found).toBe(null);
  });

  it('the list names each secret once', () => {
    expect(new Set(knownWeakSecrets).size).toBe(knownWeakSecrets.length);
  });

  it.runIf(hasShared('vectors/secrets-wallarm'))(
    'tries every line of a public list, odd ones too',
    async () => {
      const lines = readShared('vectors/secrets-wallarm/list.txt').split('\n');
      const odd = lines.filter((line) => /[^ -~]/.test(line) || line.length > 100).slice(0, 200);
      expect(odd.length).toBeGreaterThan(10);
      for (const secret of odd.slice(0, 20)) {
        expect(run(await signWith(secret), odd).found?.secret).toBe(secret);
      }
    },
  );
});
