import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const google: Maker = {
  name: 'Google',
  issuers: ['accounts.google.com'],
  claims: claimsFrom(
    spec(
      'Google: the ID token',
      'https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload',
    ),
    [
      ['hd', 'string', 'The person’s Workspace or Cloud organization: {value}.'],
      ['azp', 'string', 'Issued to the client {value}.'],
    ],
  ),
};
