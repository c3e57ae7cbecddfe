/** Turns a {@link Scene} into what capture would have brought: exchanges and a storage reading. */
import type { HttpBody, HttpHeader, NewExchange } from '../http/exchange.ts';
import { toBody } from '../http/har.ts';
import { headerValue } from '../http/headers.ts';
import { encodeBase64url } from '../jose/base64url.ts';
import type { Scene, SceneExchange, SceneToken } from './scene.ts';
import type { StorageReading } from './stored.ts';

export interface BuiltScene {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly exchanges: NewExchange[];
  readonly storage: StorageReading | null;
  /** The serialized tokens by name. */
  readonly tokens: ReadonlyMap<string, string>;
}

const defaultNow = '2026-01-15T12:00:00Z';
const defaultOrigin = 'https://app.example';
const defaultHeader = { alg: 'HS256', typ: 'JWT' };

/** Throws only for a mistake of the scene's author: an unknown `$name`, a header line without a colon, a bad `now`. */
export function buildScene(scene: Scene): BuiltScene {
  const now = Date.parse(scene.now ?? defaultNow);
  if (Number.isNaN(now)) throw new Error(`The scene “${scene.title}” has no readable "now".`);
  const tokens = new Map(
    Object.entries(scene.tokens ?? {}).map(([name, token]) => [
      name,
      typeof token === 'string' ? token : serializeSceneToken(token),
    ]),
  );
  const fill = (text: string) => fillPlaceholders(text, tokens, scene.title);
  const origin = scene.origin ?? defaultOrigin;
  const exchanges = (scene.exchanges ?? []).map((exchange) => toExchange(exchange, now, origin, fill));
  const storage = scene.storage && {
    at: now,
    frames: [
      {
        origin,
        url: `${origin}/`,
        entries: scene.storage.map(({ area, name, value }) => {
          const filled = fill(value);
          return { area, name, value: filled, length: filled.length };
        }),
        unreadable: '',
        capped: false,
      },
    ],
  };
  return { now, exchanges, storage: storage ?? null, tokens };
}

/** A compact JWS. Without a signature of its own it gets one that is derived from header and claims (and proves nothing). */
export function serializeSceneToken(token: SceneToken): string {
  const header = encodeText(JSON.stringify(token.header ?? defaultHeader));
  const input = `${header}.${encodeText(JSON.stringify(token.claims))}`;
  return `${input}.${token.signature ?? deriveSignature(input)}`;
}

function toExchange(
  exchange: SceneExchange,
  now: number,
  origin: string,
  fill: (text: string) => string,
): NewExchange {
  const [, method = 'GET', url = ''] = /^(?:([A-Z]+)\s+)?(.*)$/s.exec(fill(exchange.request)) ?? [];
  const requestHeaders = (exchange.requestHeaders ?? []).map((line) => toHeader(fill(line)));
  const responseHeaders = (exchange.responseHeaders ?? []).map((line) => toHeader(fill(line)));
  const resourceType = exchange.resourceType ?? 'fetch';
  return {
    startedAt: now + (exchange.at ?? 0) * 1000,
    durationMs: 20,
    request: {
      method,
      url,
      headers: requestHeaders,
      body: toSceneBody(fill(exchange.requestBody ?? ''), requestHeaders, ''),
    },
    response: {
      status: exchange.status,
      statusText: '',
      headers: responseHeaders,
      body: toSceneBody(fill(exchange.responseBody ?? ''), responseHeaders, resourceType),
    },
    resourceType,
    fromCache: false,
    error: exchange.error ?? '',
    frames: [],
    initiator: [],
    pageUrl: `${origin}/`,
  };
}

/** The media type is what the headers say, else what the text looks like. */
function toSceneBody(text: string, headers: readonly HttpHeader[], resourceType: string): HttpBody {
  const guess = /^\s*[{[]/.test(text)
    ? 'application/json'
    : /^\s*</.test(text)
      ? 'text/html'
      : /^[\w.%+-]+=/.test(text)
        ? 'application/x-www-form-urlencoded'
        : 'text/plain';
  return toBody(text, headerValue(headers, 'content-type') ?? guess, resourceType);
}

function toHeader(line: string): HttpHeader {
  const colon = line.indexOf(':', 1);
  if (colon < 0) throw new Error('A header line of a scene has no colon.');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}

/** `$$` stands for one dollar sign; `$name` must be a token of the scene. */
function fillPlaceholders(text: string, tokens: ReadonlyMap<string, string>, title: string): string {
  return text.replace(/\$\$|\$([A-Za-z_]\w*)/g, (match, name?: string) => {
    if (name === undefined) return '$';
    const token = tokens.get(name);
    if (token === undefined) throw new Error(`The scene “${title}” has no token called ${match}.`);
    return token;
  });
}

function encodeText(text: string): string {
  return encodeBase64url(new TextEncoder().encode(text));
}

/** 32 bytes that differ when the input does: FNV-1a, run on. Not cryptography, and not meant to verify. */
function deriveSignature(input: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < input.length; at += 1)
    hash = Math.imul(hash ^ input.charCodeAt(at), 0x01000193) >>> 0;
  const bytes = new Uint8Array(32);
  for (let at = 0; at < bytes.length; at += 1) {
    hash = Math.imul(hash ^ (at + 1), 0x01000193) >>> 0;
    bytes[at] = hash >>> 16;
  }
  return encodeBase64url(bytes);
}
