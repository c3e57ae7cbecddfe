/** The registered claims of RFC 7519, and what OAuth 2.0 and its profiles add. */
import { type Claim, claimsFrom } from './claim.ts';
import { rfc } from './reference.ts';

export const claimsOfOAuth: readonly Claim[] = [
  ...claimsFrom(rfc(7519, '4.1.1'), [['iss', 'string', 'Issued by {value}.']]),
  ...claimsFrom(rfc(7519, '4.1.2'), [
    ['sub', 'string', 'About {value}: the subject, as its issuer knows it.'],
  ]),
  ...claimsFrom(rfc(7519, '4.1.3', 'MUST'), [
    ['aud', 'string-or-strings', 'Meant for {value}. Anybody else has to refuse it.'],
  ]),
  ...claimsFrom(rfc(7519, '4.1.4', 'MUST'), [['exp', 'numeric-date', '{value}', 'expiry']]),
  ...claimsFrom(rfc(7519, '4.1.5', 'MUST'), [['nbf', 'numeric-date', '{value}', 'not-before']]),
  ...claimsFrom(rfc(7519, '4.1.6'), [['iat', 'numeric-date', 'Issued {value}.', 'instant']]),
  ...claimsFrom(rfc(7519, '4.1.7'), [['jti', 'string', 'Its own identifier, against replay: {value}.']]),
  ...claimsFrom(rfc(7800, '3.1'), [
    ['cnf', 'object', 'Bound to a key: who sends it has to prove that they hold it ({value}).'],
  ]),
  ...claimsFrom(rfc(8693, '4.1'), [['act', 'object', 'Somebody acts for the subject ({value}).']]),
  ...claimsFrom(rfc(8693, '4.2'), [['scope', null, 'Allows {value}.']]),
  ...claimsFrom(rfc(8693, '4.3'), [['client_id', 'string', 'Issued to the client {value}.']]),
  ...claimsFrom(rfc(8693, '4.4'), [['may_act', 'object', 'Names who may act for the subject ({value}).']]),
  ...claimsFrom(rfc(9068, '2.2.3.1'), [
    ['roles', null, 'Roles of the subject: {value}.'],
    ['groups', null, 'Groups of the subject: {value}.'],
    ['entitlements', null, 'Entitlements of the subject: {value}.'],
  ]),
  ...claimsFrom(rfc(9396, '9.1'), [
    ['authorization_details', 'array', 'Allows what is set out in {count} authorization details.'],
  ]),
  ...claimsFrom(rfc(9449, '4.2', 'MUST'), [
    ['htm', 'string', 'Proves the key for a {value} request.'],
    ['htu', 'string', 'Proves the key for a request to {value}.'],
    ['ath', 'string', 'Hash of the access token that it goes with: {value}.'],
  ]),
  ...claimsFrom(rfc(9701, '5'), [
    ['token_introspection', 'object', 'What the authorization server says about a token.'],
  ]),
  ...claimsFrom(rfc(9901, '4.2.4.1'), [['_sd', 'strings', '{count} claims may be disclosed here.']]),
  ...claimsFrom(rfc(9901, '4.2.4.2'), [['...', 'string', 'An array element may be disclosed here.']]),
  ...claimsFrom(rfc(9901, '4.1.1'), [['_sd_alg', 'string', 'Disclosures are hashed with {value}.']]),
  ...claimsFrom(rfc(9901, '4.3'), [
    ['sd_hash', 'string', 'Hash of the SD-JWT that it is bound to: {value}.'],
  ]),
];
