/** What people can filter requests by. */
import type { RequestRow, TokenRow } from '../../core/session/rows.ts';
import { tokenRow } from '../../core/session/selectors.ts';
import type { FilterKey, FilterVocabulary } from '../filter/vocabulary.ts';
import type { Store } from '../store.ts';
import { requestMessages as words } from './messages.ts';
import { verdictText } from './verdict.tsx';

type Keys = Readonly<Record<string, FilterKey<RequestRow>>>;

/** `401`, or `4xx` and `4` for a class. */
function matchesStatus(status: number, value: string): boolean {
  return value.length === 3 && !value.endsWith('xx')
    ? String(status) === value
    : String(status).startsWith(value.replaceAll('x', ''));
}

const holds: Readonly<Record<string, (row: RequestRow) => boolean>> = {
  credential: (row) => row.credential !== '',
  token: (row) => row.token !== null,
  diagnosis: (row) => row.diagnosis !== null,
};

const rowKeys: Keys = {
  status: {
    hint: words.filter.status,
    matches: (row, value) => matchesStatus(row.status, value),
    values: { 401: '', 403: '', '4xx': '', '2xx': '' },
  },
  method: {
    hint: words.filter.method,
    matches: (row, value) => row.method.toLowerCase() === value,
    values: { get: '', post: '', put: '', patch: '', delete: '', options: '' },
  },
  host: { hint: words.filter.host, matches: (row, value) => row.host.toLowerCase().includes(value) },
  path: { hint: words.filter.path, matches: (row, value) => row.path.toLowerCase().includes(value) },
  cause: {
    hint: words.filter.cause,
    matches: (row, value) => row.diagnosis?.cause.includes(value) ?? false,
  },
  has: {
    hint: words.filter.has,
    matches: (row, value) => holds[value]?.(row) ?? false,
    values: words.filter.hasValues,
    closed: true,
  },
  is: {
    hint: words.filter.is,
    matches: ({ diagnosis }, value) =>
      diagnosis !== null && (value === 'refused' || diagnosis.confidence === value),
    values: words.filter.isValues,
    closed: true,
  },
};

/** Keys that ask about the token that a request carried; a request without one answers none of them. */
const tokenKeys: Readonly<Record<string, { hint: string; text: (token: TokenRow) => string }>> = {
  iss: { hint: words.filter.iss, text: (token) => token.issuer },
  sub: { hint: words.filter.sub, text: (token) => token.subject },
  kind: { hint: words.filter.kind, text: (token) => token.kind },
  alg: { hint: words.filter.alg, text: (token) => token.alg },
};

/** Make it once for a store: a filter knows its vocabulary by identity. */
export function requestVocabulary(store: Store): FilterVocabulary<RequestRow> {
  const ofToken = Object.entries(tokenKeys).map(([key, { hint, text }]): [string, FilterKey<RequestRow>] => [
    key,
    {
      hint,
      matches: ({ token }, value) =>
        token !== null && text(tokenRow(store.session.value, token)).toLowerCase().includes(value),
    },
  ]);
  return {
    placeholder: words.filter.placeholder,
    text: (row) => `${row.method} ${row.host}${row.path} ${row.status} ${row.credential} ${verdictText(row)}`,
    keys: { ...rowKeys, ...Object.fromEntries(ofToken) },
  };
}
