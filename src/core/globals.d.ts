/**
 * The few globals that Node and every browser share and that core may use.
 * Core is compiled without DOM types: whatever is not declared here does not exist for it.
 */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array | ArrayBuffer): string;
}
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}
interface CryptoKey {
  readonly type: 'secret' | 'public' | 'private';
  readonly extractable: boolean;
  readonly algorithm: { readonly name: string; readonly [member: string]: unknown };
  readonly usages: readonly string[];
}
declare const crypto: {
  /** Typed in `jose/subtle.ts`. */
  readonly subtle: unknown;
  getRandomValues<T extends Uint8Array>(into: T): T;
};
