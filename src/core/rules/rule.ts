/** The shape of a rule of the audit catalogue. A rule is one file: its words, its clause, its check and its examples. */

import type { Scene } from '../find/scene.ts';
import type { SeenToken, Sighting, TokenId, TokenInPlace } from '../find/seen.ts';
import type { StoredEntry } from '../find/stored.ts';
import type { Flow } from '../flows/flow.ts';
import type { SetCookie } from '../http/cookies.ts';
import type { Evidence } from '../http/evidence.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { Key, KeyId } from '../jose/key.ts';
import type { Verification } from '../jose/verification.ts';
import type { WeakSecret } from '../jose/weak-secrets.ts';
import type { Replay } from '../replay/replay.ts';
import type { Severity, SpecReference } from '../spec/reference.ts';

export type Category = 'token' | 'crypto' | 'claims' | 'storage' | 'cookie' | 'transport';

/** A token as it lies in the page's storage. */
export interface StoredToken extends TokenInPlace {
  readonly entry: StoredEntry;
  readonly origin: string;
  readonly frameUrl: string;
}

export interface Subjects {
  /** Checked once for each distinct token. */
  token: SeenToken;
  /** Checked once for each exchange; `context.tokensIn` gives its tokens. */
  exchange: Exchange;
  /** Checked for each token found in the page's storage. */
  storage: StoredToken;
  /** Checked for each sign-in or other OAuth flow, whenever more is known of it. */
  flow: Flow;
  /** Checked for each request that was sent again, whenever more is known of its answers. */
  replay: Replay;
}
export type Subject = keyof Subjects;

/** What a rule may ask about the rest of the capture. Each answer costs the same however long the capture is. */
export interface RuleContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  tokensIn(exchange: ExchangeId): readonly TokenInPlace[];
  verificationOf(token: TokenId): Verification;
  /** The HMAC secret that was found out by trying known ones; null where none was, or none was tried. */
  weakSecretOf(token: TokenId): WeakSecret | null;
  /** The server's clock when it answered, as an interval in milliseconds since the epoch; null when it cannot be told. */
  serverTimeOf(exchange: Exchange): readonly [earliest: number, latest: number] | null;
  exchangeAt(exchange: ExchangeId): Exchange | undefined;
  /** The first sightings of the token, a few dozen at most, oldest first. */
  firstSightingsOf(token: TokenId): readonly Sighting[];
  /** As the newest Set-Cookie of that name said, of those that carried a token; null where none was seen. */
  setCookieOf(origin: string, name: string): SetCookie | null;
  /** A key of the keyring; null where it was taken away. */
  keyOf(key: KeyId): Key | null;
  /** The tokens in the storage of that origin, as it was read last. */
  storedAt(origin: string): readonly StoredToken[];
  /** The newest request to this site that signs out; null where none was seen. */
  lastLogoutAt(hostname: string): Exchange | null;
  /** The token with exactly this text; null where it was not seen, or is no JWT. */
  tokenOf(text: string): SeenToken | null;
  /** Key type (kty) of the public key with this kid in a JWK Set that was seen; null where none was, or it is a secret. */
  publishedKeyType(kid: string): string | null;
  /** Whether ID tokens of this issuer were seen. */
  issuesIdTokens(issuer: string): boolean;
  /** Whether the server took the request: 2xx, not out of a cache, and no GraphQL error that refuses it. */
  isAccepted(exchange: Exchange): boolean;
  /** Whether the same route was seen, or replayed, to refuse a request without a credential. */
  refusesAnonymous(exchange: Exchange): boolean;
}

export interface Report<M> {
  /** A key of the rule's `messages`. */
  readonly message: keyof M & string;
  readonly data: Readonly<Record<string, string | number>>;
  /** Where the severity in this context differs from the rule's own. */
  readonly severity?: Severity;
  readonly token?: TokenId;
  readonly evidence: readonly Evidence[];
  /** Two reports of one rule with the same key are one finding, counted. Default: the sentence. */
  readonly key?: string;
  /** The rule could not tell; `message` says what it would need. Shown apart, never as passed. */
  readonly undecided?: boolean;
}

export interface Rule<
  S extends Subject = Subject,
  M extends Record<string, string> = Record<string, string>,
> {
  /** The failing state, kebab-case. Stable: reports and waivers name it. */
  readonly id: string;
  readonly category: Category;
  readonly subject: S;
  readonly severity: Severity;
  /** The failing state in one short line. */
  readonly title: string;
  /** What can go wrong because of it, in plain words. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
  readonly spec: readonly SpecReference[];
  /** Whether there is anything to check; without it there always is. The Flows view asks, to list what passed. */
  applies?(subject: Subjects[S]): boolean;
  /** Sentences with `{data}` in braces. */
  readonly messages: M;
  check(subject: Subjects[S], context: RuleContext, report: (r: Report<M>) => void): void;
  /** Scenes on which the rule stays silent, and scenes on which it reports. One test runs them all. */
  readonly examples: {
    readonly good: readonly Scene[];
    readonly bad: readonly (Scene & { readonly expect: keyof M & string })[];
  };
}

/** A rule's hit, as views and reports show it. */
export interface Finding {
  readonly rule: string;
  /** What it is about: hits of one rule with the same key on the same token are one finding, counted. */
  readonly key: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly token: TokenId | null;
  readonly exchange: ExchangeId | null;
  readonly evidence: readonly Evidence[];
  readonly undecided: boolean;
  /** How often it was hit; places beyond the first are counted, not listed. */
  readonly count: number;
}

/**
 * Checks a rule's messages, data and examples against each other, then forgets those types, so that rules of every
 * subject can stand in one list. `check.ts` hands a rule only what its `subject` names.
 */
export function defineRule<S extends Subject, const M extends Record<string, string>>(
  rule: Rule<S, M>,
): Rule {
  return rule as unknown as Rule;
}
