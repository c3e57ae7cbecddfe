/** The credentials that an answer hands out: tokens in its body, opaque ones too (RFC 6749 §5.1). */
import type { TokenId, TokenInPlace } from '../find/seen.ts';
import type { Exchange } from '../http/exchange.ts';
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../jose/json.ts';
import { tokenTimes } from '../jose/numeric-date.ts';
import type { TokenKind } from '../jose/token.ts';

export interface Issued {
  readonly text: string;
  readonly token: TokenId | null;
  /** What the answer hands it out as. */
  readonly use: 'access' | 'refresh' | 'id';
  /** Milliseconds since the epoch by our clock; null where the answer does not say. */
  readonly expiresAt: number | null;
}

const accessNames = ['access_token', 'accessToken', 'access', 'token', 'jwt', 'idToken', 'id_token'];
const refreshNames = ['refresh_token', 'refreshToken', 'refresh'];
const wrappers = ['data', 'result', 'tokens', 'session', 'credentials', 'auth', 'user', 'payload'];
const longestBody = 64 * 1024;
const longestCredential = 16 * 1024;

export function issuedBy(exchange: Exchange, tokens: readonly TokenInPlace[]): Issued[] {
  const { status, body } = exchange.response;
  if (status < 200 || status >= 300) return [];
  const endedAt = exchange.startedAt + exchange.durationMs;
  const issued = tokens
    .filter(({ occurrence }) => occurrence.carrier === 'response-body')
    .map(
      ({ seen, occurrence }): Issued => ({
        text: seen.token.text,
        token: seen.id,
        use: useOf(seen.token.kind, occurrence.name),
        expiresAt: tokenTimes(seen.token).expiresAt,
      }),
    );
  if (body.state !== 'text' || body.text.length > longestBody || !/token|jwt|access/i.test(body.text))
    return issued;
  const { value } = parseJson(body.text);
  if (!isJsonObject(value)) return issued;
  for (const place of [value, ...wrappers.map((name) => value[name]).filter(isJsonObject)]) {
    const known = new Set(issued.map(({ text }) => text));
    for (const one of opaqueIn(place, endedAt)) if (!known.has(one.text)) issued.push(one);
  }
  return issued;
}

function opaqueIn(place: JsonObject, endedAt: number): Issued[] {
  const lifetime = place.expires_in ?? place.expiresIn;
  const expiresAt = typeof lifetime === 'number' && lifetime > 0 ? endedAt + lifetime * 1000 : null;
  return [
    ...named(place, accessNames).map((text) => ({ text, token: null, use: 'access' as const, expiresAt })),
    ...named(place, refreshNames).map((text) => ({
      text,
      token: null,
      use: 'refresh' as const,
      expiresAt: null,
    })),
  ];
}

function named(place: JsonObject, names: readonly string[]): string[] {
  return names.map((name) => place[name]).filter(isCredential);
}

function isCredential(value: JsonValue | undefined): value is string {
  return (
    typeof value === 'string' && value.length >= 16 && value.length <= longestCredential && !/\s/.test(value)
  );
}

function useOf(kind: TokenKind, name: string): Issued['use'] {
  if (kind === 'refresh' || /refresh/i.test(name)) return 'refresh';
  return kind === 'id' || /id_?token/i.test(name) ? 'id' : 'access';
}
