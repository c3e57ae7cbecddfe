/** A JWE that stays closed, and what the parts of the decryption share. */
import type { ContentEncryptionAlgorithm, KeyManagementAlgorithm } from '../spec/algorithms.ts';
import type { JsonObject } from './json.ts';

export interface NotDecrypted {
  readonly outcome: 'not-decrypted';
  readonly code:
    | 'not-encrypted'
    | 'no-key'
    | 'malformed'
    | 'unsupported'
    | 'crit-unknown'
    | 'count-too-high' // the person may allow it: `mostIterations`
    | 'too-large'
    | 'key-does-not-open' // another key, or the token was changed
    | 'content-changed'; // the key opens it, and what it protects does not match its tag
  readonly reason: string;
}

/** A token that stays closed, with the reason; stays within `decrypt*`. */
export class Closed extends Error {
  readonly code: NotDecrypted['code'];
  constructor(code: NotDecrypted['code'], reason: string) {
    super(reason);
    this.code = code;
  }
}

/** What one recipient's copy of the content encryption key is made with. */
export interface Recipient {
  readonly header: JsonObject;
  readonly alg: KeyManagementAlgorithm;
  readonly enc: ContentEncryptionAlgorithm;
  readonly encryptedKey: Uint8Array<ArrayBuffer>;
}
