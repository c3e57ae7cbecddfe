/** From what the panel found to the lesson that explains it, and from an act to what it looks like in the person's own traffic. */
import type { LessonId, PlayedId } from './act-ids.ts';

/** What each lesson explains: ids of causes and of rules. */
const explains: Readonly<
  Record<PlayedId, { readonly causes: readonly string[]; readonly rules: readonly string[] }>
> = {
  'no-memory': {
    causes: [
      'no-credentials',
      'token-known-not-attached',
      'basic-challenge',
      'login-failed',
      'redirect-to-login',
    ],
    rules: ['challenge-missing'],
  },
  sessions: { causes: [], rules: ['cookie-outlives-token'] },
  'naive-card': { causes: ['insufficient-role'], rules: ['privilege-flags'] },
  fingerprints: {
    causes: ['signature-invalid'],
    rules: [
      'known-weak-secret',
      'hmac-key-short',
      'hs-shared-secret-in-browser-app',
      'sha1-thumbprint',
      'rsa-key-short',
    ],
  },
  'tamper-proof': {
    causes: ['malformed-header', 'malformed-token', 'unknown-kid'],
    rules: [
      'base64url-dirty',
      'duplicate-members',
      'crit-unknown',
      'token-oversized',
      'claims-oversized',
      'kid-suspicious',
      'key-in-token',
      'key-use-mismatch',
      'private-key-exposed',
      'symmetric-key-in-jwks',
      'public-key-as-secret',
      'nested-token-in-claim',
    ],
  },
  validation: {
    causes: [
      'tampered',
      'alg-none',
      'alg-not-allowed',
      'wrong-issuer',
      'wrong-audience',
      'wrong-token-type',
      'not-yet-valid',
      'clock-skew',
      'token-refused',
    ],
    rules: [
      'alg-none',
      'unsigned-token-accepted',
      'iss-aud-missing',
      'at-jwt-claims-missing',
      'typ-missing',
      'id-token-at-api',
      'time-claims-inconsistent',
    ],
  },
  'not-secret': {
    causes: [],
    rules: [
      'personal-data',
      'secret-in-claims',
      'payment-data',
      'special-category',
      'internal-host',
      'jwe-compressed',
      'rsa1-5',
      'plain-http',
      'hsts-missing',
      'token-in-url',
    ],
  },
  storage: {
    causes: ['cookie-not-sent', 'csrf-rejected', 'preflight-rejected'],
    rules: [
      'web-storage',
      'session-storage',
      'indexeddb',
      'cache-storage',
      'global-or-html',
      'refresh-token-script-readable',
      'cookie-and-storage-twins',
      'cookie-not-secure',
      'cookie-not-httponly',
      'cookie-samesite',
      'cookie-prefix',
      'cookie-oversized',
      'cookie-domain-wide',
      'cookie-none-unpartitioned',
      'cookie-csrf-unprotected',
      'cookie-chunk-missing',
      'cacheable-token-response',
      'csp-missing',
      'cors-reflects-origin',
      'token-leaked-cross-origin',
      'token-many-hosts',
    ],
  },
  expiry: {
    causes: [
      'expired',
      'revoked',
      'refresh-flow',
      'dpop-missing-proof',
      'dpop-bearer-downgrade',
      'dpop-wrong-htm',
      'dpop-wrong-htu',
      'dpop-key-mismatch',
      'dpop-wrong-ath',
      'dpop-old-proof',
      'dpop-replayed-proof',
      'dpop-nonce-required',
    ],
    rules: [
      'exp-missing',
      'lifetime-long',
      'expired-token-sent',
      'expired-token-accepted',
      'stale-leftover',
      'left-after-logout',
      'other-user-leftover',
      'bearer-unconstrained',
    ],
  },
  'sign-in': {
    causes: [],
    rules: [
      'password-grant',
      'implicit-flow',
      'pkce-missing',
      'pkce-verifier-mismatch',
      'state-missing',
      'state-not-returned',
      'nonce-mismatch',
      'redirect-uri-changed',
      'response-issuer-mismatch',
      'id-token-not-for-client',
      'token-hash-mismatch',
      'refresh-token-in-redirect',
      'code-leaked',
      'code-redeemed-twice',
      'scope-not-granted',
      'userinfo-differs',
    ],
  },
  drill: {
    causes: [
      'insufficient-scope',
      'forbidden-resource',
      'step-up',
      'graphql-unauthenticated',
      'rate-limited',
      'waf',
    ],
    rules: [],
  },
};

function lessonsBy(kind: 'causes' | 'rules'): ReadonlyMap<string, LessonId> {
  return new Map(
    Object.entries(explains).flatMap(([lesson, explained]) =>
      explained[kind].map((id) => [id, lesson as LessonId] as const),
    ),
  );
}

const byCause = lessonsBy('causes');
const byRule = lessonsBy('rules');

/** The lesson that explains a cause; null for an id that a newer report made up. */
export function lessonOfCause(id: string): LessonId | null {
  return byCause.get(id) ?? null;
}

/** The lesson that explains a rule; null for an id that a newer report made up. */
export function lessonOfRule(id: string): LessonId | null {
  return byRule.get(id) ?? null;
}

/** Where the panel shows what a lesson is about, and the filter that finds it there. */
export interface Sight {
  readonly view: 'tokens' | 'requests' | 'flows' | 'storage' | 'audit';
  readonly filter: string;
}

export const sights: Readonly<Record<PlayedId, Sight>> = {
  'no-memory': { view: 'requests', filter: 'status:401' },
  sessions: { view: 'storage', filter: 'in:cookie' },
  'naive-card': { view: 'audit', filter: 'rule:privilege-flags' },
  fingerprints: { view: 'tokens', filter: 'alg:hs256' },
  'tamper-proof': { view: 'tokens', filter: '' },
  validation: { view: 'requests', filter: 'is:refused has:token' },
  'not-secret': { view: 'audit', filter: 'category:claims' },
  storage: { view: 'storage', filter: 'is:readable' },
  expiry: { view: 'tokens', filter: 'is:expired' },
  drill: { view: 'requests', filter: 'is:refused' },
  'sign-in': { view: 'flows', filter: '' },
};
