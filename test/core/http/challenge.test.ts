import { describe, expect, it } from 'vitest';
import { parseChallenges } from '../../../src/core/http/challenge.ts';

const read = (value: string | string[]) =>
  parseChallenges(value).challenges.map(({ scheme, token68, params }) => ({
    scheme,
    ...(token68 !== '' && { token68 }),
    ...Object.fromEntries(params),
  }));
const faults = (value: string) => parseChallenges(value).problems.map(({ code }) => code);

describe('parseChallenges', () => {
  it.each([
    ['Bearer', [{ scheme: 'Bearer' }]],
    ['Bearer realm="a, b=c"', [{ scheme: 'Bearer', realm: 'a, b=c' }]],
    [
      'Bearer realm="x", error="invalid_token", error_description="The access token expired"',
      [
        {
          scheme: 'Bearer',
          realm: 'x',
          error: 'invalid_token',
          error_description: 'The access token expired',
        },
      ],
    ],
    ['Bearer error=invalid_token,scope="a b"', [{ scheme: 'Bearer', error: 'invalid_token', scope: 'a b' }]],
    ['Bearer realm = "x" , Error = "y"', [{ scheme: 'Bearer', realm: 'x', error: 'y' }]],
    ['Bearer realm="say \\"hi\\""', [{ scheme: 'Bearer', realm: 'say "hi"' }]],
    ['Negotiate', [{ scheme: 'Negotiate' }]],
    ['Negotiate oRQwEqADCgEB==', [{ scheme: 'Negotiate', token68: 'oRQwEqADCgEB==' }]],
    [
      'Negotiate, NTLM, Basic realm="a"',
      [{ scheme: 'Negotiate' }, { scheme: 'NTLM' }, { scheme: 'Basic', realm: 'a' }],
    ],
    // The example of RFC 9110 §11.6.1.
    [
      'Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""',
      [
        { scheme: 'Basic', realm: 'simple' },
        { scheme: 'Newauth', realm: 'apps', type: '1', title: 'Login to "apps"' },
      ],
    ],
    [', , Basic realm="a",,', [{ scheme: 'Basic', realm: 'a' }]],
    ['', []],
  ])('reads %s', (value, expected) => {
    expect(read(value)).toEqual(expected);
    expect(faults(value)).toEqual([]);
  });

  it('reads several fields as one list', () => {
    expect(read(['DPoP algs="ES256 PS256"', 'Bearer realm="a"']).map(({ scheme }) => scheme)).toEqual([
      'DPoP',
      'Bearer',
    ]);
  });

  it.each([
    ['Bearer realm="open', ['quote-open'], [{ scheme: 'Bearer', realm: 'open' }]],
    ['Bearer error="a" scope="b"', ['comma-missing'], [{ scheme: 'Bearer', error: 'a', scope: 'b' }]],
    ['Bearer realm="a", realm="b"', ['parameter-repeated'], [{ scheme: 'Bearer', realm: 'a' }]],
    ['realm="a"', ['scheme-missing'], [{ scheme: '', realm: 'a' }]],
    ['Bearer error=, scope="b"', ['value-missing'], [{ scheme: 'Bearer', error: '', scope: 'b' }]],
    [
      'Bearer error_description=The token expired, error="invalid_token"',
      ['comma-missing', 'comma-missing'],
      [{ scheme: 'Bearer', error_description: 'The', error: 'invalid_token' }],
    ],
  ])('keeps what can be kept of %s', (value, problems, expected) => {
    expect(faults(value)).toEqual(problems);
    expect(read(value)).toEqual(expected);
  });

  it('never throws and always ends, whatever it reads', () => {
    for (const piece of ['Bearer ', 'a=', '"', ',', '\\', '= ', 'a="b" ', '\u0000', '(', 'é '])
      expect(parseChallenges(piece.repeat(100_000)).challenges.length).toBeLessThanOrEqual(64);
  });

  it('keeps a parameter called __proto__ as plain data', () => {
    expect(parseChallenges('Bearer __proto__="x"').challenges[0]?.params.get('__proto__')).toBe('x');
  });
});
