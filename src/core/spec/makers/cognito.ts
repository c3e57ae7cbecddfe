import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

const guide = 'https://docs.aws.amazon.com/cognito/latest/developerguide';

export const cognito: Maker = {
  name: 'Amazon Cognito',
  issuers: ['//cognito-idp.'],
  claims: [
    ...claimsFrom(
      spec(
        'Amazon Cognito: the access token',
        `${guide}/amazon-cognito-user-pools-using-the-access-token.html`,
      ),
      [
        ['token_use', 'string', 'What it is for: {value}.'],
        ['username', 'string', 'User name: {value}.'],
        ['version', null, 'Version of the token: {value}.'],
        ['device_key', 'string', 'The device that the person logged in on: {value}.'],
      ],
    ),
    ...claimsFrom(
      spec('Amazon Cognito: the ID token', `${guide}/amazon-cognito-user-pools-using-the-id-token.html`),
      [
        ['cognito:username', 'string', 'User name: {value}.'],
        ['cognito:groups', null, 'Groups of the person: {value}.'],
        ['cognito:roles', null, 'AWS roles of those groups: {value}.'],
        ['cognito:preferred_role', 'string', 'The AWS role that comes first: {value}.'],
        ['identities', null, 'Accounts elsewhere that the person logs in with ({count}).'],
        ['origin_jti', 'string', 'The login that it comes from; ends with its refresh token: {value}.'],
        ['event_id', 'string', 'The login event: {value}.'],
      ],
    ),
  ],
};
