/** Every cause, in the order that decides between equals: as a server checks, the more particular one first. */
import type { Cause } from './cause.ts';
import algNone from './causes/alg-none.ts';
import algNotAllowed from './causes/alg-not-allowed.ts';
import basicChallenge from './causes/basic-challenge.ts';
import clockSkew from './causes/clock-skew.ts';
import cookieNotSent from './causes/cookie-not-sent.ts';
import csrfRejected from './causes/csrf-rejected.ts';
import dpopBearerDowngrade from './causes/dpop-bearer-downgrade.ts';
import dpopKeyMismatch from './causes/dpop-key-mismatch.ts';
import dpopMissingProof from './causes/dpop-missing-proof.ts';
import dpopNonceRequired from './causes/dpop-nonce-required.ts';
import dpopOldProof from './causes/dpop-old-proof.ts';
import dpopReplayedProof from './causes/dpop-replayed-proof.ts';
import dpopWrongAth from './causes/dpop-wrong-ath.ts';
import dpopWrongHtm from './causes/dpop-wrong-htm.ts';
import dpopWrongHtu from './causes/dpop-wrong-htu.ts';
import expired from './causes/expired.ts';
import forbiddenResource from './causes/forbidden-resource.ts';
import graphqlUnauthenticated from './causes/graphql-unauthenticated.ts';
import insufficientRole from './causes/insufficient-role.ts';
import insufficientScope from './causes/insufficient-scope.ts';
import loginFailed from './causes/login-failed.ts';
import malformedHeader from './causes/malformed-header.ts';
import malformedToken from './causes/malformed-token.ts';
import noCredentials from './causes/no-credentials.ts';
import notYetValid from './causes/not-yet-valid.ts';
import preflightRejected from './causes/preflight-rejected.ts';
import rateLimited from './causes/rate-limited.ts';
import redirectToLogin from './causes/redirect-to-login.ts';
import refreshFlow from './causes/refresh-flow.ts';
import revoked from './causes/revoked.ts';
import signatureInvalid from './causes/signature-invalid.ts';
import stepUp from './causes/step-up.ts';
import tampered from './causes/tampered.ts';
import tokenKnownNotAttached from './causes/token-known-not-attached.ts';
import tokenRefused from './causes/token-refused.ts';
import unknownKid from './causes/unknown-kid.ts';
import waf from './causes/waf.ts';
import wrongAudience from './causes/wrong-audience.ts';
import wrongIssuer from './causes/wrong-issuer.ts';
import wrongTokenType from './causes/wrong-token-type.ts';

export const causes: readonly Cause[] = [
  graphqlUnauthenticated,
  preflightRejected,
  rateLimited,
  csrfRejected,
  loginFailed,
  redirectToLogin,
  refreshFlow,
  malformedHeader,
  basicChallenge,
  cookieNotSent,
  tokenKnownNotAttached,
  noCredentials,
  malformedToken,
  algNone,
  tampered,
  algNotAllowed,
  unknownKid,
  signatureInvalid,
  clockSkew,
  expired,
  notYetValid,
  dpopMissingProof,
  dpopBearerDowngrade,
  dpopWrongHtm,
  dpopWrongHtu,
  dpopKeyMismatch,
  dpopWrongAth,
  dpopOldProof,
  dpopReplayedProof,
  dpopNonceRequired,
  wrongTokenType,
  wrongIssuer,
  wrongAudience,
  revoked,
  stepUp,
  insufficientScope,
  forbiddenResource,
  waf,
  insufficientRole,
  tokenRefused,
];
