import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { checkDpopProof, type DpopRequest } from '../../../src/core/jose/dpop.ts';
import type { JsonObject } from '../../../src/core/jose/json.ts';
import { generateSigningKey, type SigningKeys, signToken } from '../../../src/core/jose/sign.ts';
import type { Jws } from '../../../src/core/jose/token.ts';
import { verifyToken } from '../../../src/core/jose/verify.ts';

/** The proof of RFC 9449 §4.1, for a token request. */
const rfcProof =
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg';

const sentAt = 1_700_000_000_000;
const url = 'https://api.example/things';

async function makeProof(keys: SigningKeys, claims: JsonObject, header: JsonObject = {}): Promise<Jws> {
  const text = await signToken({
    header: { typ: 'dpop+jwt', alg: 'ES256', jwk: keys.publicJwk as JsonObject, ...header },
    claims: { jti: 'one', htm: 'GET', htu: url, iat: sentAt / 1000, ...claims },
    key: keys.privateKey,
  });
  return decodeToken(text) as Jws;
}

const request = (more: Partial<DpopRequest> = {}): DpopRequest => ({
  method: 'GET',
  url,
  accessToken: null,
  sentAt,
  serverNonce: null,
  jtiSeenBefore: false,
  ...more,
});

async function failing(proof: Jws, against: DpopRequest): Promise<string[]> {
  const checks = await checkDpopProof(proof, against);
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
}

describe('checkDpopProof', () => {
  it('passes the example of RFC 9449', async () => {
    const against = request({
      method: 'POST',
      url: 'https://server.example.com/token',
      sentAt: 1_562_262_617_000,
    });
    expect(await failing(decodeToken(rfcProof) as Jws, against)).toEqual([]);
  });

  it('names each thing that does not match', async () => {
    const keys = await generateSigningKey('ES256');
    expect(await failing(await makeProof(keys, {}), request())).toEqual([]);
    expect(await failing(await makeProof(keys, {}), request({ method: 'POST' }))).toEqual(['htm']);
    expect(await failing(await makeProof(keys, {}), request({ url: 'https://api.example/other' }))).toEqual([
      'htu',
    ]);
    expect(await failing(await makeProof(keys, {}), request({ sentAt: sentAt + 3_600_000 }))).toEqual([
      'iat',
    ]);
    expect(await failing(await makeProof(keys, {}), request({ jtiSeenBefore: true }))).toEqual(['jti']);
    expect(await failing(await makeProof(keys, {}), request({ serverNonce: 'n' }))).toEqual(['nonce']);
    expect(await failing(await makeProof(keys, { nonce: 'n' }), request({ serverNonce: 'n' }))).toEqual([]);
    expect(await failing(await makeProof(keys, {}, { typ: 'JWT' }), request())).toEqual(['typ']);
  });

  it('leaves query, fragment, default port and escapes of plain letters out of the comparison', async () => {
    const keys = await generateSigningKey('ES256');
    const proof = await makeProof(keys, { htu: 'https://API.example:443/%74hings' });
    expect(await failing(proof, request({ url: `${url}?page=2#top` }))).toEqual([]);
  });

  it('checks the hash of the access token and the key that it is bound to', async () => {
    const keys = await generateSigningKey('ES256');
    const issuer = await generateSigningKey('RS256');
    const issue = (jkt: string) =>
      signToken({
        header: { alg: 'RS256', typ: 'at+jwt' },
        claims: { cnf: { jkt } },
        key: issuer.privateKey,
      });
    const bound = await issue(keys.publicKey.thumbprint);
    const ath = createHash('sha256').update(bound).digest('base64url');
    const proof = await makeProof(keys, { ath });
    expect(await failing(proof, request({ accessToken: decodeToken(bound) }))).toEqual([]);
    const elsewhere = await issue('another');
    expect(await failing(proof, request({ accessToken: decodeToken(elsewhere) }))).toEqual(['ath', 'jkt']);
    expect(await failing(await makeProof(keys, {}), request({ accessToken: decodeToken(bound) }))).toEqual([
      'ath',
    ]);
  });

  it('refuses a private key in the header, a symmetric alg and a changed proof', async () => {
    const keys = await generateSigningKey('ES256');
    expect(await failing(await makeProof(keys, {}, { jwk: keys.privateJwk }), request())).toEqual(['jwk']);
    const secret = await generateSigningKey('HS256');
    const hs = await makeProof(secret, {}, { alg: 'HS256', jwk: secret.privateJwk });
    expect(await failing(hs, request())).toEqual(['alg', 'jwk']);
    const [, payload] = (await makeProof(keys, { jti: 'two' })).parts;
    const [header, , signature] = (await makeProof(keys, {})).parts;
    const mixed = decodeToken(`${header}.${payload}.${signature}`) as Jws;
    expect(await failing(mixed, request())).toEqual(['signature']);
  });

  it('a proof that holds is neither trusted nor called a failure by verifyToken', async () => {
    expect(await verifyToken(decodeToken(rfcProof), [])).toMatchObject({
      outcome: 'not-checked',
      code: 'no-key',
    });
  });
});
