/** What is remembered of a capture: of each origin, each credential, and of what belongs together. */
import type { TokenId } from '../find/seen.ts';
import { type CookieJar, createJar, type JarCookie } from '../http/cookie-jar.ts';
import type { ExchangeId } from '../http/exchange.ts';
import type { ClockOffset } from '../http/server-clock.ts';

/** What the tokens had in common that an origin accepted. */
export interface Accepted {
  count: number;
  readonly issuers: Set<string>;
  readonly audiences: Set<string>;
  readonly algorithms: Set<string>;
  readonly kinds: Set<string>;
  readonly kids: Set<string>;
  /** Auth-schemes in lower case (`bare` for none), and `cookie`, `header`, `query`. */
  readonly carriers: Set<string>;
  /** Names of the cookies that were the credential. */
  readonly cookies: Set<string>;
  opaque: boolean;
}

export interface RouteHistory {
  /** Answered 2xx without any credential: proves nothing about a token. */
  open: boolean;
  readonly good: ExchangeId[];
  /** Names of headers that good requests had, for what a refused one lacks. */
  readonly headers: Set<string>;
  /** Cookies that were the credential: a token, or alone. Each with the first request that was accepted with it. */
  readonly credentialCookies: Map<string, ExchangeId>;
  /** All that are named for a session, each with the first accepted request that had it. */
  readonly sessionCookies: Map<string, ExchangeId>;
}

export interface OriginHistory {
  clock: ClockOffset | null;
  readonly accepted: Accepted;
  readonly routes: Map<string, RouteHistory>;
  readonly good: ExchangeId[];
  /** Answered 403 where no credential was sent: its 403 may mean 401. */
  forbidsAnonymous: boolean;
  /** Recently refused: a new fact about what is accepted throws light on them. */
  readonly refused: ExchangeId[];
}

export interface CredentialHistory {
  readonly token: TokenId | null;
  /** The answer that handed it out; null where that was not seen. */
  issued: {
    readonly exchange: ExchangeId;
    readonly at: number;
    readonly expiresAt: number | null;
    readonly use: 'access' | 'refresh' | 'id';
  } | null;
  /** Routes on which it was answered 401 or 403. */
  readonly refused: Set<string>;
  readonly accepted: { readonly exchange: ExchangeId; readonly origin: string; readonly route: string }[];
}

/** When an exchange was over. */
export interface Ended {
  readonly exchange: ExchangeId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `at` is the server's own `Date`. */
  readonly timedByServer: boolean;
}

/** A usable credential that an answer handed out. */
export interface IssuedCredential extends Ended {
  readonly text: string;
  readonly token: TokenId | null;
  readonly origin: string;
  readonly expiresAt: number | null;
}

/** A preflight without its request, or a request without its preflight. Milliseconds since the epoch. */
export interface Half {
  readonly exchange: ExchangeId;
  readonly startedAt: number;
  readonly endedAt: number;
}

export interface SessionEnd extends Ended {
  readonly host: string;
}

export interface Refresh extends Ended {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** When a request was sent. */
export interface SentAt {
  readonly exchange: ExchangeId;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** `startedAt` is the server's own `Date`. */
  readonly timedByServer: boolean;
}

/** A request and the credential that it was made with. */
export interface Attempt extends SentAt {
  readonly text: string;
  readonly isBare: boolean;
}

/** A failed request; `startedAt` in milliseconds since the epoch. */
export interface Failed {
  readonly exchange: ExchangeId;
  readonly startedAt: number;
  readonly hostname: string;
}

export interface Recovery {
  readonly refresh: ExchangeId;
  readonly retry: ExchangeId;
}

export interface History {
  readonly origins: Map<string, OriginHistory>;
  readonly credentials: Map<string, CredentialHistory>;
  /** The first token seen with a signature. */
  readonly signatures: Map<
    string,
    { readonly token: TokenId; readonly text: string; readonly exchange: ExchangeId }
  >;
  readonly issued: IssuedCredential[];
  readonly jar: CookieJar;
  /** The cookies of the site as they were when a request without one of them was refused. */
  readonly cookiesThen: Map<ExchangeId, readonly JarCookie[]>;
  readonly logins: { readonly exchange: ExchangeId; readonly origin: string; readonly gave: boolean }[];
  readonly sessionEnds: SessionEnd[];
  readonly refreshes: Refresh[];
  /** Failed lately: an answer that is told late may show what they could have sent. */
  readonly failed: Failed[];
  /** Preflight ↔ the request it was for. */
  readonly pairs: Map<ExchangeId, ExchangeId>;
  readonly openPreflights: Map<string, Half[]>;
  readonly openRequests: Map<string, Half[]>;
  /** URL that a fetch was redirected to → the exchange that redirected it. */
  readonly redirects: Map<string, ExchangeId>;
  readonly redirectedFrom: Map<ExchangeId, ExchangeId>;
  readonly redirectedTo: Map<ExchangeId, ExchangeId>;
  /** The last refused of each address, and the first accepted after it. */
  readonly waiting: Map<string, Attempt>;
  readonly retries: Map<string, Attempt>;
  readonly recovered: Map<ExchangeId, Recovery>;
  /** DPoP proof identifiers (`jti`) → the request that used it first. */
  readonly proofs: Map<string, SentAt>;
  /** Where a credential was used last, for the status bar. */
  lastOrigin: string;
}

/** How many of each are remembered. */
export const most = {
  origins: 512,
  routes: 512,
  credentials: 4096,
  links: 4096,
  recent: 128,
  events: 1024,
  values: 32,
  refused: 32,
  halves: 8,
};
export function createHistory(): History {
  return {
    origins: new Map(),
    credentials: new Map(),
    signatures: new Map(),
    issued: [],
    jar: createJar(),
    cookiesThen: new Map(),
    logins: [],
    sessionEnds: [],
    refreshes: [],
    failed: [],
    pairs: new Map(),
    openPreflights: new Map(),
    openRequests: new Map(),
    redirects: new Map(),
    redirectedFrom: new Map(),
    redirectedTo: new Map(),
    waiting: new Map(),
    retries: new Map(),
    recovered: new Map(),
    proofs: new Map(),
    lastOrigin: '',
  };
}

export function createOrigin(): OriginHistory {
  return {
    clock: null,
    accepted: {
      count: 0,
      issuers: new Set(),
      audiences: new Set(),
      algorithms: new Set(),
      kinds: new Set(),
      kids: new Set(),
      carriers: new Set(),
      cookies: new Set(),
      opaque: false,
    },
    routes: new Map(),
    good: [],
    forbidsAnonymous: false,
    refused: [],
  };
}

export function createRoute(): RouteHistory {
  return {
    open: false,
    good: [],
    headers: new Set(),
    credentialCookies: new Map(),
    sessionCookies: new Map(),
  };
}
