import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const firebase: Maker = {
  name: 'Firebase Authentication',
  issuers: ['//securetoken.google.com/', '//session.firebase.google.com/'],
  claims: claimsFrom(
    spec(
      'Firebase: the token in security rules',
      'https://firebase.google.com/docs/reference/security/database#authtoken',
    ),
    [
      ['firebase', 'object', 'How the person logged in, and their accounts elsewhere.'],
      ['user_id', 'string', 'The person: {value}.'],
      ['provider_id', 'string', 'How the person logged in: {value}.'],
    ],
  ),
};
