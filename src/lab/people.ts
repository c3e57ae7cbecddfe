/** The people of the practice site. Their passwords are no secret: the page's own scripts hold them. */
export interface Person {
  readonly sub: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly scope: string;
  readonly roles: readonly string[];
}

export const people: Readonly<Record<string, Person>> = {
  amira: {
    sub: 'u-1042',
    name: 'Amira Haddad',
    email: 'amira@practice.example',
    password: 'open-sesame',
    scope: 'profile:read invoices:read',
    roles: ['reader'],
  },
  ben: {
    sub: 'u-2077',
    name: 'Ben Okafor',
    email: 'ben@practice.example',
    password: 'open-barley',
    scope: 'profile:read invoices:read invoices:write',
    roles: ['reader', 'admin'],
  },
};

/** The person of that name with that password; null for anything else. */
export function findPerson(name: unknown, password: unknown): Person | null {
  const person = typeof name === 'string' && Object.hasOwn(people, name) ? people[name] : undefined;
  return person !== undefined && person.password === password ? person : null;
}

/** Invoice → the `sub` of the person it belongs to. */
export const invoices: Readonly<Record<string, string>> = {
  'inv-104': 'u-1042',
  'inv-205': 'u-2077',
};
