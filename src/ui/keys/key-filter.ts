import type { KeyRow } from '../../core/session/selectors.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import { keyMessages } from './messages.ts';

const words = keyMessages.filter;

export const keyFilter: FilterVocabulary<KeyRow> = {
  placeholder: words.placeholder,
  text: ({ key }) => `${key.kid} ${key.kty} ${key.crv} ${key.alg} ${key.description}`,
  keys: {
    kty: {
      hint: words.kty,
      values: words.ktyValues,
      matches: ({ key }, value) => key.kty.toLowerCase() === value,
    },
    alg: {
      hint: words.alg,
      matches: ({ key }, value) => key.algorithms.some((alg) => alg.toLowerCase() === value),
    },
    kid: {
      hint: words.kid,
      seen: ({ keys }) => keys.map(({ kid }) => kid),
      matches: ({ key }, value) => key.kid.toLowerCase().includes(value),
    },
    source: {
      hint: words.source,
      closed: true,
      values: keyMessages.sources,
      matches: ({ key }, value) => key.source.kind === value,
    },
    verifies: {
      hint: words.verifies,
      closed: true,
      values: words.verifiesValues,
      matches: ({ verified }, value) => verified > 0 === (value === 'some'),
    },
  },
};
