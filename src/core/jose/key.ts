/** A key that the person supplied, or that was seen. Imported keys are non-extractable and live in memory only. */

export type KeyEncoding =
  | 'utf8'
  | 'base64'
  | 'base64url'
  | 'hex'
  | 'pem-spki'
  | 'pem-pkcs1'
  | 'pem-pkcs8'
  | 'pem-sec1'
  | 'pem-x509'
  | 'jwk'
  | 'jwks'
  | 'discovery';

/** Where a key came from decides what a verification with it proves. */
export type KeySource =
  | { readonly kind: 'supplied' }
  /** A JWK Set seen in the traffic, with the URL it was answered from. */
  | { readonly kind: 'traffic'; readonly url: string }
  /** Named by the token itself (`jwk`, `x5c`): proves nothing about the issuer. */
  | { readonly kind: 'token'; readonly parameter: 'jwk' | 'x5c' };

/** Session-unique: derived from the public thumbprint, or a counter for a secret (whose digest must not be shown). */
export type KeyId = string;

export interface Key {
  readonly id: KeyId;
  readonly kty: 'oct' | 'RSA' | 'EC' | 'OKP' | 'AKP';
  readonly role: 'secret' | 'public' | 'private';
  readonly encoding: KeyEncoding;
  readonly source: KeySource;
  /** Curve or parameter set (`P-256`, `Ed25519`, `ML-DSA-65`); '' where there is none. */
  readonly crv: string;
  /** Modulus, curve or secret length in bits. */
  readonly bits: number;
  /** As the JWK says; '' when it does not. */
  readonly kid: string;
  readonly use: string;
  readonly alg: string;
  /** Signature algorithms this key may be used with, by its type and by its own `alg` and `use`. */
  readonly algorithms: readonly string[];
  /** RFC 7638 SHA-256 thumbprint, base64url; '' for a secret. */
  readonly thumbprint: string;
  /** X.509 subject, issuer and dates (milliseconds since the epoch) where the key came in a certificate. */
  readonly certificate: { subject: string; issuer: string; notBefore: number; notAfter: number } | null;
  /** One sentence about what was recognised, for the person: "RSA public key, 2048 bits, for RS256…". */
  readonly description: string;
  /** Opaque to everything but `jose/`: the imported material. */
  readonly material: KeyMaterial;
}

/** What `jose/` needs to verify with; nothing else may look inside. */
export interface KeyMaterial {
  readonly brand: 'key-material';
}

/** What an API expects of the tokens that it takes; set for its origin by the person. */
export interface Expectation {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly algorithms: readonly string[];
  readonly leewaySeconds: number;
}
