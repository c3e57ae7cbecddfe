/** What an authorization server says when a flow fails: each error code in plain words, what to do, and where it is defined. */
import { oidc, rfc, type SpecReference } from './reference.ts';

export interface FlowError {
  readonly code: string;
  /** What happened, in one short sentence without its full stop. */
  readonly headline: string;
  readonly fix: string;
  readonly spec: SpecReference;
}

const request = rfc(6749, '4.1.2.1');
const authentication = oidc('3.1.2.6', 'AuthError');
const token = rfc(6749, '5.2');
const device = rfc(8628, '3.5');

/** Errors that come back by the redirect. */
export const responseErrors: readonly FlowError[] = [
  {
    code: 'access_denied',
    headline: 'The person or the provider said no',
    fix: 'Nothing to mend where the person declined; else look up the client’s and the person’s permissions at the provider.',
    spec: request,
  },
  {
    code: 'invalid_request',
    headline: 'The provider cannot read the request: a parameter is missing, doubled or wrong',
    fix: 'Compare the request’s parameters with what the provider documents; error_description often names the one.',
    spec: request,
  },
  {
    code: 'unauthorized_client',
    headline: 'This client may not use this flow',
    fix: 'Allow the grant or response type for the client at the provider.',
    spec: request,
  },
  {
    code: 'unsupported_response_type',
    headline: 'The provider does not offer this response_type',
    fix: 'Ask for response_type=code.',
    spec: request,
  },
  {
    code: 'invalid_scope',
    headline: 'A scope that was asked for does not exist, or is not for this client',
    fix: 'Ask only for scopes that the provider lists for this client.',
    spec: request,
  },
  {
    code: 'server_error',
    headline: 'The provider met an error of its own',
    fix: 'Try again; else look into the provider’s log.',
    spec: request,
  },
  {
    code: 'temporarily_unavailable',
    headline: 'The provider is overloaded or being serviced',
    fix: 'Try again later.',
    spec: request,
  },
  {
    code: 'login_required',
    headline: 'Nobody is signed in at the provider, and it was told not to ask',
    fix: 'Start an ordinary sign-in, without prompt=none.',
    spec: authentication,
  },
  {
    code: 'interaction_required',
    headline: 'The provider has to ask something, and was told not to',
    fix: 'Start an ordinary sign-in, without prompt=none.',
    spec: authentication,
  },
  {
    code: 'consent_required',
    headline: 'The person has not agreed yet, and must not be asked now',
    fix: 'Start an ordinary sign-in once, so that the person can agree.',
    spec: authentication,
  },
  {
    code: 'account_selection_required',
    headline: 'Several accounts are signed in, and the person must not be asked which',
    fix: 'Send login_hint, or start an ordinary sign-in.',
    spec: authentication,
  },
  {
    code: 'invalid_request_uri',
    headline: 'The request_uri cannot be read',
    fix: 'Push the request anew: a request_uri is short-lived and good for one use.',
    spec: authentication,
  },
  {
    code: 'invalid_request_object',
    headline: 'The request object cannot be read or is not signed as it must be',
    fix: 'Look at its signature, algorithm and audience.',
    spec: authentication,
  },
  {
    code: 'request_not_supported',
    headline: 'The provider takes no request objects',
    fix: 'Send plain parameters.',
    spec: authentication,
  },
  {
    code: 'request_uri_not_supported',
    headline: 'The provider takes no request_uri',
    fix: 'Send plain parameters.',
    spec: authentication,
  },
];

/** Errors in the body of a token endpoint’s answer. */
export const tokenErrors: readonly FlowError[] = [
  {
    code: 'invalid_grant',
    headline: 'The code or refresh token is not good, or not for this client or address',
    fix: 'Begin the sign-in anew. A code is short-lived and good for one use.',
    spec: token,
  },
  {
    code: 'invalid_client',
    headline: 'The client could not prove who it is',
    fix: 'Look at client_id, the secret, and the way of authentication that the provider expects.',
    spec: token,
  },
  {
    code: 'invalid_request',
    headline: 'The token request lacks a parameter, or has one twice',
    fix: 'Compare its parameters with what the grant needs; error_description often names the one.',
    spec: token,
  },
  {
    code: 'unauthorized_client',
    headline: 'This client may not use this grant',
    fix: 'Allow the grant for the client at the provider.',
    spec: token,
  },
  {
    code: 'unsupported_grant_type',
    headline: 'The provider does not offer this grant',
    fix: 'Look at grant_types_supported in its discovery document.',
    spec: token,
  },
  {
    code: 'invalid_scope',
    headline: 'A scope does not exist, is not for this client, or is more than was granted',
    fix: 'Ask only for scopes that the provider lists for this client; a refresh may ask for those of the first sign-in, or fewer.',
    spec: token,
  },
  {
    code: 'invalid_dpop_proof',
    headline: 'The DPoP proof is not good',
    fix: 'Look at its method, address, time and key.',
    spec: rfc(9449, '5'),
  },
  {
    code: 'use_dpop_nonce',
    headline: 'The provider wants its nonce in the DPoP proof',
    fix: 'Send the request again with the nonce of the DPoP-Nonce header.',
    spec: rfc(9449, '8'),
  },
  {
    code: 'authorization_pending',
    headline: 'Nobody has entered the code yet',
    fix: 'Ask again after the interval.',
    spec: device,
  },
  {
    code: 'slow_down',
    headline: 'The device asks too often',
    fix: 'Wait five seconds longer between requests.',
    spec: device,
  },
  { code: 'expired_token', headline: 'The device code has expired', fix: 'Ask for a new one.', spec: device },
  {
    code: 'access_denied',
    headline: 'The person said no',
    fix: 'Nothing to mend, unless it was a mistake.',
    spec: device,
  },
];
