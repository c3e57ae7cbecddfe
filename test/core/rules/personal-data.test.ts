import { describe, expect, it } from 'vitest';
import { foundInClaims } from './found-in-claims.ts';

const said = (claims: Parameters<typeof foundInClaims>[1], header = {}) =>
  foundInClaims('personal-data', claims, header);
const names = (...found: string[]) => [`medium: Whoever holds the token can read ${found.join(', ')}.`];

describe('personal data in claims', () => {
  it.each(['+442079460958', '+44 20 7946 0958', '+1 (202) 456-1111', '+49 30 901820'])(
    'knows the phone number %s wherever it stands',
    (phone) => {
      expect(said({ sub: phone })).toEqual(names('sub'));
    },
  );

  it.each(['+02:00', '+999 123 456 789', '+1', '+12025550', '+4420794609581234567'])(
    'does not take %s for a phone number',
    (text) => {
      expect(said({ zone: text })).toEqual([]);
    },
  );

  it('takes a national number only under the name of a phone', () => {
    expect(said({ phone: '030 901820', order: '030 901820' })).toEqual(names('phone'));
    expect(said({ phone: 'verified', phone_number: '12', phone_number_verified: true })).toEqual([]);
    expect(said({ mobile: 4917612345678 })).toEqual(names('mobile'));
  });

  it('finds mail addresses under any name, in lists and inside claims', () => {
    expect(said({ upn: 'ada@example.org', emails: ['a@example.org', 'b@example.org'] })).toEqual(
      names('upn', 'emails'),
    );
    expect(said({ user_metadata: { email: 'ada@example.org', full_name: 'Ada' } })).toEqual(
      names('user_metadata/email', 'user_metadata/full_name'),
    );
  });

  it('does not take a program or an authority for a person', () => {
    expect(
      said({
        iss: 'signer@example.org',
        aud: 'ops@example.org',
        azp: 'robot@example.org',
        sub: 'robot@project.iam.gserviceaccount.com',
      }),
    ).toEqual([]);
    expect(
      said({ sub: 'mailto:ada', url: 'https://ada@example.org/', git: 'git@github.com:a/b.git' }),
    ).toEqual([]);
  });

  it('does not take the name of a thing for that of a person', () => {
    expect(said({ org: { name: 'Example', address: 'Main St' }, roles: [{ name: 'admin' }] })).toEqual([]);
    expect(said({ profile: { name: 'Ada', address: { street_address: 'Main St' } } })).toEqual(
      names('profile/name', 'profile/address'),
    );
  });

  it('knows addresses of the network, the own machine apart', () => {
    expect(said({ ipaddr: '203.0.113.7', client_ip: '2001:db8::7' })).toEqual(names('ipaddr', 'client_ip'));
    expect(said({ ipaddr: '127.0.0.1', ip_address: '999.1.1.1', client_ip: 'unknown' })).toEqual([]);
  });

  it('expects an ID token to name its user, but not to hold their address', () => {
    const id = {
      iss: 'https://id.example',
      aud: 'app',
      sub: 'u',
      nonce: 'n',
      at_hash: 'h',
      scope: '',
      exp: 1,
    };
    expect(said({ ...id, email: 'ada@example.org', phone_number: '+442079460958' })).toEqual([]);
    expect(said({ ...id, birthdate: '1815-12-10' })).toEqual([
      'low: Whoever holds the token can read birthdate.',
    ]);
  });
});
