/** The audit catalogue: every rule, in the order in which reports list them. Adding a rule = one file and one line here. */
import algNone from './alg-none.ts';
import atJwtClaimsMissing from './at-jwt-claims-missing.ts';
import base64urlDirty from './base64url-dirty.ts';
import cookieNotHttponly from './cookie-not-httponly.ts';
import cookieNotSecure from './cookie-not-secure.ts';
import cookieSamesite from './cookie-samesite.ts';
import critUnknown from './crit-unknown.ts';
import duplicateMembers from './duplicate-members.ts';
import expMissing from './exp-missing.ts';
import expiredTokenAccepted from './expired-token-accepted.ts';
import expiredTokenSent from './expired-token-sent.ts';
import hmacKeyShort from './hmac-key-short.ts';
import hsSharedSecretInBrowserApp from './hs-shared-secret-in-browser-app.ts';
import idTokenAtApi from './id-token-at-api.ts';
import issAudMissing from './iss-aud-missing.ts';
import jweCompressed from './jwe-compressed.ts';
import keyInToken from './key-in-token.ts';
import keyUseMismatch from './key-use-mismatch.ts';
import kidSuspicious from './kid-suspicious.ts';
import knownWeakSecret from './known-weak-secret.ts';
import lifetimeLong from './lifetime-long.ts';
import nestedTokenInClaim from './nested-token-in-claim.ts';
import personalData from './personal-data.ts';
import plainHttp from './plain-http.ts';
import privateKeyExposed from './private-key-exposed.ts';
import publicKeyAsSecret from './public-key-as-secret.ts';
import rsaKeyShort from './rsa-key-short.ts';
import rsa15 from './rsa1-5.ts';
import type { Rule } from './rule.ts';
import secretInClaims from './secret-in-claims.ts';
import sha1Thumbprint from './sha1-thumbprint.ts';
import symmetricKeyInJwks from './symmetric-key-in-jwks.ts';
import timeClaimsInconsistent from './time-claims-inconsistent.ts';
import tokenInUrl from './token-in-url.ts';
import tokenOversized from './token-oversized.ts';
import typMissing from './typ-missing.ts';
import unsignedTokenAccepted from './unsigned-token-accepted.ts';
import webStorage from './web-storage.ts';

export const rules: readonly Rule[] = [
  algNone,
  expMissing,
  lifetimeLong,
  timeClaimsInconsistent,
  issAudMissing,
  atJwtClaimsMissing,
  typMissing,
  idTokenAtApi,
  critUnknown,
  jweCompressed,
  duplicateMembers,
  base64urlDirty,
  nestedTokenInClaim,
  expiredTokenSent,
  expiredTokenAccepted,
  unsignedTokenAccepted,
  tokenOversized,
  knownWeakSecret,
  hsSharedSecretInBrowserApp,
  hmacKeyShort,
  rsaKeyShort,
  keyInToken,
  kidSuspicious,
  rsa15,
  sha1Thumbprint,
  privateKeyExposed,
  symmetricKeyInJwks,
  keyUseMismatch,
  publicKeyAsSecret,
  personalData,
  secretInClaims,
  webStorage,
  cookieNotSecure,
  cookieNotHttponly,
  cookieSamesite,
  plainHttp,
  tokenInUrl,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of that id; undefined for an id that a report from elsewhere made up. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}
