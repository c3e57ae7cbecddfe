import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const supabase: Maker = {
  name: 'Supabase',
  issuers: ['.supabase.co/auth/', 'supabase-demo'],
  claims: claimsFrom(spec('Supabase: JWT claims', 'https://supabase.com/docs/guides/auth/jwt-fields'), [
    ['role', 'string', 'The database role that requests run with: {value}.'],
    ['aal', 'string', 'Strength of the login: {value} (aal2 is with a second factor).'],
    ['session_id', 'string', 'The login session: {value}.'],
    ['phone', 'string', 'Phone number: {value}.'],
    [
      'is_anonymous',
      null,
      'Nobody logged in: an anonymous account. | The person has an account of their own.',
      'flag',
    ],
    ['app_metadata', null, 'What the application keeps about the person ({value}).'],
    ['user_metadata', null, 'What the person may change about themself ({value}): not to decide by.'],
    ['ref', 'string', 'The project: {value}.'],
    ['amr', null, 'How, and when, the person logged in ({count}).'],
  ]),
};
