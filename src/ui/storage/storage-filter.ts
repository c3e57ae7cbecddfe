/** What people can filter stored tokens by. */
import type { StorageRow } from '../../core/session/rows.ts';
import { storageRows } from '../../core/session/selectors.ts';
import { severities } from '../../core/spec/reference.ts';
import { filterMessages } from '../filter/messages.ts';
import { isAtLeast, severityValues, tokenKeys, tokenStates } from '../filter/token-keys.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import { kitMessages } from '../kit/messages.ts';
import type { Store } from '../store.ts';
import { storageMessages } from './messages.ts';

const words = storageMessages.filter;

const flagSet: Readonly<Record<string, (flags: NonNullable<StorageRow['flags']>) => boolean>> = {
  httponly: (flags) => flags.httpOnly,
  secure: (flags) => flags.secure,
  samesite: (flags) => flags.sameSite !== '' && flags.sameSite.toLowerCase() !== 'none',
};

const scriptState: readonly StorageRow['area'][] = ['global', 'inline-html', 'window-name', 'history-state'];

/** Places as people name them. */
const kindsOfPlace: Readonly<Record<keyof typeof words.inValues, readonly StorageRow['area'][]>> = {
  localstorage: ['local-storage'],
  sessionstorage: ['session-storage'],
  cookie: ['cookie', 'document-cookie'],
  indexeddb: ['indexed-db'],
  cachestorage: ['cache-storage'],
  page: scriptState,
  url: ['page-url'],
};

/** `httponly`, or `-httponly` for a cookie known to lack it. Flags that were not seen answer neither. */
function matchesFlag({ flags }: StorageRow, value: string): boolean {
  if (flags === null) return false;
  const lacks = value.startsWith('-');
  const has = flagSet[lacks ? value.slice(1) : value]?.(flags);
  return has !== undefined && has !== lacks;
}

const tokensOf = ({ tokens }: StorageRow) => tokens;

/** Make it once for a store: a filter knows its vocabulary by identity. */
export function storageVocabulary(store: Store): FilterVocabulary<StorageRow> {
  const states: Readonly<Record<string, (row: StorageRow) => boolean>> = {
    readable: (row) => row.readableByScript === 'yes',
    hidden: (row) => row.readableByScript === 'no',
    changed: (row) => row.change !== '',
    twin: (row) => row.twins.length > 0,
    ...tokenStates(store, tokensOf),
    expired: (row) => row.expiresAt !== null && row.expiresAt <= store.now.value,
  };
  return {
    placeholder: words.placeholder,
    text: (row) => `${row.origin} ${storageMessages.areas[row.area]} ${row.name} ${row.risk}`,
    keys: {
      in: {
        hint: words.in,
        matches: ({ area }, value) =>
          Object.entries(kindsOfPlace).some(([kind, areas]) => kind === value && areas.includes(area)),
        values: words.inValues,
        closed: true,
      },
      origin: {
        hint: words.origin,
        seen: (session) => storageRows(session).map(({ origin }) => origin),
        matches: (row, value) => row.origin.toLowerCase().includes(value),
      },
      name: {
        hint: words.name,
        seen: (session) => storageRows(session).map(({ name }) => name),
        matches: (row, value) => row.name.toLowerCase().includes(value),
      },
      ...tokenKeys(store, tokensOf),
      sev: {
        hint: filterMessages.sev,
        matches: ({ worst }, value) => isAtLeast(worst, value),
        values: severityValues,
        closed: true,
      },
      flag: {
        hint: words.flag,
        matches: matchesFlag,
        values: { httponly: '', '-httponly': '', secure: '', '-secure': '', samesite: '', '-samesite': '' },
        closed: true,
      },
      risk: {
        hint: words.risk,
        matches: (row, value) => row.worst === value,
        values: Object.fromEntries(severities.map((one) => [one, kitMessages.severity[one]])),
        closed: true,
      },
      is: {
        hint: words.is,
        matches: (row, value) => states[value]?.(row) ?? false,
        values: { ...filterMessages.token, ...words.isValues },
        closed: true,
      },
    },
  };
}
