import { cpuUsage } from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '../../../src/core/jose/base64url.ts';
import { claimsOf, decodeToken, headerOf } from '../../../src/core/jose/decode.ts';
import type { Jwe, Jws, SdJwt, Token } from '../../../src/core/jose/token.ts';
import { encodeUtf8 } from '../../../src/core/jose/utf8.ts';
import { hasShared, listShared, readShared } from '../../shared.ts';

const encode = (value: unknown) =>
  encodeBase64url(encodeUtf8(typeof value === 'string' ? value : JSON.stringify(value)));
const compact = (header: unknown, payload: unknown, signature = 'c2ln') =>
  `${encode(header)}.${encode(payload)}.${signature}`;
const codesOf = (token: Token) =>
  token.problems.map(({ code, part, pointer }) => `${part}${pointer}: ${code}`);

/** RFC 7515 Appendix A.1, whose header and payload are written with line breaks. */
const rfc7515 =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

describe('decodeToken: compact', () => {
  it('reads the JWS of RFC 7515 Appendix A.1 without a complaint', () => {
    const token = decodeToken(rfc7515) as Jws;
    expect(token.format).toBe('jws');
    expect(token.header).toEqual({ typ: 'JWT', alg: 'HS256' });
    expect(token.claims).toEqual({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true });
    expect(token.signingInput).toBe(rfc7515.slice(0, rfc7515.lastIndexOf('.')));
    expect(token.parts.join('.')).toBe(rfc7515);
    expect(token.problems).toEqual([]);
  });

  it('reads the unsecured JWT of RFC 7519 §6.1', () => {
    const token = decodeToken(
      'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.',
    ) as Jws;
    expect(token.header).toEqual({ alg: 'none' });
    expect(token.signatureText).toBe('');
    expect(token.problems).toEqual([]);
  });

  it('reads the JWE of RFC 7516 Appendix A.1', () => {
    const text =
      'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGe.48V1_ALb6US04U3b.5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6ji.XFBoMYUZodetZdvTiFvSkQ';
    const token = decodeToken(text) as Jwe;
    expect(token.format).toBe('jwe');
    expect(token.header).toEqual({ alg: 'RSA-OAEP', enc: 'A256GCM' });
    expect(token.parts.join('.')).toBe(text);
    expect(claimsOf(token)).toBeNull();
    expect(token.problems).toEqual([]);
  });

  it('knows a detached payload, and one that is not encoded (RFC 7797 §4.2)', () => {
    const detached = decodeToken(
      'eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19..A5dxf2s96_n5FLueVuW1Z_vh161FwXZC4YLPff6dmDY',
    ) as Jws;
    expect(detached.detached).toBe(true);
    expect(detached.payloadText).toBeNull();
    expect(detached.problems).toEqual([]);
    const plain = decodeToken(
      `${encode({ alg: 'HS256', b64: false, crit: ['b64'] })}.{"sub":"a"}.c2ln`,
    ) as Jws;
    expect(plain.claims).toEqual({ sub: 'a' });
    expect(plain.problems).toEqual([]);
  });

  it('says why an unencoded payload with dots cannot be carried', () => {
    const token = decodeToken(`${encode({ alg: 'HS256', b64: false, crit: ['b64'] })}.$.02.c2ln`);
    expect(token.format).toBe('malformed');
    expect(codesOf(token)).toContain('payload: b64-payload-dot');
  });

  it('keeps a payload that is no claims set as text, and complains only where a JWT was promised', () => {
    const free = decodeToken(compact({ alg: 'HS256' }, 'It’s a dangerous business, Frodo')) as Jws;
    expect(free.claims).toBeNull();
    expect(free.payloadText).toBe('It’s a dangerous business, Frodo');
    expect(free.problems).toEqual([]);
    expect(codesOf(decodeToken(compact({ alg: 'HS256', typ: 'JWT' }, '[1]')))).toEqual([
      'payload: payload-not-claims',
    ]);
    expect(codesOf(decodeToken(compact({ alg: 'HS256', zip: 'DEF' }, 'xx')))).toEqual([
      'payload: payload-compressed',
    ]);
  });

  it('decodes a JWT in a JWT, down to a limit', () => {
    const inner = compact({ alg: 'HS256', typ: 'JWT' }, { iss: 'in', exp: 1300819380 });
    const token = decodeToken(compact({ alg: 'RS256', cty: 'JWT' }, inner)) as Jws;
    expect(token.nested?.text).toBe(inner);
    expect(claimsOf(token)).toEqual({ iss: 'in', exp: 1300819380 });
    expect(codesOf(decodeToken(compact({ alg: 'RS256' }, inner)))).toEqual(['header: cty-missing']);

    let text = inner;
    for (let level = 0; level < 20; level++) text = compact({ alg: 'HS256', cty: 'JWT' }, text);
    let depth = 0;
    for (let at: Token | null = decodeToken(text); at?.format === 'jws'; at = at.nested) depth++;
    expect(depth).toBe(9);
  });
});

describe('decodeToken: every problem with its place', () => {
  it.each([
    ['Bearer in front', `Bearer ${rfc7515}`, ['token: scheme-prefix']],
    ['quotes', `"${rfc7515}"`, ['token: quoted']],
    ['line end', `${rfc7515}\n`, ['token: surrounding-white-space']],
    ['padding', `${rfc7515}=`, ['signature: base64url-padding']],
    ['dirty bits', `${rfc7515.slice(0, -1)}l`, ['signature: base64url-dirty']],
    ['alg missing', compact({ typ: 'JWT' }, {}), ['header: alg-missing']],
    ['alg no string', compact({ alg: 256 }, {}), ['header/alg: wrong-type']],
    ['alg none, signed', compact({ alg: 'none' }, {}), ['signature: alg-none-signed']],
    ['signature missing', compact({ alg: 'HS256' }, {}, ''), ['signature: signature-missing']],
    [
      'wrong types',
      compact({ alg: 'HS256' }, { exp: '1', aud: 1, iss: null }),
      ['payload/exp: wrong-type', 'payload/aud: wrong-type', 'payload/iss: wrong-type'],
    ],
    ['milliseconds', compact({ alg: 'HS256' }, { exp: 1768478400000 }), ['payload/exp: milliseconds']],
    ['date out of range', compact({ alg: 'HS256' }, { exp: 1e18 }), ['payload/exp: date-out-of-range']],
    ['duplicate member', compact('{"alg":"HS256","alg":"none"}', {}, ''), ['header/alg: duplicate-member']],
    ['byte order mark', compact({ alg: 'HS256' }, '\ufeff{"sub":"a"}'), ['payload: byte-order-mark']],
    ['big number', compact({ alg: 'HS256' }, '{"id":9007199254740993}'), ['payload/id: inexact-number']],
    [
      'crit',
      compact({ alg: 'HS256', crit: ['exp', 'alg'], x: 1 }, {}),
      ['header/crit: crit-member-missing', 'header/crit: crit-registered'],
    ],
    ['b64 not critical', compact({ alg: 'HS256', b64: false }, ''), ['header/b64: b64-not-critical']],
  ])('%s', (_, text, expected) => {
    const token = decodeToken(text);
    expect(token.format).toBe('jws');
    expect(token.text).toBe(text);
    expect(codesOf(token)).toEqual(expected);
  });

  it.each([
    ['nothing', '', ['token: empty']],
    ['no token', 'hello', ['token: part-count', 'token: not-a-token']],
    ['header no JSON', `${encode('{"alg":')}.e30.c2ln`, ['header: not-json']],
    ['header no object', compact('"HS256"', {}), ['header: not-object']],
    ['header not UTF-8', '-_-_.e30.c2ln', ['header: not-utf8', 'header: not-json']],
    ['header missing', '.e30.c2ln', ['header: header-missing']],
    [
      'payload cut',
      `${encode({ alg: 'HS256' })}.eyJzd.c2ln`,
      ['payload: base64url-length', 'payload: not-json'],
    ],
  ])('cannot take apart: %s', (_, text, expected) => {
    const token = decodeToken(text);
    expect(token.format).toBe('malformed');
    expect(codesOf(token)).toEqual(expected);
  });

  it('keeps what can be read of a token with too few parts', () => {
    const token = decodeToken(compact({ alg: 'HS256' }, { sub: 'a', exp: '5' }).replace(/\.[^.]*$/, ''));
    expect(token.format).toBe('malformed');
    expect([headerOf(token), claimsOf(token)]).toEqual([{ alg: 'HS256' }, { sub: 'a', exp: '5' }]);
    expect(codesOf(token)).toEqual(['token: part-count', 'payload/exp: wrong-type']);
  });

  it('keeps __proto__ as a claim of its own', () => {
    const token = decodeToken(compact({ alg: 'HS256' }, '{"__proto__":{"admin":true},"sub":"a"}')) as Jws;
    expect(Object.keys(token.claims ?? {})).toEqual(['__proto__', 'sub']);
    expect((token.claims as Record<string, unknown>).admin).toBeUndefined();
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('never repeats a value in its messages', () => {
    const token = decodeToken(
      compact('{"alg":"HS256","alg":"topsecret1"}', '{"exp":"topsecret2","id":12345678901234567899}'),
    );
    expect(token.problems.length).toBe(3);
    expect(JSON.stringify(token.problems)).not.toMatch(/topsecret|1234567890/);
  });

  it('caps the list and says how many are left out', () => {
    const members = Array.from({ length: 1000 }, (_, index) => `"crit${index}"`);
    const token = decodeToken(compact(`{"alg":"x","crit":[${members}]}`, {}));
    expect(token.problems.length).toBe(201);
    expect(token.problems.at(-1)?.message).toBe('800 more problems are not listed.');
  });
});

describe('decodeToken: JSON serializations', () => {
  const payload = encode({ sub: 'a' });
  const protectedHeader = encode({ alg: 'ES256' });

  it('reads the flattened one, with the unprotected header told apart', () => {
    const token = decodeToken(
      JSON.stringify({ payload, protected: protectedHeader, header: { kid: 'k' }, signature: 'c2ln' }),
    ) as Jws;
    expect([token.serialization, token.header, token.unprotected]).toEqual([
      'flattened',
      { alg: 'ES256', kid: 'k' },
      ['kid'],
    ]);
    expect(token.claims).toEqual({ sub: 'a' });
    expect(token.signingInput).toBe(`${protectedHeader}.${payload}`);
    expect(token.problems).toEqual([]);
  });

  it('tells a header parameter that stands both protected and unprotected, and trusts the protected one', () => {
    const token = decodeToken(
      JSON.stringify({ payload, protected: protectedHeader, header: { alg: 'none' }, signature: 'c2ln' }),
    ) as Jws;
    expect(token.header.alg).toBe('ES256');
    expect(codesOf(token)).toEqual(['header: header-repeated']);
  });

  it('reads the general one with all its signatures', () => {
    const signatures = [
      { protected: protectedHeader, signature: 'c2ln' },
      { protected: encode({ alg: 'RS256' }), header: { kid: '2' }, signature: 'c2lnMg' },
    ];
    const token = decodeToken(JSON.stringify({ payload, signatures })) as Jws;
    expect(token.serialization).toBe('general');
    expect(token.furtherSignatures).toEqual([
      {
        header: { alg: 'RS256', kid: '2' },
        signingInput: `${encode({ alg: 'RS256' })}.${payload}`,
        signatureText: 'c2lnMg',
      },
    ]);
    expect(codesOf(token)).toEqual(['token: many-signatures']);
  });

  it.each([
    [
      { payload, protected: protectedHeader },
      'jws',
      ['token/signature: member-missing', 'signature: signature-missing'],
    ],
    [{ payload, signatures: [] }, 'malformed', ['token/signatures: no-signatures']],
    [
      { payload, signatures: [{ protected: 5, signature: 'c2ln' }] },
      'jws',
      ['token/protected: member-not-text', 'header: alg-missing'],
    ],
    [{ hello: 'world' }, 'malformed', ['token: not-a-token']],
  ])('tells what is missing: %j', (value, format, expected) => {
    const token = decodeToken(JSON.stringify(value));
    expect(token.format).toBe(format);
    expect(codesOf(token)).toEqual(expected);
  });
});

describe.skipIf(!hasShared('vectors/ietf-jose-cookbook'))('RFC 7520 and RFC 7797 examples', () => {
  const examples = ['jws', 'jwe', 'rfc7797'].flatMap((folder) => {
    const path = `vectors/ietf-jose-cookbook/${folder}`;
    return hasShared(path)
      ? listShared(path).map((file) => [`${folder}/${file}`, JSON.parse(readShared(`${path}/${file}`))])
      : [];
  });

  it.each(examples)('%s', (name, { input, output }) => {
    const outputs = [output.compact, output.json, output.json_flat].filter((one) => one !== undefined);
    for (const one of outputs) {
      const token = decodeToken(typeof one === 'string' ? one : JSON.stringify(one));
      expect(token.format).toBe(name.startsWith('jwe') ? 'jwe' : 'jws');
      const unexpected = codesOf(token).filter((code) => !/many-|b64-not-critical/.test(code));
      expect(unexpected).toEqual([]);
      if (token.format === 'jws' && !token.detached) expect(token.payloadText).toBe(input.payload);
    }
  });
});

describe.skipIf(!hasShared('vectors/wild-tokens'))('tokens from the tests and docs of others', () => {
  interface Wild {
    kind: string;
    headerParses: boolean;
    payloadIsJson: boolean;
    alg: string;
    token: string;
  }
  const wild: Wild[] = hasShared('vectors/wild-tokens')
    ? JSON.parse(readShared('vectors/wild-tokens/tokens.json'))
    : [];

  it('reads every header that parses, and takes none of the others for a token', () => {
    const wrong = wild.filter(({ headerParses, token, alg }) => {
      const header = headerOf(decodeToken(token));
      return headerParses
        ? header === null || (typeof header.alg === 'string' && header.alg !== alg)
        : decodeToken(token).format !== 'malformed';
    });
    expect(wrong.map(({ token }) => token)).toEqual([]);
  });

  it('knows what each is', () => {
    const wrong = wild.filter(({ kind, token }) => {
      const { format } = decodeToken(token);
      return format !== kind && format !== 'malformed';
    });
    expect(wrong.map(({ token }) => token)).toEqual([]);
  });
});

describe('decodeToken: total', () => {
  const tokenish = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'eyJ',
          '.',
          '~',
          'e30',
          '{',
          '"',
          'payload',
          ':',
          '=',
          ' ',
          'Bearer ',
          '[',
          'é',
          'signatures',
        ),
        { maxLength: 30 },
      )
      .map((list) => list.join('')),
    fc.tuple(fc.jsonValue(), fc.jsonValue()).map(([header, payload]) => compact(header, payload)),
    fc
      .jsonValue()
      .map((value) =>
        JSON.stringify({ payload: value, signatures: [value], header: value, ciphertext: value }),
      ),
    fc
      .jsonValue()
      .map(
        (value) =>
          `${compact({ alg: 'x' }, { _sd: value, a: [{ '...': value }] })}~${encode([1, value])}~${encode(value)}~`,
      ),
  );

  it('never throws, and always keeps the text', () => {
    fc.assert(
      fc.property(tokenish, (text) => {
        const token = decodeToken(text);
        expect(token.text).toBe(text);
        for (const problem of token.problems) expect(problem.message).not.toMatch(/\{\w+\}/);
      }),
      { numRuns: 2000 },
    );
  });

  it.skipIf(!hasShared('vectors/naughty-strings'))('takes naughty strings anywhere', () => {
    for (const text of JSON.parse(readShared('vectors/naughty-strings/blns.json')) as string[]) {
      expect(decodeToken(text).text).toBe(text);
      const token = decodeToken(
        compact({ alg: 'HS256', kid: text }, Object.fromEntries([[text, text]])),
      ) as Jws;
      expect(token.header.kid).toBe(text);
      expect(Object.entries(token.claims ?? {})).toEqual([[text, text]]);
    }
  });

  const huge = 10_000_000;
  it.each([
    ['a 10 MB claim', compact({ alg: 'HS256' }, { data: 'x'.repeat(huge) })],
    ['100,000 deep', compact({ alg: 'HS256' }, `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)],
    ['10 MB of dots', '.'.repeat(huge)],
    ['10 MB of tildes', `${rfc7515}${'~'.repeat(huge)}`],
    ['10 MB of eyJ', 'eyJ'.repeat(huge / 3)],
    ['10 MB of brackets', '{"a":'.repeat(huge / 5)],
    [
      '10 MB of brackets that are closed',
      compact({ alg: 'HS256' }, `{"a":${'['.repeat(huge / 2)}${']'.repeat(huge / 2)}}`),
    ],
    [
      'a million members',
      compact({ alg: 'HS256' }, `{${Array.from({ length: 500_000 }, (_, index) => `"${index % 1000}":1`)}}`),
    ],
    ['a 10 MB number', compact({ alg: 'HS256' }, `{"n":${'9'.repeat(huge)}}`)],
    ['10 MB of white space', `${' '.repeat(huge)}x`],
  ])('stays quick: %s', (_, text) => {
    // Processor time, so that a busy machine does not matter.
    const before = cpuUsage();
    expect(decodeToken(text).text.length).toBe(text.length);
    expect(cpuUsage(before).user / 1000).toBeLessThan(3000);
  });

  it('is what its type says', () => {
    const sdJwt = decodeToken(`${rfc7515}~`) as SdJwt;
    expect(sdJwt.format).toBe('sd-jwt');
    expect(claimsOf(sdJwt)).toEqual(sdJwt.issuerJwt.claims);
  });
});
