import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const okta: Maker = {
  name: 'Okta',
  issuers: ['.okta.com', '.oktapreview.com', '.okta-emea.com', '.okta-gov.com'],
  claims: claimsFrom(
    spec(
      'Okta: access and ID token claims',
      'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/',
    ),
    [
      ['ver', null, 'Version of the token: {value}.'],
      ['cid', 'string', 'Issued to the application {value}.'],
      ['uid', 'string', 'The person, by Okta’s own identifier: {value}.'],
      ['scp', null, 'Allows {value}.'],
      ['idp', 'string', 'Where the person logged in: {value}.'],
      ['groups', null, 'Groups of the person: {value}.'],
    ],
  ),
};
