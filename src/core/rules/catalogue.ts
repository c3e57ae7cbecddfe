/** The audit catalogue: every rule, in the order in which reports list them. Adding a rule = one file and one line here. */

import algNone from './alg-none.ts';
import atJwtClaimsMissing from './at-jwt-claims-missing.ts';
import base64urlDirty from './base64url-dirty.ts';
import bearerUnconstrained from './bearer-unconstrained.ts';
import cacheStorage from './cache-storage.ts';
import cacheableTokenResponse from './cacheable-token-response.ts';
import challengeMissing from './challenge-missing.ts';
import claimsOversized from './claims-oversized.ts';
import codeLeaked from './code-leaked.ts';
import codeRedeemedTwice from './code-redeemed-twice.ts';
import cookieAndStorageTwins from './cookie-and-storage-twins.ts';
import cookieChunkMissing from './cookie-chunk-missing.ts';
import cookieCsrfUnprotected from './cookie-csrf-unprotected.ts';
import cookieDomainWide from './cookie-domain-wide.ts';
import cookieNoneUnpartitioned from './cookie-none-unpartitioned.ts';
import cookieNotHttponly from './cookie-not-httponly.ts';
import cookieNotSecure from './cookie-not-secure.ts';
import cookieOutlivesToken from './cookie-outlives-token.ts';
import cookieOversized from './cookie-oversized.ts';
import cookiePrefix from './cookie-prefix.ts';
import cookieSamesite from './cookie-samesite.ts';
import corsReflectsOrigin from './cors-reflects-origin.ts';
import critUnknown from './crit-unknown.ts';
import cspMissing from './csp-missing.ts';
import duplicateMembers from './duplicate-members.ts';
import expMissing from './exp-missing.ts';
import expiredTokenAccepted from './expired-token-accepted.ts';
import expiredTokenSent from './expired-token-sent.ts';
import globalOrHtml from './global-or-html.ts';
import hmacKeyShort from './hmac-key-short.ts';
import hsSharedSecretInBrowserApp from './hs-shared-secret-in-browser-app.ts';
import hstsMissing from './hsts-missing.ts';
import idTokenAtApi from './id-token-at-api.ts';
import idTokenNotForClient from './id-token-not-for-client.ts';
import implicitFlow from './implicit-flow.ts';
import indexeddb from './indexeddb.ts';
import internalHost from './internal-host.ts';
import issAudMissing from './iss-aud-missing.ts';
import jweCompressed from './jwe-compressed.ts';
import keyInToken from './key-in-token.ts';
import keyUseMismatch from './key-use-mismatch.ts';
import kidSuspicious from './kid-suspicious.ts';
import knownWeakSecret from './known-weak-secret.ts';
import leftAfterLogout from './left-after-logout.ts';
import lifetimeLong from './lifetime-long.ts';
import nestedTokenInClaim from './nested-token-in-claim.ts';
import nonceMismatch from './nonce-mismatch.ts';
import otherUserLeftover from './other-user-leftover.ts';
import passwordGrant from './password-grant.ts';
import paymentData from './payment-data.ts';
import personalData from './personal-data.ts';
import pkceMissing from './pkce-missing.ts';
import pkceVerifierMismatch from './pkce-verifier-mismatch.ts';
import plainHttp from './plain-http.ts';
import privateKeyExposed from './private-key-exposed.ts';
import privilegeFlags from './privilege-flags.ts';
import publicKeyAsSecret from './public-key-as-secret.ts';
import redirectUriChanged from './redirect-uri-changed.ts';
import refreshTokenInRedirect from './refresh-token-in-redirect.ts';
import refreshTokenScriptReadable from './refresh-token-script-readable.ts';
import responseIssuerMismatch from './response-issuer-mismatch.ts';
import rsaKeyShort from './rsa-key-short.ts';
import rsa15 from './rsa1-5.ts';
import type { Rule } from './rule.ts';
import scopeNotGranted from './scope-not-granted.ts';
import secretInClaims from './secret-in-claims.ts';
import sessionStorage from './session-storage.ts';
import sha1Thumbprint from './sha1-thumbprint.ts';
import specialCategory from './special-category.ts';
import staleLeftover from './stale-leftover.ts';
import stateMissing from './state-missing.ts';
import stateNotReturned from './state-not-returned.ts';
import symmetricKeyInJwks from './symmetric-key-in-jwks.ts';
import timeClaimsInconsistent from './time-claims-inconsistent.ts';
import tokenHashMismatch from './token-hash-mismatch.ts';
import tokenInUrl from './token-in-url.ts';
import tokenLeakedCrossOrigin from './token-leaked-cross-origin.ts';
import tokenManyHosts from './token-many-hosts.ts';
import tokenOversized from './token-oversized.ts';
import typMissing from './typ-missing.ts';
import unsignedTokenAccepted from './unsigned-token-accepted.ts';
import userinfoDiffers from './userinfo-differs.ts';
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
  paymentData,
  specialCategory,
  internalHost,
  privilegeFlags,
  claimsOversized,
  webStorage,
  sessionStorage,
  indexeddb,
  cacheStorage,
  globalOrHtml,
  refreshTokenScriptReadable,
  cookieAndStorageTwins,
  staleLeftover,
  leftAfterLogout,
  otherUserLeftover,
  cookieNotSecure,
  cookieNotHttponly,
  cookieSamesite,
  cookiePrefix,
  cookieOversized,
  cookieDomainWide,
  cookieOutlivesToken,
  cookieNoneUnpartitioned,
  cookieCsrfUnprotected,
  cookieChunkMissing,
  plainHttp,
  tokenInUrl,
  tokenLeakedCrossOrigin,
  tokenManyHosts,
  cacheableTokenResponse,
  hstsMissing,
  cspMissing,
  corsReflectsOrigin,
  challengeMissing,
  implicitFlow,
  passwordGrant,
  pkceMissing,
  stateMissing,
  nonceMismatch,
  stateNotReturned,
  pkceVerifierMismatch,
  redirectUriChanged,
  responseIssuerMismatch,
  idTokenNotForClient,
  tokenHashMismatch,
  refreshTokenInRedirect,
  codeLeaked,
  codeRedeemedTwice,
  scopeNotGranted,
  userinfoDiffers,
  bearerUnconstrained,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of that id; undefined for an id that a report from elsewhere made up. */
export function findRule(id: string): Rule | undefined {
  return byId.get(id);
}
