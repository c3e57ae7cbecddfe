import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const apple: Maker = {
  name: 'Sign in with Apple',
  issuers: ['//appleid.apple.com'],
  claims: claimsFrom(
    spec(
      'Apple: authenticating users with Sign in with Apple',
      'https://developer.apple.com/documentation/signinwithapple/authenticating-users-with-sign-in-with-apple',
    ),
    [
      [
        'is_private_email',
        null,
        'The e-mail address is a relay of Apple’s. | The e-mail address is the person’s own.',
        'flag',
      ],
      [
        'nonce_supported',
        null,
        'The platform carries a nonce: compare it. | The platform carries no nonce.',
        'flag',
      ],
      [
        'real_user_status',
        null,
        'How surely a person is behind it: {value} (0 cannot tell, 1 unknown, 2 likely).',
      ],
      ['transfer_sub', 'string', 'The person, while the app changes hands: {value}.'],
    ],
  ),
};
