import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url, encodeBase64url, isClean, viewClean } from '../../../src/core/jose/base64url.ts';

const bytesOf = (text: string) => [...decodeBase64url(text).bytes];

describe('base64url', () => {
  it('reads and writes the octets of RFC 7515 Appendix C', () => {
    const octets = [3, 236, 255, 224, 193];
    expect(encodeBase64url(Uint8Array.from(octets))).toBe('A-z_4ME');
    expect(decodeBase64url('A-z_4ME')).toEqual({ bytes: Uint8Array.from(octets), problem: '', problems: [] });
  });

  it('round-trips any bytes, and agrees with the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = encodeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect([...decodeBase64url(text).bytes]).toEqual([...bytes]);
        expect(decodeBase64url(text).problem).toBe('');
        expect(isClean(text)).toBe(true);
      }),
    );
  });

  it('says the same of any text whether it decodes, views or only looks', () => {
    const nearly = fc.string({
      unit: fc.constantFrom('A', 'Q', 'g', '9', '-', '_', '+', '=', ' ', 'é', '\u0000'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(nearly, (text) => {
        const clean = decodeBase64url(text).problem === '';
        expect(isClean(text)).toBe(clean);
        expect(viewClean(text) !== null).toBe(clean);
        if (clean) expect(encodeBase64url(decodeBase64url(text).bytes)).toBe(text);
      }),
    );
  });

  it.each([
    ['AQI=', 'base64url-padding', [1, 2]],
    ['A+/A', 'base64url-alphabet', [3, 239, 192]],
    ['AQ\nID', 'base64url-white-space', [1, 2, 3]],
    ['AR', 'base64url-dirty', [1]],
    ['AQJ', 'base64url-dirty', [1, 2]],
    ['AQIDB', 'base64url-length', [1, 2, 3]],
    ['AQ!ID', 'base64url-character', [1, 2, 3]],
    ['AQéID', 'base64url-character', [1, 2, 3]],
    ['A=QID', 'base64url-character', [1, 2, 3]],
  ])('tells what is wrong with %j and reads on', (text, problem, bytes) => {
    expect(decodeBase64url(text).problem).toBe(problem);
    expect(bytesOf(text)).toEqual(bytes);
  });

  it('tells all that is wrong, gravest first', () => {
    expect(decodeBase64url('+R= ').problems).toEqual([
      'base64url-alphabet',
      'base64url-white-space',
      'base64url-padding',
      'base64url-dirty',
    ]);
  });

  it('does not let one decoding overwrite the bytes of another', () => {
    const first = decodeBase64url('AQID').bytes;
    decodeBase64url('BAUG');
    expect([...first]).toEqual([1, 2, 3]);
  });

  it('reads texts longer than the room it keeps', () => {
    const bytes = Uint8Array.from({ length: 50_001 }, (_, index) => index);
    expect(decodeBase64url(encodeBase64url(bytes)).bytes).toEqual(bytes);
  });
});
