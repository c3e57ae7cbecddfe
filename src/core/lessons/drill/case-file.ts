/** What a person may look at before they answer: the exchanges with their tokens named A, B, C…, and what is in these. */
import { hashText } from '../../diagnose/dpop-facts.ts';
import type { SeenToken, TokenId } from '../../find/seen.ts';
import type { Exchange, HttpBody, HttpHeader } from '../../http/exchange.ts';
import { headerValue } from '../../http/headers.ts';
import { claimsOf, headerOf } from '../../jose/decode.ts';
import type { JsonObject } from '../../jose/json.ts';
import type { Expectation } from '../../jose/key.ts';
import type { Verification } from '../../jose/verification.ts';
import { slice } from '../../session/log.ts';
import { type Session, verificationOf } from '../../session/session.ts';

export interface CaseFile {
  /** The last one is the one that is asked about. */
  readonly exchanges: readonly ShownExchange[];
  /** Those that the request carries first. */
  readonly tokens: readonly ShownToken[];
  readonly expectation: Expectation | null;
}

export interface ShownExchange {
  /** Milliseconds before the one that is asked about; 0 for that one. */
  readonly before: number;
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly sentAt: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: readonly ShownHeader[];
  readonly requestBody: string;
  readonly status: number;
  readonly responseHeaders: readonly ShownHeader[];
  readonly responseBody: string;
}

export interface ShownHeader extends HttpHeader {
  /** It would tell the status: not shown before the answer. */
  readonly tells: boolean;
}

export interface ShownToken {
  /** A, B, C… */
  readonly letter: string;
  /** The request that is asked about carries it. */
  readonly sent: boolean;
  readonly rows: readonly TokenRow[];
  /** `rows` are those that differ from the token of this letter, which the request carries; '' where all are there. */
  readonly otherwiseLike: string;
  /** The first characters of the signature, and how many octets it has; '' where there is none. */
  readonly signature: string;
  readonly octets: number;
  readonly verification: Verification;
  /** In characters. */
  readonly length: number;
}

export interface TokenRow {
  readonly part: 'header' | 'claims' | 'derived';
  readonly name: string;
  readonly value: string;
  /** For a NumericDate: milliseconds after the request that is asked about (before it: negative). */
  readonly fromRequest: number | null;
}

const letters = 'ABCDEFGH';
const times = new Set(['exp', 'nbf', 'iat', 'auth_time']);

export function openCaseFile(session: Session, expectation: Expectation | null): CaseFile {
  const exchanges = slice(session.exchanges);
  const last = exchanges.at(-1);
  if (last === undefined) throw new RangeError('a case of the drill has no exchange');
  const named = slice(session.tokens).map((seen, index) => ({ seen, letter: letters[index] ?? '?' }));
  const sent = new Set<TokenId>((session.derived.tokensIn.get(last.id) ?? []).map(({ seen }) => seen.id));
  const text = (raw: string) =>
    named.reduce((shown, { seen, letter }) => shown.replaceAll(seen.token.text, `‹token ${letter}›`), raw);
  const tokens = named.map(({ seen, letter }): ShownToken => {
    const { token } = seen;
    const signature = token.format === 'jws' ? token.signatureText : '';
    return {
      letter,
      sent: sent.has(seen.id),
      rows: [...memberRows(seen, last.startedAt), ...derivedRows(seen, last)],
      otherwiseLike: '',
      signature: signature.slice(0, 10),
      octets: Math.floor((signature.length * 6) / 8),
      verification: verificationOf(session, seen.id),
      length: token.text.length,
    };
  });
  return {
    exchanges: exchanges.map((one) => showExchange(one, last.startedAt, text)),
    tokens: onlyDifferences(tokens.toSorted((a, b) => Number(b.sent) - Number(a.sent))),
    expectation,
  };
}

/** Of a token that was seen before and is much like the one that was sent, only what differs: that is what to look at. */
function onlyDifferences([sent, ...others]: readonly ShownToken[]): ShownToken[] {
  if (sent === undefined) return [];
  return [
    sent,
    ...others.map((token): ShownToken => {
      const differing = token.rows.filter((row) => valueIn(sent.rows, row) !== row.value);
      const absent = sent.rows.filter((row) => valueIn(token.rows, row) === undefined);
      const isAlike = differing.length + absent.length < token.rows.length / 2;
      if (!sent.sent || token.sent || !isAlike) return token;
      const missing = absent.map((row): TokenRow => ({ ...row, value: '–', fromRequest: null }));
      return { ...token, rows: [...differing, ...missing], otherwiseLike: sent.letter };
    }),
  ];
}

function valueIn(rows: readonly TokenRow[], { part, name }: TokenRow): string | undefined {
  return rows.find((row) => row.part === part && row.name === name)?.value;
}

function showExchange(exchange: Exchange, asked: number, text: (raw: string) => string): ShownExchange {
  const { request, response, startedAt } = exchange;
  const show = ({ name, value }: HttpHeader): ShownHeader => ({ name, value: text(value), tells: false });
  return {
    before: asked - startedAt,
    sentAt: startedAt,
    method: request.method,
    url: text(request.url),
    requestHeaders: request.headers.map(show),
    requestBody: text(bodyText(request.body)),
    status: response.status,
    responseHeaders: response.headers.map((header) => ({ ...show(header), tells: isBareChallenge(header) })),
    responseBody: text(bodyText(response.body)),
  };
}

/** A challenge that says no more than that the status is 401. */
function isBareChallenge({ name, value }: HttpHeader): boolean {
  return (
    name.toLowerCase() === 'www-authenticate' &&
    /^Bearer( realm="[^"]*")?( error="invalid_token")?$/.test(value)
  );
}

const bodyText = (body: HttpBody) => (body.state === 'text' ? body.text : '');

function memberRows({ token }: SeenToken, asked: number): TokenRow[] {
  const rows = (part: 'header' | 'claims', members: JsonObject | null) =>
    Object.entries(members ?? {})
      .filter(([, value]) => value !== undefined)
      .map(
        ([name, value]): TokenRow => ({
          part,
          name,
          value: typeof value === 'string' ? value : JSON.stringify(value),
          fromRequest: times.has(name) && typeof value === 'number' ? value * 1000 - asked : null,
        }),
      );
  return [...rows('header', headerOf(token)), ...rows('claims', claimsOf(token))];
}

/** What a server computes to check the `ath` of a DPoP proof (RFC 9449 §4.3), so that nobody has to hash by hand. */
function derivedRows({ token }: SeenToken, { request }: Exchange): TokenRow[] {
  const carried = /^DPoP (.+)$/.exec(headerValue(request.headers, 'authorization') ?? '')?.[1];
  if (token.kind !== 'dpop-proof' || carried === undefined) return [];
  return [{ part: 'derived', name: 'ath', value: hashText(carried), fromRequest: null }];
}
