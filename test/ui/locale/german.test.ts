/** That a translation is whole, the type checker sees; that it is one, this test. */
import { expect, it } from 'vitest';
import { german } from '../../../src/ui/locale/de/de.ts';

const modules = import.meta.glob<object>('../../../src/ui/**/*messages.ts', { eager: true });

/** Terms of the RFCs, names of keys and of what a browser keeps: German writes them as English does. */
const terms = new Set(
  `2xx access admin age alg algorithms api app aud audience audiences audit auth authorization auto back base64 base64url body browser
  c2 cache callback channel ciphertext claim claimcheck claims client client_id code command cookie cookies credentials crypto csrf
  ctrl curl detached deutsch device disclosure discovery document domain dpop ed25519 english enter es256 esc example exchange exp
  fetch filter flow flows form_post frame get global grant hash header hex history host hs256 html http httponly https id import in
  indexeddb initiator introspection issuer iss iv json jwe jwk jwks jws key keys lax localstorage log logout markdown max me min name
  none of ok orders origin out parameter password path payload pkce preflight provider pushed query raw redirect refresh replay
  replays request requests response revocation role rs256 samesite sarif sd jwt secret secrets secure seed server session sessionstorage set
  shift sid site size standard state status storage store strict tab tag text token tokens tour transport url user userid userinfo
  utc websocket window xx f10`.split(/\s+/),
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
