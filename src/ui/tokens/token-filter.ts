import { findingsOf } from '../../core/session/select-tokens.ts';
import type { Session } from '../../core/session/session.ts';
import { isAtLeast, rulesSeen, seenIn, severityValues } from '../filter/token-keys.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import type { TokenListRow } from './list-row.ts';
import { tokenMessages as words } from './messages.ts';

/** A row with what only the whole session and the clock know. */
export interface FilteredToken {
  readonly row: TokenListRow;
  readonly session: Session;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const states: Record<string, { hint: string; is: (one: FilteredToken) => boolean }> = {
  expired: {
    hint: 'Past its exp time',
    is: ({ row, now }) => row.expiresAt !== null && row.expiresAt <= now,
  },
  verified: { hint: 'Signature matches a key', is: ({ row }) => row.signature === 'verified' },
  unverified: { hint: 'Not verified by any key', is: ({ row }) => row.signature !== 'verified' },
  failed: { hint: 'Signature does not hold', is: ({ row }) => row.signature === 'failed' },
  encrypted: { hint: 'A JWE', is: ({ row }) => row.format === 'jwe' },
  broken: { hint: 'With problems in its text', is: ({ row }) => row.problems > 0 },
};

/** Places as people name them. */
const places: Record<string, string> = {
  header: 'authorization request-header response-header',
  cookie: 'cookie set-cookie document-cookie',
  localstorage: 'local-storage',
  sessionstorage: 'session-storage',
  indexeddb: 'indexed-db',
  cachestorage: 'cache-storage',
  page: 'global inline-html window-name history-state',
  url: 'query fragment page-url',
  body: 'request-body response-body',
  websocket: 'websocket-sent websocket-received',
};

/** How many requests with this token were answered as `status` says. */
function answeredAs({ answers }: TokenListRow, status: string): number {
  const counts: Record<string, number> = {
    '2xx': answers.ok,
    '200': answers.ok,
    '401': answers.unauthorized,
    '403': answers.forbidden,
  };
  return counts[status] ?? 0;
}

const hints = (from: Record<string, { hint: string }>) =>
  Object.fromEntries(Object.entries(from).map(([key, { hint }]) => [key, hint]));

export const tokenFilter: FilterVocabulary<FilteredToken> = {
  placeholder: words.filterPlaceholder,
  text: ({ row }) => `${row.title} ${row.subject} ${row.issuer} ${row.alg} ${row.kindLabel}`,
  keys: {
    is: {
      hint: 'State of the token',
      closed: true,
      values: hints(states),
      matches: (one, value) => states[value]?.is(one) ?? false,
    },
    kind: {
      hint: 'What the token is for',
      values: words.kinds,
      matches: ({ row }, value) =>
        row.kind.startsWith(value) || row.kindLabel.toLowerCase().startsWith(value),
    },
    iss: {
      hint: 'Issuer contains',
      seen: seenIn(({ issuer }) => issuer),
      matches: ({ row }, value) => row.issuer.toLowerCase().includes(value),
    },
    sub: {
      hint: 'Subject contains',
      seen: seenIn(({ subject }) => subject),
      matches: ({ row }, value) => row.subject.toLowerCase().includes(value),
    },
    alg: {
      hint: 'Algorithm',
      seen: seenIn(({ alg }) => alg),
      values: { none: 'Unsigned', hs256: 'HMAC', rs256: 'RSA', es256: 'ECDSA', eddsa: 'Ed25519 or Ed448' },
      matches: ({ row }, value) => row.alg.toLowerCase() === value,
    },
    in: {
      hint: 'Where it was seen',
      closed: true,
      values: {
        header: 'Authorization or another header',
        cookie: 'Cookie, Set-Cookie',
        localstorage: 'localStorage',
        sessionstorage: 'sessionStorage',
        indexeddb: 'IndexedDB',
        cachestorage: 'Cache Storage',
        page: 'Globals, HTML, window.name, history.state',
        url: 'Query or fragment',
        body: 'Request or response body',
        websocket: 'WebSocket messages',
      },
      matches: ({ row }, value) =>
        row.carriers.some((carrier) => places[value]?.split(' ').includes(carrier)),
    },
    status: {
      hint: 'How requests with it were answered',
      values: { '2xx': 'Accepted', '401': 'Unauthorized', '403': 'Forbidden' },
      matches: ({ row }, value) => answeredAs(row, value) > 0,
    },
    sev: {
      hint: 'Worst finding is at least',
      closed: true,
      values: severityValues,
      matches: ({ row }, value) => isAtLeast(row.worst, value),
    },
    rule: {
      hint: 'A rule that it breaks',
      seen: rulesSeen,
      matches: ({ row, session }, value) =>
        findingsOf(session, row.id).some(({ rule }) => rule.includes(value)),
    },
  },
};
