/** What an engine case is. Nothing here knows of a test runner: the same cases run in Node and inside of browsers. */

/** What a case cannot make by itself in every place: made by Node, with its own crypto and with a peer, at each run. */
export interface Fixtures {
  readonly signed: readonly SignedFixture[];
  readonly encrypted: readonly EncryptedFixture[];
  readonly keys: readonly KeyFixture[];
  /** Files of Wycheproof by name; empty where they are absent. */
  readonly wycheproof: Readonly<Record<string, unknown>>;
  /** Wycheproof cases that are judged otherwise on purpose: file, `tcId`, reason. */
  readonly deviations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface SignedFixture {
  readonly alg: string;
  /** A public JWK or a secret, as text. */
  readonly key: string;
  readonly token: string;
}

/** The same key pairs in every form that people paste. */
export interface KeyFixture {
  readonly form: string;
  readonly text: string;
  /** Of each key in it: encoding, role, kty, crv, bits, kid. */
  readonly expected: readonly (readonly [string, string, string, string, number, string])[];
}

export interface EncryptedFixture {
  readonly alg: string;
  readonly enc: string;
  /** Curve of an agreement; '' elsewhere. */
  readonly crv: string;
  /** The recipient's private JWK or secret, as text. */
  readonly key: string;
  readonly token: string;
}

export interface EngineCase {
  readonly name: string;
  /** Throws, or rejects, where the engine fails the case. */
  readonly run: (fixtures: Fixtures) => void | Promise<void>;
}

/** Throws where the two are not alike as JSON; the message holds both. */
export function expectSame(actual: unknown, expected: unknown, what = ''): void {
  const [have, want] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (have !== want) throw new Error(`${what === '' ? '' : `${what}: `}${have} instead of ${want}`);
}

/** What every row must be, and those that are not. */
export function expectNone(odd: readonly unknown[], what: string): void {
  if (odd.length > 0) throw new Error(`${odd.length} ${what}: ${odd.slice(0, 20).map(String).join(', ')}`);
}

export function some<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`${what} is missing`);
  return value;
}
