/** What the engine does with means that differ from place to place: the search for known secrets, base64url. */
import { decodeBase64url, encodeBase64url, isClean } from '../../src/core/jose/base64url.ts';
import { decodeToken } from '../../src/core/jose/decode.ts';
import { readKeys } from '../../src/core/jose/key-reading.ts';
import { signToken } from '../../src/core/jose/sign.ts';
import { searchSecret, type WeakSecret } from '../../src/core/jose/weak-secrets.ts';
import { knownWeakSecrets } from '../../src/core/jose/weak-secrets-list.ts';
import { type EngineCase, expectNone, expectSame } from './case.ts';

async function searchFor(alg: string, secret: string): Promise<WeakSecret | null> {
  const [key] = await readKeys(secret, { encoding: 'utf8' });
  const token = await signToken({ header: { alg }, claims: { sub: 'ada' }, key: key ?? null });
  const steps = searchSecret(decodeToken(token), knownWeakSecrets);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Numbers that look random, and are the same everywhere. */
function* numbers(count: number): Generator<number> {
  let state = 12345;
  for (let index = 0; index < count; index++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    yield state >>> 8;
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const odd = [...' \n\t=+/.%\u0000\u00e9\u2028🔑'];

/** By the letter of RFC 4648 §5 without padding: the alphabet alone, no single character left, unused bits zero. */
function isCleanByTheBook(text: string): boolean {
  const sextets = [...text].map((character) => alphabet.indexOf(character));
  const unused = [0, 0, 15, 3][text.length % 4] as number;
  return !sextets.includes(-1) && text.length % 4 !== 1 && ((sextets.at(-1) ?? 0) & unused) === 0;
}

function* texts(): Generator<string> {
  for (const number of numbers(4000)) {
    const characters = [...numbers(number % 13)].map(
      (_, at) => alphabet[(number >> (at % 17)) % 64] as string,
    );
    if (number % 3 === 0) characters.splice(number % 7, 0, odd[number % odd.length] as string);
    yield characters.join('');
  }
}

export const secretCases: readonly EngineCase[] = [
  ...['HS256', 'HS384', 'HS512'].map(
    (alg): EngineCase => ({
      name: `known secrets: one of ${alg} is found, and another is not`,
      async run() {
        expectSame(await searchFor(alg, 'your-256-bit-secret'), {
          secret: 'your-256-bit-secret',
          encoding: 'utf8',
        });
        expectSame(await searchFor(alg, 'a secret that stands in no list, whatever list one looks at'), null);
      },
    }),
  ),
  {
    name: 'base64url: clean is what the RFC calls clean, whatever decoder the engine brings along',
    run() {
      const all = [...texts()];
      expectSame(all.filter(isCleanByTheBook).length > 300, true, 'clean texts');
      expectNone(
        all.filter(
          (text) =>
            isClean(text) !== isCleanByTheBook(text) ||
            (decodeBase64url(text).problem === '') !== isClean(text),
        ),
        'texts judged otherwise',
      );
    },
  },
  {
    name: 'base64url: what is encoded is decoded to the same bytes, of any length',
    run() {
      for (const length of [0, 1, 2, 3, 4, 255, 256, 12_287, 12_288, 12_289, 16_384, 100_000]) {
        const bytes = Uint8Array.from(numbers(length), (number) => number & 255);
        const { bytes: back, problem } = decodeBase64url(encodeBase64url(bytes));
        expectSame([problem, back.length, back.every((byte, at) => byte === bytes[at])], ['', length, true]);
      }
    },
  },
];
