import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  changeOneLetter,
  compareDigests,
  hmacSha256,
  randomSecret,
  toHex,
} from '../../../src/core/lessons/fingerprint.ts';

const byNode = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('hex');

describe('a fingerprint', () => {
  it.each([
    ['{"sub":"ada","role":"user"}', 'tidewater-demo'],
    ['', 'tidewater-demo'],
    ['grüße 🌊', 'schlüssel'],
    ['a text with an empty secret', ''],
    ['x'.repeat(10_000), 'k'.repeat(200)],
  ])('is the HMAC that Node computes: %.30s', async (text, secret) => {
    expect(toHex(await hmacSha256(text, secret))).toBe(byNode(text, secret));
  });

  it('is the one of RFC 4231, test case 2', async () => {
    expect(toHex(await hmacSha256('what do ya want for nothing?', 'Jefe'))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});

describe('two fingerprints', () => {
  it('of the same bytes differ nowhere', async () => {
    const digest = await hmacSha256('a', 'b');
    expect(compareDigests(digest, digest)).toMatchObject({ digits: 0, bits: 0, of: 256 });
  });

  it('differ in the digits and bits that a person would count', () => {
    expect(compareDigests(Uint8Array.of(0x00, 0xff), Uint8Array.of(0x01, 0x0f))).toEqual({
      changed: [false, true, true, false],
      digits: 2,
      bits: 5,
      of: 16,
    });
  });

  it('of texts that differ in one letter lie about half of their bits apart', async () => {
    const original = await hmacSha256('{"sub":"ada","role":"user"}', 'tidewater-demo');
    const other = await hmacSha256('{"sub":"ada","role":"uses"}', 'tidewater-demo');
    const { digits, bits } = compareDigests(original, other);
    expect(digits).toBe(61);
    const asBits = (hex: string) => BigInt(`0x${hex}`);
    const apart = asBits(byNode('{"sub":"ada","role":"user"}', 'tidewater-demo')) ^ asBits(toHex(other));
    expect(bits).toBe([...apart.toString(2)].filter((bit) => bit === '1').length);
  });
});

describe('changing one letter', () => {
  it.each([
    ['{"sub":"ada","role":"user"}', '{"sub":"ada","role":"uses"}'],
    ['xyz', 'xya'],
    ['v9', 'v0'],
    ['OZ', 'OA'],
    ['…', '…a'],
    ['', 'a'],
  ])('makes %s into %s', (text, changed) => {
    expect(changeOneLetter(text)).toBe(changed);
  });
});

it('a random secret is 32 bytes, and never the same', () => {
  expect(randomSecret()).toMatch(/^[0-9a-f]{64}$/);
  expect(randomSecret()).not.toBe(randomSecret());
});
