import { claimsFrom } from '../claim.ts';
import type { Maker } from '../claims-of-makers.ts';
import { spec } from '../reference.ts';

export const clerk: Maker = {
  name: 'Clerk',
  issuers: ['.clerk.accounts.dev', '//clerk.'],
  claims: claimsFrom(spec('Clerk: session tokens', 'https://clerk.com/docs/guides/sessions/session-tokens'), [
    ['azp', 'string', 'Asked for by a page of {value}.'],
    ['fva', null, 'Minutes since the first and the second factor were checked: {value} (-1: never).'],
    ['sts', 'string', 'State of the session: {value}.'],
    ['pla', 'string', 'Plan that is paid for: {value}.'],
    ['fea', 'string', 'Features of that plan: {value}.'],
    ['o', 'object', 'The organization that is active ({value}).'],
    ['v', null, 'Version of the token: {value}.'],
    ['org_id', 'string', 'The organization that is active: {value}.'],
    ['org_slug', 'string', 'The organization that is active: {value}.'],
    ['org_role', 'string', 'Role in the organization that is active: {value}.'],
    ['org_permissions', null, 'Permissions in the organization that is active: {value}.'],
  ]),
};
