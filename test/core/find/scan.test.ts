import { cpuUsage } from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanText } from '../../../src/core/find/scan.ts';
import { hasShared, listShared, readShared } from '../../shared.ts';

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const pad = (value: unknown) => {
  const text = encode(value);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
};
const header = encode({ alg: 'HS256', typ: 'JWT' });
const jws = `${header}.${encode({ sub: '1' })}.c2lnbmF0dXJlLXRleHQ`;
const jwe = `${encode({ alg: 'dir', enc: 'A256GCM' })}..AAAAAAAAAAAAAAAA.${'B'.repeat(40)}.CCCCCCCCCCCCCCCCCCCCCC`;
const textsIn = (text: string) => scanText(text).map((hit) => hit.text);

describe('scanText finds', () => {
  it.each([
    ['a compact JWS', jws],
    ['a compact JWE', jwe],
    ['an unsecured JWS, its last dot included', `${encode({ alg: 'none' })}.${encode({ sub: '1' })}.`],
    ['a detached JWS', `${header}..c2lnbmF0dXJlLXRleHQ`],
    ['a header with white space before and inside', `${encode(' {\n "alg": "HS256" }')}.e30.c2ln`],
    ['a header in another order', `${encode({ 'x-app': 1, kid: 'k', alg: 'RS256' })}.e30.c2ln`],
    ['a padded token, as AWS ALB writes it', [{ alg: 'ES256', typ: 1 }, { a: 12 }, 'sig'].map(pad).join('.')],
    ['an SD-JWT without disclosures', `${jws}~`],
    ['an SD-JWT with disclosures', `${jws}~WyJzYWx0IiwiYSIsMV0~WyJzYWx0IiwiYiIsMl0~`],
    [
      'an SD-JWT with its KB-JWT',
      `${jws}~WyJzYWx0IiwiYSIsMV0~${encode({ alg: 'ES256', typ: 'kb+jwt' })}.e30.c2ln`,
    ],
    [
      'an SD-JWT whose KB-JWT was cut off behind its header',
      `${jws}~WyJzYWx0IiwiYSIsMV0~${encode({ alg: 'ES256', typ: 'kb+jwt' })}`,
    ],
    [
      'an SD-JWT whose KB-JWT was cut off behind its payload',
      `${jws}~WyJzYWx0IiwiYSIsMV0~${encode({ alg: 'ES256', typ: 'kb+jwt' })}.e30`,
    ],
    [
      'a JWE with a payload that is cut into too few parts as what it is',
      `${encode({ alg: 'RS256' })}.e30.c2ln.eA.eA`,
    ],
  ])('%s', (_what, token) => {
    for (const text of [
      token,
      `"${token}"`,
      `a ${token} b`,
      `token=${token}&x=1`,
      `<p>${token}</p>`,
      `\\"${token}\\"`,
    ])
      expect(textsIn(text)).toEqual([token]);
  });

  it('a token behind glue: escapes, percent-encoded quotes, a prefix', () => {
    for (const glue of ['%22', '\\n', '\\u0022', 'token_', 'jwt-', 'Bearer%20', '%2522'])
      expect(textsIn(`${glue}${jws}`)).toEqual([jws]);
  });

  it('every token of a text, each in its place', () => {
    const text = `{"access_token":"${jws}","id_token":"${jwe}","n":1.5}`;
    expect(scanText(text).map(({ start, end }) => text.slice(start, end))).toEqual([jws, jwe]);
  });

  it('tokens inside of a base64- wrapper, with the wrapper’s place', () => {
    const session = `base64-${encode({ access_token: jws, refresh_token: 'abc' })}`;
    const [hit] = scanText(`cookie: ${session}; x`);
    expect(hit).toMatchObject({
      text: jws,
      start: 8,
      end: 8 + session.length,
      wrappings: ['base64-', 'json'],
    });
  });

  it('JSON serializations, also inside of a JSON string', () => {
    const flattened = JSON.stringify({ payload: encode('hi'), protected: header, signature: 'c2ln' });
    const general = JSON.stringify({
      payload: encode('{}'),
      signatures: [
        { protected: header, header: { kid: 'a' }, signature: 'c2ln' },
        { protected: header, signature: 'c2ln' },
      ],
    });
    const encrypted = JSON.stringify({
      protected: encode({ enc: 'A128GCM' }),
      iv: 'AA',
      ciphertext: 'AA',
      tag: 'AA',
    });
    for (const json of [flattened, general, encrypted]) {
      expect(textsIn(`x ${json} y`)).toEqual([json]);
      const nested = JSON.stringify({ data: json });
      const [hit] = scanText(nested);
      expect(hit?.text).toBe(json);
      expect(hit?.wrappings).toEqual(['json']);
      expect(JSON.parse(`"${nested.slice(hit?.start, hit?.end)}"`)).toBe(json);
    }
  });

  it('a token whose header got damaged, so that the decoder can say how', () => {
    const damaged = `${header.slice(0, -1)}.${encode({ sub: '1234' })}.c2ln`;
    expect(textsIn(`"${damaged}"`)).toEqual([damaged]);
  });
});

describe('scanText leaves alone', () => {
  it.each([
    [
      'a Flask session: JSON, but no JOSE header',
      `${encode({ user_id: 1, role: 'admin' })}.ZzZzZz.abcdefghijkl`,
    ],
    ['a version, a host, a file', 'v1.2.3 www.example.com jquery.min.js a.b.c'],
    ['a header alone', header],
    ['a header that was shortened for print', `${header}...`],
    ['two parts', `${header}.${encode({ sub: '1' })}`],
    ['an encoded array', `${encode(['alg', 'none'])}.e30.c2ln`],
    ['an encoded word', `${encode('algorithms are fun')}.e30.c2ln`],
    ['an object with a protected member that is no JWS', JSON.stringify({ protected: header, note: 'x' })],
  ])('%s', (_what, text) => {
    expect(textsIn(text)).toEqual([]);
  });

  it('the dots of a sentence that trails off', () => {
    expect(textsIn(`It begins with ${jws}... and so on`)).toEqual([jws]);
    expect(textsIn(`See ${jws}. Next sentence.`)).toEqual([jws]);
  });

  it('the dot of a sentence behind a KB-JWT that was cut off', () => {
    const cut = `${jws}~WyJzYWx0IiwiYSIsMV0~${encode({ alg: 'ES256', typ: 'kb+jwt' })}`;
    expect(textsIn(`It was ${cut}. Then`)).toEqual([cut]);
  });

  it('strike-through marks around a token', () => {
    expect(textsIn(`~~${jws}~~`)).toEqual([jws]);
  });
});

interface Wild {
  readonly id: string;
  readonly kind: string;
  readonly headerParses: boolean;
  readonly token: string;
  readonly context: string;
}

describe.runIf(hasShared('vectors/wild-tokens'))('in text that others wrote', () => {
  /** Two records end where the KB-JWT's payload begins; by RFC 9901 §4 the KB-JWT belongs to the SD-JWT. */
  const recordsWithoutKeyBinding = ['14cbf99c08c2', 'e516a89f3b09'];

  it('every token of tests and docs of other libraries is found, and nothing else in it', () => {
    const wild = JSON.parse(readShared('vectors/wild-tokens/tokens.json')) as Wild[];
    const known = new Set(wild.map(({ token }) => token));
    const missed = wild
      .filter(({ headerParses, id }) => headerParses && !recordsWithoutKeyBinding.includes(id))
      .filter(({ token, context }) => !textsIn(context).includes(token));
    expect(missed.map(({ id }) => id)).toEqual([]);
    const strange = wild
      .filter(({ id }) => !recordsWithoutKeyBinding.includes(id))
      .flatMap(({ id, context }) =>
        textsIn(context)
          .filter((text) => !known.has(text))
          .map(() => id),
      );
    expect(strange).toEqual([]);
  });

  it('an SD-JWT is found with its KB-JWT', () => {
    const wild = JSON.parse(readShared('vectors/wild-tokens/tokens.json')) as Wild[];
    const bound = wild.filter(({ id }) => recordsWithoutKeyBinding.includes(id));
    expect(bound.length).toBe(2);
    for (const { token, context } of bound) {
      const [found = ''] = textsIn(context);
      expect(found.startsWith(`${token}.`)).toBe(true);
      expect(found.slice(token.length).split('.').length).toBe(3);
    }
  });

  it('each of gitleaks’ examples holds one', () => {
    const examples = JSON.parse(readShared('vectors/gitleaks-jwt/true-positives.json')) as string[];
    expect(examples.filter((text) => textsIn(text).length === 0)).toEqual([]);
  });

  it('real captures without a token give none', () => {
    const files = [
      'vectors/har-perfcascade/src/test-data',
      'vectors/har-mitmproxy/test/mitmproxy/data/har_files',
      'vectors/har-mitmproxy/test/mitmproxy/data/flows',
      'vectors/har-har-to-k6/example',
    ].flatMap((folder) => listShared(folder).map((file) => `${folder}/${file}`));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => textsIn(readShared(file)).length > 0)).toEqual([]);
  });
});

describe('scanText, whatever the text', () => {
  const delimiter = fc.constantFrom(
    ' ',
    '"',
    "'",
    '\n',
    ';',
    ',',
    '&',
    '<',
    '(',
    '{',
    '|',
    '\u00e9',
    '\u{1f511}',
  );
  const filler = fc.string({ unit: fc.constantFrom(...' \n"\'=&;:,<>/?!éß🔑{}[]%'), maxLength: 60 });
  const part = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
    minLength: 1,
    maxLength: 80,
  });
  const token = fc
    .tuple(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }), part, part, fc.boolean())
    .map(([members, payload, tail, encrypted]) => {
      const head = encode({ ...members, alg: 'X', ...(encrypted && { enc: 'Y' }) });
      return encrypted ? `${head}.${payload}.${tail}.${payload}.${tail}` : `${head}.${payload}.${tail}`;
    });

  it('gives exactly the tokens that were put into it, with exact spans', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(filler, delimiter, token, delimiter), { maxLength: 5 }),
        filler,
        (pieces, end) => {
          const text =
            pieces.map(([fill, before, body, after]) => fill + before + body + after).join('') + end;
          const hits = scanText(text);
          expect(hits.map((hit) => hit.text)).toEqual(pieces.map(([, , body]) => body));
          for (const hit of hits) expect(text.slice(hit.start, hit.end)).toBe(hit.text);
        },
      ),
    );
  });

  it('never throws, and its hits never overlap', () => {
    const noise = fc.string({
      unit: fc.constantFrom(
        'eyJ',
        header,
        '.',
        '..',
        '~',
        'base64-',
        '"protected":"',
        '{',
        '}',
        '"',
        '\\',
        '%22',
        '=',
        'A',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(noise, (text) => {
        let floor = 0;
        for (const { start, end, wrappings } of scanText(text)) {
          expect(end).toBeGreaterThan(start);
          if (wrappings[0] !== 'base64-') expect(start).toBeGreaterThanOrEqual(floor);
          floor = end;
        }
      }),
    );
  });

  /** Processor time, so that a busy machine does not matter. The bar itself (50 ms) is for the bench. */
  const millisecondsFor = (text: string) => {
    const before = cpuUsage();
    scanText(text);
    return cpuUsage(before).user / 1000;
  };
  const fiveMegabytesOf = (piece: string) => piece.repeat(Math.ceil(5e6 / piece.length));

  it.each([
    'eyJ',
    '.',
    'eyJ.',
    'Ab9_',
    '%22',
    '\\',
    '"',
    `${header}.`,
    `${header}..`,
    `"protected":"${header}",`,
    `{"protected":"${header}"`,
    `\\"protected\\":\\"${header}\\"{`,
    'base64-eyJ',
    `${header}.e30.x~`,
    `${header}.e30.x~a`,
  ])('takes linear time for five megabytes of %j', (piece) => {
    expect(millisecondsFor(fiveMegabytesOf(piece))).toBeLessThan(1000);
  });

  it('takes linear time for runs that pretend to be long headers', () => {
    expect(millisecondsFor(fiveMegabytesOf(`${header.slice(0, 15)}${'eyJ'.repeat(20_000)}fQ.`))).toBeLessThan(
      1000,
    );
    expect(millisecondsFor(fiveMegabytesOf(`${header.slice(0, -2)}${'A'.repeat(60_000)}In0.`))).toBeLessThan(
      1000,
    );
    expect(millisecondsFor(`${header}.${fiveMegabytesOf('Ab9_')}.sig`)).toBeLessThan(1000);
  });
});
