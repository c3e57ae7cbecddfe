/** Error codes of a challenge or of an error document, and the cause each of them names. */

export interface OAuthError {
  readonly code: string;
  /** A cause of the diagnosis; '' where the code alone names none. */
  readonly cause: string;
  readonly label: string;
  readonly url: string;
}

const rfc = (number: number, section: string) => ({
  label: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});

export const oauthErrors: readonly OAuthError[] = [
  { code: 'invalid_request', cause: '', ...rfc(6750, '3.1') },
  { code: 'invalid_token', cause: '', ...rfc(6750, '3.1') },
  { code: 'insufficient_scope', cause: 'insufficient-scope', ...rfc(6750, '3.1') },
  { code: 'insufficient_user_authentication', cause: 'step-up', ...rfc(9470, '3') },
  { code: 'invalid_dpop_proof', cause: '', ...rfc(9449, '5') },
  { code: 'use_dpop_nonce', cause: 'dpop-nonce-required', ...rfc(9449, '8') },
  { code: 'invalid_grant', cause: 'login-failed', ...rfc(6749, '5.2') },
  { code: 'invalid_client', cause: 'login-failed', ...rfc(6749, '5.2') },
  { code: 'unauthorized_client', cause: 'login-failed', ...rfc(6749, '5.2') },
];
