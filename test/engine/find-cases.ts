/** Finding: exact spans, nothing where there is nothing, and work that grows with the length alone. */
import { scanText } from '../../src/core/find/scan.ts';
import { decodeToken } from '../../src/core/jose/decode.ts';
import { hostileShapes } from '../bench/samples.ts';
import { type EngineCase, expectNone, expectSame } from './case.ts';
import { countWork } from './count-work.ts';
import { compactJwe, compactJws, encode, flattenedJws } from './decode-cases.ts';

const tokens: Readonly<Record<string, string>> = {
  'a JWS': compactJws,
  'a JWE': compactJwe,
  'an SD-JWT': `${compactJws}~${encode(['c2FsdA', 'a', 1])}~`,
  'a header in another order': `${encode({ 'x-app': 1, kid: 'k', alg: 'RS256' })}.e30.c2ln`,
  'a flattened JWS': flattenedJws,
};

const surroundings: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['Bearer ', '\r\n'],
  ['{"access_token":"', '","n":1.5}'],
  ['%22', '%22'],
  ['“', '”'],
  ['🔑\u0000', '\u2028'],
];

const noTokens: readonly string[] = [
  'v1.2.3 www.example.com jquery.min.js a.b.c',
  encode({ alg: 'HS256' }),
  `${encode({ user_id: 1, role: 'admin' })}.ZzZzZz.abcdefghijkl`,
  `${encode(['alg', 'none'])}.e30.c2ln`,
];

const shapes = Object.entries(hostileShapes);

export const findCases: readonly EngineCase[] = [
  ...Object.entries(tokens).map(
    ([name, token]): EngineCase => ({
      name: `find: ${name} in its exact place`,
      run() {
        for (const [before, after] of surroundings) {
          const text = `${before}${token}${after} ${before}${token}${after}`;
          const places = scanText(text).map(({ start, end }) => [start, end]);
          const second = before.length * 2 + token.length + after.length + 1;
          expectSame(
            places,
            [before.length, second].map((start) => [start, start + token.length]),
            JSON.stringify(before),
          );
        }
      },
    }),
  ),
  {
    name: 'find: nothing where there is nothing',
    run() {
      expectNone(
        noTokens.filter((text) => scanText(`"${text}"`).length > 0),
        'texts without a token',
      );
    },
  },
  ...shapes.map(
    ([name, make]): EngineCase => ({
      name: `hostile: ${name}: twice the text is at most a little more than twice the work`,
      run() {
        const work = (length: number) => {
          const text = make(length);
          return countWork(() => scanText(text));
        };
        const [once, twice] = [work(120_000), work(240_000)];
        const grown = twice / Math.max(once, 1000);
        if (grown > 2.3) throw new Error(`${once} steps became ${twice}`);
        // Each character may be looked at a few times, and no more.
        if (twice > 240_000 * 40) throw new Error(`${twice} steps for 240,000 characters`);
      },
    }),
  ),
  ...shapes.map(
    ([name, make]): EngineCase => ({
      name: `hostile: ${name}: decoded without an exception`,
      run() {
        for (const text of [make(200_000), `${make(100_000)}.${make(100_000)}.x`]) {
          const token = decodeToken(text);
          expectSame([token.text.length, token.problems.length > 0], [text.length, true]);
        }
      },
    }),
  ),
  {
    name: 'hostile: claims nested a hundred thousand deep are a problem of the token, not of the panel',
    run() {
      for (const deep of ['['.repeat(1e5) + ']'.repeat(1e5), '{"a":'.repeat(1e5) + 1 + '}'.repeat(1e5)]) {
        const token = decodeToken(`${encode({ alg: 'HS256' })}.${encode(`{"deep":${deep}}`)}.c2ln`);
        expectSame(token.problems.length > 0, true, 'a problem');
      }
    },
  },
];
