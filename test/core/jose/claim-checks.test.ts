import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../../src/core/jose/claim-checks.ts';
import { checkIdToken } from '../../../src/core/jose/claim-checks-oidc.ts';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import type { Expectation } from '../../../src/core/jose/key.ts';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object, alg = 'RS256') =>
  decodeToken(`${base64url({ alg })}.${base64url(claims)}.AAAA`);
const expectation: Expectation = {
  issuer: 'https://id.example',
  audiences: ['api'],
  algorithms: ['RS256'],
  leewaySeconds: 30,
};
const now = 1_700_000_000_000;
const seconds = now / 1000;

function outcome(claim: string, claims: object, expected: Expectation | null = expectation) {
  return checkClaims(token(claims), expected, now).find((check) => check.claim === claim);
}

describe('checkClaims', () => {
  it.each([
    ['iss', { iss: 'https://id.example' }, 'passed'],
    ['iss', { iss: 'https://id.example/' }, 'failed'],
    ['iss', {}, 'failed'],
    ['aud', { aud: 'api' }, 'passed'],
    ['aud', { aud: ['other', 'api'] }, 'passed'],
    ['aud', { aud: 'API' }, 'failed'],
    ['aud', { aud: { api: 1 } }, 'failed'],
    ['alg', {}, 'passed'],
    ['exp', { exp: seconds + 1 }, 'passed'],
    ['exp', { exp: seconds }, 'passed'], // within the leeway
    ['exp', { exp: seconds - 30 }, 'failed'],
    ['exp', { exp: '1' }, 'failed'],
    ['exp', {}, 'unknown'],
    ['nbf', { nbf: seconds + 30 }, 'passed'],
    ['nbf', { nbf: seconds + 31 }, 'failed'],
    ['iat', { iat: seconds + 31 }, 'failed'],
    ['iat', { iat: seconds }, 'passed'],
  ])('%s of %j %s', (claim, claims, expected) => {
    expect(outcome(claim, claims)?.outcome).toBe(expected);
  });

  it('expires at the very second of exp (RFC 7519 §4.1.4)', () => {
    expect(outcome('exp', { exp: seconds }, null)?.outcome).toBe('failed');
    expect(outcome('exp', { exp: seconds + 0.001 }, null)?.outcome).toBe('passed');
  });

  it('says where an issuer or an audience is nearly right', () => {
    expect(outcome('iss', { iss: 'https://id.example/' })?.message).toContain('slash');
    expect(outcome('iss', { iss: 'http://id.example' })?.message).toContain('http and https');
    expect(outcome('aud', { aud: 'Api' })?.message).toContain('capital letters');
  });

  it('notices milliseconds and never converts them in silence', () => {
    const check = outcome('exp', { exp: now - 1000 });
    expect(check).toMatchObject({ outcome: 'passed' });
    expect(check?.message).toContain('milliseconds');
  });

  it('knows nothing where nothing is expected', () => {
    const checks = checkClaims(token({ iss: 'x', aud: 'y' }), null, now);
    expect(checks.map((check) => check.outcome)).toEqual(Array(6).fill('unknown'));
  });
});

describe('checkIdToken', () => {
  // OpenID Connect Core 1.0 appendix A.3 and A.4: RS256 over the same access token and code
  const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y';
  const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
  const claims = {
    nonce: 'n-0S6_WzA2Mj',
    at_hash: '77QmUPtjPfzWtF2AnpK9RQ',
    c_hash: 'LDktKdoQak3Pk0cnXxCltA',
    azp: 's6BhdRkqt3',
  };

  it('passes the examples of OpenID Connect Core', async () => {
    const checks = await checkIdToken(token(claims), {
      nonce: 'n-0S6_WzA2Mj',
      accessToken,
      code,
      clientId: 's6BhdRkqt3',
    });
    expect(checks.map(({ claim, outcome }) => [claim, outcome])).toEqual([
      ['nonce', 'passed'],
      ['at_hash', 'passed'],
      ['c_hash', 'passed'],
      ['azp', 'passed'],
    ]);
  });

  it('names what belongs to something else, and checks nothing that is not given', async () => {
    const checks = await checkIdToken(token(claims), {
      nonce: 'other',
      accessToken: 'other',
      code: 'other',
      clientId: 'other',
    });
    expect(checks.map(({ outcome }) => outcome)).toEqual(Array(4).fill('failed'));
    expect(await checkIdToken(token(claims), {})).toEqual([]);
  });
});
