/** WebCrypto as core uses it: one type, whatever the host's own declarations (Node's, the DOM's, none) say about it. */

type Bytes = Uint8Array | ArrayBuffer;

export interface Subtle {
  digest(algorithm: string, data: Bytes): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'jwk',
    data: unknown,
    algorithm: unknown,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey>;
  exportKey(format: 'jwk', key: CryptoKey): Promise<unknown>;
  generateKey(algorithm: unknown, extractable: boolean, usages: readonly string[]): Promise<unknown>;
  sign(algorithm: unknown, key: CryptoKey, data: Bytes): Promise<ArrayBuffer>;
  verify(algorithm: unknown, key: CryptoKey, signature: Bytes, data: Bytes): Promise<boolean>;
  encrypt(algorithm: unknown, key: CryptoKey, data: Bytes): Promise<ArrayBuffer>;
  decrypt(algorithm: unknown, key: CryptoKey, data: Bytes): Promise<ArrayBuffer>;
  deriveBits(algorithm: unknown, key: CryptoKey, length: number): Promise<ArrayBuffer>;
}

export const subtle = crypto.subtle as unknown as Subtle;
