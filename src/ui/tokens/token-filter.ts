import { findingsOf } from '../../core/session/select-tokens.ts';
import type { Session } from '../../core/session/session.ts';
import { isAtLeast, rulesSeen, seenIn, severityValues } from '../filter/token-keys.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import type { TokenListRow } from './list-row.ts';
import { tokenMessages } from './messages.ts';

const words = tokenMessages.filter;

/** A row with what only the whole session and the clock know. */
export interface FilteredToken {
  readonly row: TokenListRow;
  readonly session: Session;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const states: Readonly<Record<keyof typeof words.isValues, (one: FilteredToken) => boolean>> = {
  expired: ({ row, now }) => row.expiresAt !== null && row.expiresAt <= now,
  verified: ({ row }) => row.signature === 'verified',
  unverified: ({ row }) => row.signature !== 'verified',
  failed: ({ row }) => row.signature === 'failed',
  encrypted: ({ row }) => row.format === 'jwe',
  broken: ({ row }) => row.problems > 0,
};
const isState = (value: string): value is keyof typeof states => Object.hasOwn(states, value);

/** Places as people name them. */
const places: Readonly<Record<keyof typeof words.inValues, string>> = {
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

const isPlace = (value: string): value is keyof typeof places => Object.hasOwn(places, value);

export const tokenFilter: FilterVocabulary<FilteredToken> = {
  placeholder: words.placeholder,
  text: ({ row }) => `${row.title} ${row.subject} ${row.issuer} ${row.alg} ${row.kindLabel}`,
  keys: {
    is: {
      hint: words.is,
      closed: true,
      values: words.isValues,
      matches: (one, value) => isState(value) && states[value](one),
    },
    kind: {
      hint: words.kind,
      values: tokenMessages.kinds,
      matches: ({ row }, value) =>
        row.kind.startsWith(value) || row.kindLabel.toLowerCase().startsWith(value),
    },
    iss: {
      hint: words.iss,
      seen: seenIn(({ issuer }) => issuer),
      matches: ({ row }, value) => row.issuer.toLowerCase().includes(value),
    },
    sub: {
      hint: words.sub,
      seen: seenIn(({ subject }) => subject),
      matches: ({ row }, value) => row.subject.toLowerCase().includes(value),
    },
    alg: {
      hint: words.alg,
      seen: seenIn(({ alg }) => alg),
      values: words.algValues,
      matches: ({ row }, value) => row.alg.toLowerCase() === value,
    },
    in: {
      hint: words.in,
      closed: true,
      values: words.inValues,
      matches: ({ row }, value) =>
        isPlace(value) && row.carriers.some((carrier) => places[value].split(' ').includes(carrier)),
    },
    status: {
      hint: words.status,
      values: words.statusValues,
      matches: ({ row }, value) => answeredAs(row, value) > 0,
    },
    sev: {
      hint: words.sev,
      closed: true,
      values: severityValues,
      matches: ({ row }, value) => isAtLeast(row.worst, value),
    },
    rule: {
      hint: words.rule,
      seen: rulesSeen,
      matches: ({ row, session }, value) =>
        findingsOf(session, row.id).some(({ rule }) => rule.includes(value)),
    },
  },
};
