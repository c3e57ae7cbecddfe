/** That a translation is whole, the type checker sees; that it is one, this test. */
import { expect, it } from 'vitest';
import { german } from '../../../src/ui/locale/de/de.ts';

const modules = import.meta.glob<object>('../../../src/ui/**/*messages.ts', { eager: true });

/** Terms of the RFCs, names of keys and of what a browser keeps: German writes them as English does. */
const terms = new Set(
  `2xx access admin age alg api app aud audiences audit base64 base64url browser cache callback ciphertext claim
  claimcheck claims client client_id command cookie cookies detached deutsch disclosure discovery document dpop dsa
  ecdsa english enter es256 esc example f10 filter flow flows forbidden frame get global header hex history hmac host
  html httponly https id import in indexeddb introspection iss issuer iv json jwe jwt key keys lax localstorage logout
  markdown max me ml name none orders origin payload pkce provider query refresh replay request requests revocation role rs256 rsa
  samesite sarif sd secret secure seed server sessionstorage set shift sid standard state status storage store tag
  text token tokens tour transport unauthorized url userid userinfo utc window`.split(/\s+/),
);
const isTerm = (text: string) =>
  // What the filter is asked with stays as it is typed.
  text.startsWith('Filter  ') ||
  text.split(/[^\p{L}\p{N}_]+/u).every((word) => !/\p{L}{2}/u.test(word) || terms.has(word.toLowerCase()));

/** Texts of `english` that `translated` repeats, though they are no terms. */
function untranslated(english: unknown, translated: unknown, path: string): string[] {
  if (typeof english === 'string')
    return english === translated && !isTerm(english) ? [`${path}: ${english}`] : [];
  if (
    typeof english !== 'object' ||
    english === null ||
    typeof translated !== 'object' ||
    translated === null
  )
    return [];
  const over = translated as Readonly<Record<string, unknown>>;
  return Object.entries(english).flatMap(([name, member]) =>
    untranslated(member, over[name], `${path}.${name}`),
  );
}

it('German repeats no English but terms', () => {
  const words = german.words as Readonly<Record<string, unknown>>;
  const areas = Object.values(modules)
    .flatMap((one) => Object.entries(one))
    .map(([name, english]) => [name.replace(/Messages$/, ''), english] as const)
    .filter(([area]) => area in words);
  expect(areas.map(([area]) => area).sort()).toEqual(Object.keys(words).sort());
  expect(areas.flatMap(([area, english]) => untranslated(english, words[area], area))).toEqual([]);
});
