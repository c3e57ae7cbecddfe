import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

/** Auth0; with a domain of the customer's own its issuer cannot be told. */
export const auth0: Maker = {
  name: 'Auth0',
  issuers: ['.auth0.com/'],
  claims: [
    ...claimsFrom(
      spec(
        'Auth0: access token profiles',
        'https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles',
      ),
      [
        ['azp', 'string', 'Issued to the application {value}.'],
        ['gty', null, 'Issued for the grant {value}.'],
      ],
    ),
    ...claimsFrom(
      spec(
        'Auth0: role-based access control',
        'https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis',
      ),
      [
        [
          'permissions',
          'strings',
          'Permissions that the person or application was given for this API: {value}.',
        ],
      ],
    ),
    ...claimsFrom(
      spec(
        'Auth0: tokens and organizations',
        'https://auth0.com/docs/manage-users/organizations/using-tokens',
      ),
      [
        ['org_id', 'string', 'Logged in for the organization {value}.'],
        ['org_name', 'string', 'Logged in for the organization {value}.'],
      ],
    ),
  ],
};
