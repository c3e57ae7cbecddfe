/** Types of the page's own scripts, which are plain JavaScript so that the browser runs them as they are written. */
import type { Recipe } from '../mint/mint-token.ts';

/** What a server answered; status 0 where the browser let the page see nothing. */
export interface Answer {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** Value of a response header that the page may read; '' without it. */
  header(name: string): string;
  readonly text: string;
  /** The body as JSON; an empty object where it is none. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface CallOptions {
  /** Sent as `Authorization: Bearer …`. */
  readonly bearer?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly credentials?: 'include' | 'omit' | 'same-origin';
}

export interface Addresses {
  readonly site: string;
  /** The identity provider, with the slash at its end. */
  readonly issuer: string;
  readonly api: string;
  readonly otherSite: string;
  readonly otherApi: string;
  readonly plainApi: string;
  readonly fastClock: string;
}

interface Writable {
  setItem(name: string, value: string): void;
}

/** A token that an injected script has read, and where it lay. */
export interface Loot {
  readonly place: string;
  readonly text: string;
}

/** What a sign-in keeps until the provider's response is there. */
export interface PendingSignIn {
  readonly clientId: string;
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636 §4.1. */
  readonly verifier: string;
  readonly tokenEndpoint: string;
}

/** What only a real page can do. */
export interface PageTools {
  /**
   * Leaves the page for the provider. The scenario that asked for it begins again once the browser is back; then this gives
   * what was kept, and the parameters of the authorization response.
   */
  visitProvider(
    ask: () => Promise<{ url: string; pending: PendingSignIn }>,
  ): Promise<{ response: URLSearchParams; pending: PendingSignIn }>;
  putIntoDatabase(token: string): Promise<void>;
  /** As a service worker does that keeps the answers of an API. */
  putIntoCache(url: string, body: unknown): Promise<void>;
  /** A variable that every script of the page can name. */
  setGlobal(value: unknown): void;
  /** A JSON script element, as frameworks that render on the server leave it. */
  writeIntoPage(data: unknown): void;
  setWindowName(name: string): void;
  setHistoryState(state: unknown): void;
  /** Shows a frame of another site, hands it the token, and waits until it has kept it. */
  keepInFrame(url: string, token: string): Promise<void>;
  /** Sends `message`, if there is one, over a WebSocket; the first answer, or `closed CODE`. */
  converse(url: string, message: string | null): Promise<string>;
  /** Runs another site's script in this page until it says what it got. */
  runScript(url: string): Promise<Loot[]>;
  /** Shows what a script got, each token cut short. */
  showLoot(loot: readonly Loot[]): void;
  /** Shows another site's page in a frame until it reports the answer that it got. */
  askFromFrame(url: string): Promise<{ status: number; text: string }>;
  /** Opens a window on another site until `isDone` says so, five seconds at most; rejects where the browser opens none. */
  visit(url: string, isDone: () => Promise<boolean>): Promise<void>;
  readonly localStorage: Writable;
  readonly sessionStorage: Writable;
  setCookie(cookie: string): void;
  /** Removes the cookies that script can reach. */
  dropCookies(): void;
  setFragment(fragment: string): void;
}

/** What a scenario works with. */
export interface Bench {
  readonly at: Addresses;
  readonly rsaPublicPem: string;
  readonly page: PageTools;
  /** `call('GET', address, …)`; never throws: a request that failed has status 0. */
  call(method: string, url: string, options?: CallOptions): Promise<Answer>;
  /** A token made to a recipe by the workshop, which has the provider's keys and is none. */
  issue(recipe?: Recipe): Promise<string>;
  /** The provider's answer to the code of a whole sign-in; tokens signed with `alg`, RS256 by default. The first thing that a scenario does. */
  signIn(alg?: string): Promise<Answer>;
}

export interface Scenario {
  /** Stable, kebab-case. */
  readonly id: string;
  /** The button's label, and its accessible name. */
  readonly label: string;
  /** What to look for in the panel: the view, and its words in quotes “…”. */
  readonly look: string;
  /** The status of the last answer. */
  readonly status: number;
  /** Id of the cause that the panel names for the request that was refused; '' where none is. */
  readonly cause: string;
  /** Other cause ids that are right as well, by what the panel saw before. */
  readonly orCause?: readonly string[];
  /** Ids that the panel names beside the cause. */
  readonly also?: readonly string[];
  /** What a replay of the last request finds out (`ReplayVerdict`), where that is the point. */
  readonly replay?: 'accepts-forged';
  /** True where only a real page shows it: cookies, preflights, storage, sockets. */
  readonly needsPage?: true;
  /** Does it, and gives back the answer that matters. */
  run(bench: Bench): Promise<Answer>;
}

export interface ScenarioGroup {
  readonly title: string;
  readonly scenarios: readonly Scenario[];
}

/** A stop of the guided tour: an act of the panel's Learn view, on the wire. */
export interface TourStop {
  /** The act's title in the panel; the stops stand in the order of the acts. */
  readonly act: string;
  /** Ids of the scenarios whose buttons are pressed, in their order. */
  readonly press: readonly string[];
  /** What to look for in the panel. */
  readonly look: string;
}
