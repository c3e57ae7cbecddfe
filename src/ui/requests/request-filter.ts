/** What people can filter requests by. */
import type { RequestRow } from '../../core/session/rows.ts';
import { isHeld, requestCount, requestRow, tokenRow } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';
import { filterMessages } from '../filter/messages.ts';
import { isAtLeast, severityValues, tokenKeys, tokenStates } from '../filter/token-keys.ts';
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
  host: {
    hint: words.filter.host,
    seen: hostsSeen,
    matches: (row, value) => row.host.toLowerCase().includes(value),
  },
  path: { hint: words.filter.path, matches: (row, value) => row.path.toLowerCase().includes(value) },
  cause: {
    hint: words.filter.cause,
    matches: (row, value) => row.diagnosis?.cause.includes(value) ?? false,
    seen: ({ derived }) => [...derived.diagnoses.values()].map(({ cause }) => cause),
  },
  has: {
    hint: words.filter.has,
    matches: (row, value) => holds[value]?.(row) ?? false,
    values: words.filter.hasValues,
    closed: true,
  },
};

/** Requests that are looked at for hosts to offer: the newest ones. */
const looked = 2000;

function hostsSeen(session: Session): string[] {
  const count = requestCount(session);
  const first = Math.max(0, count - looked);
  const ids = Array.from({ length: count - first }, (_, index) => count - 1 - index);
  return ids.filter((id) => isHeld(session, id)).map((id) => requestRow(session, id).host);
}

const tokensOf = ({ token }: RequestRow) => (token === null ? [] : [token]);

/** Make it once for a store: a filter knows its vocabulary by identity. */
export function requestVocabulary(store: Store): FilterVocabulary<RequestRow> {
  const states: Readonly<Record<string, (row: RequestRow) => boolean>> = {
    ...tokenStates(store, tokensOf),
    refused: ({ diagnosis }) => diagnosis !== null,
    certain: ({ diagnosis }) => diagnosis?.confidence === 'certain',
    likely: ({ diagnosis }) => diagnosis?.confidence === 'likely',
    possible: ({ diagnosis }) => diagnosis?.confidence === 'possible',
  };
  return {
    placeholder: words.filter.placeholder,
    text: (row) => `${row.method} ${row.host}${row.path} ${row.status} ${row.credential} ${verdictText(row)}`,
    keys: {
      ...rowKeys,
      is: {
        hint: words.filter.is,
        matches: (row, value) => states[value]?.(row) ?? false,
        values: { ...words.filter.isValues, ...filterMessages.token },
        closed: true,
      },
      ...tokenKeys(store, tokensOf),
      sev: {
        hint: filterMessages.sev,
        matches: ({ token }, value) =>
          token !== null && isAtLeast(tokenRow(store.session.value, token).worst, value),
        values: severityValues,
        closed: true,
      },
    },
  };
}
