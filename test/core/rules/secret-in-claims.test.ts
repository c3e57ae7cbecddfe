import { describe, expect, it } from 'vitest';
import { foundInClaims } from './found-in-claims.ts';

const said = (claims: Parameters<typeof foundInClaims>[1]) => foundInClaims('secret-in-claims', claims);

/** Joined here, so that nobody who searches this repository for secrets finds one. */
const join = (...parts: string[]) => parts.join('');
const long = 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0'.repeat(4);

describe('secrets in claims', () => {
  it.each([
    ['medium', 'an AWS access key id', join('AK', 'IA', 'ABCDEFGHIJKLMNOP')],
    ['critical', 'a GitHub token', join('gh', 'p_', long.slice(0, 36))],
    ['critical', 'a GitLab token', join('gl', 'pat-', long.slice(0, 20))],
    ['critical', 'a Stripe secret key', join('sk', '_live_', long.slice(0, 24))],
    ['medium', 'a Stripe test key', join('sk', '_test_', long.slice(0, 24))],
    ['critical', 'a Slack token', join('xo', 'xb-', '1234567890-1234567890-abc')],
    [
      'critical',
      'a Slack webhook',
      join('https://hooks.slack', '.com/services/T00000000/B00000000/', long.slice(0, 24)),
    ],
    ['medium', 'a Google API key', join('AI', 'za', long.slice(0, 35))],
    ['critical', 'a Google client secret', join('GOC', 'SPX-', long.slice(0, 28))],
    ['critical', 'a SendGrid key', join('S', 'G.', long.slice(0, 22), '.', long.slice(0, 43))],
    ['critical', 'an npm token', join('npm', '_', long.slice(0, 36))],
    ['critical', 'a PyPI token', join('pypi', '-AgEIcHlwaS5vcmc', long.slice(0, 70))],
    ['critical', 'an OpenAI key', join('sk', '-proj-', long.slice(0, 74), 'T3Blbk', 'FJ', long.slice(0, 74))],
    ['critical', 'an Anthropic key', join('sk', '-ant-api03-', long.slice(0, 93), 'AA')],
    ['critical', 'a Vault token', join('hv', 's.', long.slice(0, 95))],
    ['critical', 'a DigitalOcean token', join('dop', '_v1_', '0123456789abcdef'.repeat(4))],
    ['critical', 'a Shopify token', join('shp', 'at_', '0123456789abcdef'.repeat(2))],
    ['critical', 'an Azure storage key', join('AccountName=a;Account', 'Key=', long.slice(0, 86), '==')],
    ['critical', 'a URL with a password', 'postgres://app:hunter22@db.example/shop'],
    ['critical', 'a private key in PEM', join('-----BEGIN RSA PRIV', 'ATE KEY-----\nMIIE')],
  ])('%s: %s', (severity, what, value) => {
    expect(said({ cfg: { deep: [value] } })).toEqual([`${severity}: Claim cfg/deep/0 holds ${what}.`]);
    expect(said({ cfg: `${value.slice(0, 6)} ${value.slice(6)} in words` })).toEqual([]);
  });

  it('knows the private half of a JWK, and leaves the public one alone', () => {
    const held = { kty: 'OKP', crv: 'Ed25519', x: 'x' };
    expect(said({ cnf: { jwk: held } })).toEqual([]);
    expect(said({ cnf: { jwk: { ...held, d: 'd' } } })).toEqual([
      'critical: Claim cnf/jwk holds a JWK with its private part.',
    ]);
    expect(said({ key: { kty: 'oct', k: 'AAAA' } })).toHaveLength(1);
  });

  it('goes by the name where the value shows nothing', () => {
    expect(said({ user: { passwordHash: '$2b$10$abcdefghijklmnopqrstuv' } })).toEqual([
      'high: Claim user/passwordHash is called like a secret, and has a value.',
    ]);
    const nothing = {
      password: '********',
      client_secret: '[REDACTED]',
      api_key: '<your key>',
      secret: 'none',
    };
    expect(said({ ...nothing, pwd: true, private_key: 'https://id.example/key', passwd: '' })).toEqual([]);
  });

  it('never repeats the secret', () => {
    const value = join('gh', 'p_', long.slice(0, 36));
    expect(said({ token: value }).join()).not.toContain(value.slice(0, 8));
  });
});
