/** All that can be known of one failed exchange, gathered once and only when a cause asks for it. */
import type { TokenId, TokenInPlace } from '../find/seen.ts';
import { type Challenge, parseChallenges } from '../http/challenge.ts';
import type { Evidence, EvidencePlace } from '../http/evidence.ts';
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValues } from '../http/headers.ts';
import { joinOffsets, offsetOf } from '../http/server-clock.ts';
import { claimsOf, decodeToken, headerOf } from '../jose/decode.ts';
import { isJsonObject, type JsonObject, ownMember, ownString, parseJson } from '../jose/json.ts';
import type { Expectation } from '../jose/key.ts';
import { type TokenTimes, tokenTimes } from '../jose/numeric-date.ts';
import type { Token } from '../jose/token.ts';
import type { Verification } from '../jose/verification.ts';
import type { ErrorText } from '../spec/error-texts.ts';
import { faultsOfSentTokens, readTexts } from './answer-texts.ts';
import type { DiagnoseContext } from './diagnose-context.ts';
import { type GoneCookie, goneCookieOf } from './gone-cookie.ts';
import { type GraphqlError, graphqlErrorIn } from './graphql.ts';
import type { CredentialHistory, History, OriginHistory, RouteHistory } from './history-state.ts';
import { routeKey, type Target, targetOf } from './places.ts';
import { asNone, asUnseen, type Presented, presentedBy } from './presented.ts';
import { type Interval, type Position, positionIn } from './window.ts';

/** How much of a body the texts are looked for in, in UTF-16 units. */
const longestText = 16 * 1024;
const longestCredential = 64 * 1024;
/** NumericDates are whole seconds for most issuers. */
const roundingMs = 1000;
const noTimes: TokenTimes = { issuedAt: null, notBefore: null, expiresAt: null };
const notChecked: Verification = { outcome: 'not-checked', code: 'no-key', reason: 'No token to check.' };

export class Case {
  readonly exchange: Exchange;
  readonly context: DiagnoseContext;
  readonly target: Target;
  readonly #known = new Map<string, unknown>();

  constructor(exchange: Exchange, context: DiagnoseContext) {
    this.exchange = exchange;
    this.context = context;
    this.target = targetOf(exchange.request.url);
  }

  /** Computes a fact at its first use. */
  #once<T>(name: string, compute: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, compute());
    return this.#known.get(name) as T;
  }

  get id(): ExchangeId {
    return this.exchange.id;
  }
  get status(): number {
    return this.exchange.response.status;
  }
  get history(): History {
    return this.context.history;
  }
  get origin(): OriginHistory | null {
    return this.#once('origin', () => this.history.origins.get(this.target.origin) ?? null);
  }
  get route(): RouteHistory | null {
    return this.#once('route', () => this.origin?.routes.get(this.routeName) ?? null);
  }
  get routeName(): string {
    return this.#once('routeName', () => routeKey(this.exchange.request.method, this.target.path));
  }
  get tokens(): readonly TokenInPlace[] {
    return this.#once('tokens', () => this.context.tokensIn(this.id));
  }
  /** What the capture shows that the request carried. */
  get captured(): Presented {
    return this.#once('captured', () => presentedBy(this.exchange, this.tokens));
  }
  /** The same, by the light of the answer: one that names a token's fault was not given to a request without a token. */
  get presented(): Presented {
    return this.#once('presented', () => {
      if (this.gone !== null) return asNone();
      const judged = this.exchange.request.unseen === 'perhaps' && this.#saysTokenWasSent;
      return judged ? asUnseen(this.captured) : this.captured;
    });
  }
  get #saysTokenWasSent(): boolean {
    return this.sayingOf(faultsOfSentTokens) !== '';
  }
  /** The cookie that was the credential on this route, and is not there; null where the request has a credential. */
  get gone(): GoneCookie | null {
    return this.#once('gone', () => (this.#saysTokenWasSent ? null : goneCookieOf(this)));
  }
  get expectation(): Expectation | null {
    return this.#once('expectation', () => this.context.expectationFor(this.target.origin));
  }

  /** The token that was judged, decoded; null for an opaque credential or none. */
  get token(): Token | null {
    return this.#once('token', () => {
      const { token, kind, text } = this.presented;
      if (token !== null) return token.seen.token;
      const start = text.slice(0, 256);
      const looksLikeOne =
        (kind === 'authorization' && /^[\w-]{8,}\./.test(start)) ||
        (kind === 'header' && /^eyJ[\w-]{5,}\./.test(start));
      return looksLikeOne && text.length <= longestCredential ? decodeToken(text) : null;
    });
  }
  get tokenId(): TokenId | null {
    return this.presented.token?.seen.id ?? null;
  }
  get claims(): JsonObject | null {
    return this.#once('claims', () => (this.token === null ? null : claimsOf(this.token)));
  }
  get header(): JsonObject | null {
    return this.#once('header', () => (this.token === null ? null : headerOf(this.token)));
  }
  get alg(): string {
    return ownString(this.header, 'alg').slice(0, 64);
  }
  get issuer(): string {
    return ownString(this.claims, 'iss');
  }
  get audiences(): readonly string[] {
    const audience = ownMember(this.claims, 'aud');
    const all = Array.isArray(audience) ? audience : [audience];
    return all.filter((one): one is string => typeof one === 'string');
  }
  get times(): TokenTimes {
    return this.#once('times', () => (this.token === null ? noTimes : tokenTimes(this.token)));
  }
  get verification(): Verification {
    return this.#once('verification', () =>
      this.tokenId === null ? notChecked : this.context.verificationOf(this.tokenId),
    );
  }

  /** The server's clock while it answered, from its own `Date` and those of its other answers; null when not known. */
  get serverTime(): Interval | null {
    return this.#once('serverTime', () => {
      const own = offsetOf(this.exchange);
      const clock =
        own === null ? (this.origin?.clock ?? null) : joinOffsets(this.origin?.clock ?? null, own);
      const [start, end] = this.ourTime;
      return clock === null ? null : [start + clock.low, end + clock.high];
    });
  }
  get ourTime(): Interval {
    const { startedAt, durationMs } = this.exchange;
    return [startedAt, startedAt + Math.max(0, durationMs)];
  }
  /** The window as widened by the leeway that the person said this API allows (RFC 7519 §4.1.4). */
  get #tolerated(): TokenTimes {
    const leeway = (this.expectation?.leewaySeconds ?? 0) * 1000;
    const { issuedAt, notBefore, expiresAt } = this.times;
    return {
      issuedAt: issuedAt === null ? null : issuedAt - leeway,
      notBefore: notBefore === null ? null : notBefore - leeway,
      expiresAt: expiresAt === null ? null : expiresAt + leeway,
    };
  }
  /** The token's window by the server's clock, and by ours. */
  get byServer(): Position {
    return this.#once('byServer', () => positionIn(this.#tolerated, this.serverTime));
  }
  get byUs(): Position {
    return this.#once('byUs', () =>
      positionIn(this.#tolerated, [this.ourTime[0] - roundingMs, this.ourTime[1] + roundingMs]),
    );
  }

  get challenges(): readonly Challenge[] {
    return this.#once('challenges', () => {
      const names = ['www-authenticate', 'proxy-authenticate', 'x-amzn-remapped-www-authenticate'];
      const fields = names.flatMap((name) => headerValues(this.exchange.response.headers, name));
      return parseChallenges(fields).challenges;
    });
  }
  challenge(scheme: string): Challenge | null {
    return this.challenges.find((one) => one.scheme.toLowerCase() === scheme) ?? null;
  }
  /** The error code of the challenge, else of a JSON body (RFC 6750 §3.1, RFC 6749 §5.2); '' when there is none. */
  get error(): string {
    return this.#once('error', () => {
      for (const { params } of this.challenges) {
        const code = params.get('error');
        if (code) return code.slice(0, 64);
      }
      const error = ownMember(this.bodyObject, 'error');
      return typeof error === 'string' && /^[a-z_]{3,64}$/.test(error) ? error : '';
    });
  }
  challengeParam(name: string): string {
    for (const { params } of this.challenges) {
      const value = params.get(name);
      if (value) return value.slice(0, 512);
    }
    return '';
  }
  get bodyObject(): JsonObject | null {
    return this.#once('bodyObject', () => {
      const text = this.bodyText;
      if (!/^\s{0,16}\{/.test(text)) return null;
      const { value } = parseJson(text);
      return isJsonObject(value) ? value : null;
    });
  }
  get bodyText(): string {
    const { body } = this.exchange.response;
    return body.state === 'text' ? body.text.slice(0, longestText) : '';
  }
  get graphql(): GraphqlError | null {
    return this.#once('graphql', () => graphqlErrorIn(this.exchange.response.body));
  }

  /** What the answer says in words, by cause. */
  get texts(): ReadonlyMap<string, ErrorText> {
    return this.#once('texts', () => readTexts(this));
  }
  says(cause: string): boolean {
    return this.texts.has(cause);
  }
  /** The answer's words for a cause as evidence; null where it has none. */
  saying(cause: string): Evidence | null {
    const row = this.texts.get(cause);
    if (row === undefined) return null;
    const inChallenge = this.challenges.some(({ params }) =>
      [...params.values()].some((value) => value.toLowerCase().includes(row.text)),
    );
    const source = row.product === 'many' ? '' : ` (${row.product})`;
    const caution = row.lies === undefined ? '' : ` Careful: ${row.lies}.`;
    const words = row.product === '' ? `speaks of ${row.text}` : `says "${row.text.trim()}"${source}`;
    return this.at(
      inChallenge ? this.inResponse('WWW-Authenticate') : { kind: 'response-body', exchange: this.id },
      `The answer ${words}.${caution}`,
    );
  }
  /** The first of `causes` that the answer names, '' when none. */
  sayingOf(causes: readonly string[]): string {
    return causes.find((cause) => this.says(cause)) ?? '';
  }

  /** What is known of the credential that was sent. */
  get credential(): CredentialHistory | null {
    const { text } = this.presented;
    return text === '' ? null : (this.history.credentials.get(text) ?? null);
  }
  /** The last time that this origin accepted this very credential before this exchange. */
  get acceptedBefore(): { readonly exchange: ExchangeId; readonly route: string } | null {
    return this.#once(
      'acceptedBefore',
      () =>
        this.credential?.accepted.findLast(
          ({ exchange, origin }) => exchange < this.id && origin === this.target.origin,
        ) ?? null,
    );
  }
  /** The first time that this origin accepted it after this exchange. */
  get acceptedAfter(): { readonly exchange: ExchangeId; readonly route: string } | null {
    return this.#once(
      'acceptedAfter',
      () =>
        this.credential?.accepted.find(
          ({ exchange, origin }) => exchange > this.id && origin === this.target.origin,
        ) ?? null,
    );
  }

  /** Whether this origin accepted this very credential on this very route: then it is not the credential's own fault. */
  get isAcceptedHere(): boolean {
    const accepted = this.credential?.accepted ?? [];
    return accepted.some(({ origin, route }) => origin === this.target.origin && route === this.routeName);
  }

  at(place: EvidencePlace, text: string): Evidence {
    return { text, place };
  }
  inRequest(name: string): EvidencePlace {
    return { kind: 'request-header', exchange: this.id, name };
  }
  inResponse(name: string): EvidencePlace {
    return { kind: 'response-header', exchange: this.id, name };
  }
  inClaim(name: string): EvidencePlace {
    return this.tokenId === null ? this.inCredential() : { kind: 'claim', token: this.tokenId, name };
  }
  inTokenHeader(name: string): EvidencePlace {
    return this.tokenId === null
      ? this.inCredential()
      : { kind: 'header-parameter', token: this.tokenId, name };
  }
  inSignature(): EvidencePlace {
    return this.tokenId === null ? this.inCredential() : { kind: 'signature', token: this.tokenId };
  }
  inCredential(): EvidencePlace {
    const { kind, name } = this.presented;
    if (kind === 'cookie') return { kind: 'cookie', exchange: this.id, name };
    if (kind === 'query') return { kind: 'url', exchange: this.id };
    if (kind === 'body') return { kind: 'request-body', exchange: this.id };
    return kind === 'none' || kind === 'unseen'
      ? { kind: 'exchange', exchange: this.id }
      : this.inRequest(name);
  }
  atExchange(id: ExchangeId): EvidencePlace {
    return { kind: 'exchange', exchange: id };
  }
}
