/**
 * A decoded token. Decoding never throws and never verifies: what is wrong with the text stands in `problems`,
 * and whether the signature holds is a {@link Verification}, which is a separate fact.
 */
import type { JsonObject, JsonValue } from './json.ts';

export type Part =
  | 'token'
  | 'header'
  | 'payload'
  | 'signature'
  | 'encrypted-key'
  | 'iv'
  | 'ciphertext'
  | 'tag'
  | 'disclosure'
  | 'key-binding';

/** Something wrong or unusual about the text of a token, with its place. Data, never an exception. */
export interface Problem {
  /** Stable, kebab-case: `base64url-dirty`, `duplicate-member`, `not-json`… The catalogue is `problems.ts`. */
  readonly code: string;
  /** One plain sentence; holds member names but never claim values. */
  readonly message: string;
  readonly part: Part;
  /** JSON Pointer (RFC 6901) of the member it concerns; '' for the part as a whole. */
  readonly pointer: string;
}

/** What a token is for, told from its own contents (and never from where it was seen). */
export type TokenKind =
  | 'access'
  | 'id'
  | 'refresh'
  | 'logout'
  | 'dpop-proof'
  | 'client-assertion'
  | 'key-binding'
  | 'sd-jwt'
  | 'session'
  | 'unknown';

interface TokenBase {
  /** The serialization as found. */
  readonly text: string;
  readonly kind: TokenKind;
  /** Why it was taken for that kind: "typ is at+jwt (RFC 9068 §2.1)". */
  readonly kindReason: string;
  readonly problems: readonly Problem[];
}

export interface Jws extends TokenBase {
  readonly format: 'jws';
  readonly serialization: 'compact' | 'flattened' | 'general';
  /** The JOSE header: protected and, for a JSON serialization, unprotected members together. */
  readonly header: JsonObject;
  /** The claims set; null where the payload is not a JSON object (then `payloadText` tells what it is). */
  readonly claims: JsonObject | null;
  /** The payload as text, decoded strictly as UTF-8; null where it is not text or is detached. */
  readonly payloadText: string | null;
  readonly detached: boolean;
  /** ASCII(BASE64URL(protected) || '.' || payload): what the signature covers (RFC 7515 §5.1). */
  readonly signingInput: string;
  /** The base64url text of the signature; '' for an unsecured JWS. */
  readonly signatureText: string;
  /** Header, payload and signature as they stand: base64url text, the payload of `b64: false` as it is. */
  readonly parts: readonly [string, string, string];
  /** Numbers that JavaScript cannot hold exactly, by JSON Pointer within the claims set, as they were written. */
  readonly exactNumbers: ReadonlyMap<string, string>;
  /** A JWT carried as the payload (`cty: JWT`), decoded in its turn. */
  readonly nested: Token | null;
  /** Names of the header parameters that the signature does not protect (JSON serializations only). */
  readonly unprotected: readonly string[];
  /** The second and further signatures of a general JSON serialization. */
  readonly furtherSignatures: readonly FurtherSignature[];
}

export interface FurtherSignature {
  readonly header: JsonObject;
  readonly signingInput: string;
  readonly signatureText: string;
}

export interface Jwe extends TokenBase {
  readonly format: 'jwe';
  readonly serialization: 'compact' | 'flattened' | 'general';
  readonly header: JsonObject;
  /** Compact: header, encrypted key, IV, ciphertext, tag as base64url text. */
  readonly parts: readonly [string, string, string, string, string];
  /** Additional authenticated data, ASCII text: the protected header, and '.' and `aad` where there is one (RFC 7516 §5.1). */
  readonly authenticatedData: string;
  /** The second and further recipients of a general JSON serialization. */
  readonly furtherRecipients: readonly FurtherRecipient[];
}

export interface FurtherRecipient {
  readonly header: JsonObject;
  /** base64url text. */
  readonly encryptedKey: string;
}

export interface Disclosure {
  readonly text: string;
  readonly digest: string;
  readonly salt: string;
  /** null for an array element. */
  readonly name: string | null;
  readonly value: JsonValue;
  /** Whether a digest in the issuer-signed JWT, or in another disclosure, refers to it. */
  readonly matched: boolean;
}

export interface SdJwt extends TokenBase {
  readonly format: 'sd-jwt';
  readonly issuerJwt: Jws;
  readonly disclosures: readonly Disclosure[];
  readonly keyBinding: Jws | null;
  /** The claims set with the disclosed claims put in their places (RFC 9901 §7.1). */
  readonly disclosedClaims: JsonObject | null;
}

/** Text that was meant to be a token and cannot be taken apart; `problems` says why, the readable parts are kept. */
export interface Malformed extends TokenBase {
  readonly format: 'malformed';
  readonly header: JsonObject | null;
  readonly claims: JsonObject | null;
}

export type Token = Jws | Jwe | SdJwt | Malformed;
export type TokenFormat = Token['format'];

/** The JOSE header that a person means by "the header": an SD-JWT's is its issuer-signed JWT's. */
export function headerOf(token: Token): JsonObject | null {
  return token.format === 'sd-jwt' ? token.issuerJwt.header : token.header;
}

/**
 * The claims set that the token conveys; null where it has none, or where it is encrypted. For an SD-JWT with the
 * disclosed claims in their places; for a nested JWT the innermost one's.
 */
export function claimsOf(token: Token): JsonObject | null {
  switch (token.format) {
    case 'jws':
      return token.claims ?? (token.nested === null ? null : claimsOf(token.nested));
    case 'sd-jwt':
      return token.disclosedClaims ?? token.issuerJwt.claims;
    case 'malformed':
      return token.claims;
    case 'jwe':
      return null;
  }
}
