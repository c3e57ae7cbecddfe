/** JSON values as decoded from a token. Objects are plain and may own members called `__proto__` or `constructor`. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [member: string]: JsonValue;
}
