import type { KeyId, KeySource } from './key.ts';

/** Three-valued on purpose: decoded is not verified, and not checked is not failed. */
export type Verification = NotChecked | Verified | Failed;

export interface NotChecked {
  readonly outcome: 'not-checked';
  readonly code:
    | 'no-key' // no key that could fit was supplied
    | 'encrypted' // a JWE: there is no signature to check without decrypting it
    | 'malformed'
    | 'detached' // the payload is elsewhere
    | 'unsupported' // the primitive is missing; `reason` names it
    | 'pending';
  readonly reason: string;
}

export interface Attempt {
  readonly key: KeyId;
  readonly kid: string;
  readonly source: KeySource;
  /** What came of it, in one sentence. */
  readonly result: string;
}

export interface Verified {
  readonly outcome: 'verified';
  readonly code: 'verified';
  readonly reason: string;
  readonly alg: string;
  readonly key: KeyId;
  readonly kid: string;
  readonly source: KeySource;
  /** Weak but right: an RSA key under 2048 bits, a short secret. */
  readonly warnings: readonly string[];
  readonly steps: VerificationSteps;
}

export interface Failed {
  readonly outcome: 'failed';
  readonly code:
    | 'signature-mismatch'
    | 'alg-none'
    | 'alg-not-allowed' // the algorithm does not go with the key, or is not one of those expected
    | 'key-type-mismatch'
    | 'public-key-as-secret'
    | 'unknown-kid'
    | 'crit-unknown'
    | 'signature-malformed'
    | 'key-in-token'; // verifies, but only with the key that the token itself brought
  readonly reason: string;
  readonly alg: string;
  readonly tried: readonly Attempt[];
  readonly steps: VerificationSteps | null;
}

/** Split → recompute → compare, for the view that shows the work. */
export interface VerificationSteps {
  readonly signingInput: string;
  /** The signature that the token carries, base64url. */
  readonly carried: string;
  /** The HMAC recomputed with the secret, base64url; '' for a public-key algorithm, where nothing can be recomputed. */
  readonly recomputed: string;
}

/** A named check of one claim against what the API expects; apart from the signature and from the clock. */
export interface ClaimCheck {
  readonly claim: 'iss' | 'aud' | 'alg' | 'exp' | 'nbf' | 'iat' | 'nonce' | 'at_hash' | 'c_hash' | 'azp';
  readonly outcome: 'passed' | 'failed' | 'unknown';
  readonly message: string;
}
