/**
 * A small capture in a few lines: what examples of rules and causes, lessons and the gallery are written in.
 * `$name` anywhere in a URL, header or body stands for the serialized token of that name.
 */
import type { JsonObject } from '../jose/json.ts';
import type { StorageArea } from './stored.ts';

export interface SceneToken {
  readonly header?: JsonObject;
  readonly claims: JsonObject;
  /** base64url text; by default one derived from header and claims, so that two tokens differ in it. */
  readonly signature?: string;
}

export interface SceneExchange {
  /** `GET https://api.example/orders`; the method may be left out. */
  readonly request: string;
  /** `Name: value` lines. */
  readonly requestHeaders?: readonly string[];
  readonly requestBody?: string;
  readonly status: number;
  readonly responseHeaders?: readonly string[];
  readonly responseBody?: string;
  /** Seconds after the scene's `now` at which it was sent; may be negative. Default 0. */
  readonly at?: number;
  readonly resourceType?: string;
  readonly error?: string;
}

export interface SceneEntry {
  readonly area: StorageArea;
  readonly name: string;
  readonly value: string;
}

export interface SceneReplay {
  /** Position of the request in \`exchanges\`. */
  readonly of: number;
  /** Status of the answer to each variant: \`{ 'without-token': 401, tampered: 200 }\`. */
  readonly answers: Readonly<Record<string, number>>;
  /** Seconds after the scene's \`now\`. Default 60. */
  readonly at?: number;
}

export interface Scene {
  /** What this scene shows, for the one who reads a failing test or the docs. */
  readonly title: string;
  /** Any ISO 8601 instant; default 2026-01-15T12:00:00Z. */
  readonly now?: string;
  readonly tokens?: Readonly<Record<string, SceneToken | string>>;
  readonly exchanges?: readonly SceneExchange[];
  /** Origin of the page whose storage holds `storage`; default https://app.example. */
  readonly origin?: string;
  readonly storage?: readonly SceneEntry[];
  /** Requests that were sent again, to see whether the server checks. */
  readonly replays?: readonly SceneReplay[];
  /** Names of tokens whose secret was found out by trying known ones. */
  readonly weakSecrets?: readonly string[];
}
