import type { KeyRow } from '../../core/session/selectors.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import { keyMessages as words } from './messages.ts';

export const keyFilter: FilterVocabulary<KeyRow> = {
  placeholder: words.filterPlaceholder,
  text: ({ key }) => `${key.kid} ${key.kty} ${key.crv} ${key.alg} ${key.description}`,
  keys: {
    kty: {
      hint: 'Key type',
      values: { rsa: 'RSA', ec: 'Elliptic curve', okp: 'Edwards curve', oct: 'Secret', akp: 'ML-DSA' },
      matches: ({ key }, value) => key.kty.toLowerCase() === value,
    },
    alg: {
      hint: 'Fits this algorithm',
      matches: ({ key }, value) => key.algorithms.some((alg) => alg.toLowerCase() === value),
    },
    kid: {
      hint: 'Key ID contains',
      seen: ({ keys }) => keys.map(({ kid }) => kid),
      matches: ({ key }, value) => key.kid.toLowerCase().includes(value),
    },
    source: {
      hint: 'Where it came from',
      closed: true,
      values: words.sources,
      matches: ({ key }, value) => key.source.kind === value,
    },
    verifies: {
      hint: 'What it verifies',
      closed: true,
      values: { some: 'At least one token', none: 'No token' },
      matches: ({ verified }, value) => verified > 0 === (value === 'some'),
    },
  },
};
