/** The status codes that the standards ask for, each with the clause it rests on. */
import type { SpecReference } from '../spec/reference.ts';
import type { RightStatus } from './cause.ts';

const rfc = (number: number, section: string, level: SpecReference['level'] = ''): SpecReference => ({
  label: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
  level,
});

/** No credentials, or credentials that do not hold. */
export const unauthorized: RightStatus = {
  status: 401,
  acceptable: [401],
  why: 'The request lacks credentials that hold: 401 with a WWW-Authenticate challenge.',
  spec: rfc(9110, '15.5.2', 'MUST'),
};

export const invalidToken: RightStatus = {
  status: 401,
  acceptable: [401],
  why: 'A token that is expired, revoked, malformed or otherwise refused is answered 401 with error="invalid_token".',
  spec: rfc(6750, '3.1', 'SHOULD'),
};

export const malformedRequest: RightStatus = {
  status: 401,
  acceptable: [400, 401],
  why: 'Credentials that do not hold are answered 401; a request that is malformed may be answered 400 (invalid_request).',
  spec: rfc(6750, '3.1', 'SHOULD'),
};

export const forbidden: RightStatus = {
  status: 403,
  acceptable: [403],
  why: 'The server knows who asks and refuses all the same: 403. Logging in again would not help.',
  spec: rfc(9110, '15.5.4'),
};

export const insufficientScope: RightStatus = {
  status: 403,
  acceptable: [403],
  why: 'A request that needs more than the token grants is answered 403 with error="insufficient_scope".',
  spec: rfc(6750, '3.1', 'SHOULD'),
};

export const hiddenResource: RightStatus = {
  status: 403,
  acceptable: [403, 404],
  why: 'The server refuses this one object: 403, or 404 where it will not say that the object exists.',
  spec: rfc(9110, '15.5.4'),
};

export const stepUp: RightStatus = {
  status: 401,
  acceptable: [401],
  why: 'A stronger or fresher login is asked for with 401 and error="insufficient_user_authentication".',
  spec: rfc(9470, '3'),
};

export const dpopRefused: RightStatus = {
  status: 401,
  acceptable: [401],
  why: 'A protected resource answers a DPoP fault with 401 and a DPoP challenge; 400 belongs to the token endpoint.',
  spec: rfc(9449, '7.1'),
};

export const preflight: RightStatus = {
  status: 204,
  acceptable: [200, 204],
  why: 'A preflight carries no credentials and needs an ok status (2xx) to pass.',
  spec: {
    label: 'Fetch, CORS-preflight fetch',
    url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    level: '',
  },
};

export const afterPreflight: RightStatus = { ...preflight, status: 200, acceptable: [200] };

export const notTheToken = (status: number, why: string, spec: SpecReference): RightStatus => ({
  status,
  acceptable: [status],
  why,
  spec,
});

export { rfc };
