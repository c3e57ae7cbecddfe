import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import type { JsonObject } from '../../../src/core/jose/json.ts';
import { checkKeyBinding } from '../../../src/core/jose/key-binding.ts';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import type { SdJwt } from '../../../src/core/jose/token.ts';

const issuer = await generateSigningKey('ES256');
const holder = await generateSigningKey('ES256');
const stranger = await generateSigningKey('ES256');

async function present(change: {
  signer?: typeof holder;
  header?: JsonObject;
  claims?: JsonObject;
  issued?: JsonObject;
}): Promise<SdJwt> {
  const {
    signer = holder,
    header = {},
    claims = {},
    issued = { cnf: { jwk: holder.publicJwk as object } },
  } = change;
  const jwt = await signToken({
    header: { alg: 'ES256', typ: 'dc+sd-jwt' },
    claims: issued as JsonObject,
    key: issuer.privateKey,
  });
  const binding = await signToken({
    header: { alg: 'ES256', typ: 'kb+jwt', ...header },
    claims: {
      iat: 1768478400,
      aud: 'https://verifier.example',
      nonce: 'n',
      sd_hash: createHash('sha256').update(`${jwt}~`).digest('base64url'),
      ...claims,
    },
    key: signer.privateKey,
  });
  const token = decodeToken(`${jwt}~${binding}`);
  if (token.format !== 'sd-jwt') throw new Error(token.format);
  return token;
}

const failing = async (token: SdJwt) =>
  (await checkKeyBinding(token)).filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);

describe('checkKeyBinding', () => {
  it('passes what the holder signed over this very presentation, and leaves to the verifier what only it knows', async () => {
    const checks = await checkKeyBinding(await present({}));
    expect(Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]))).toEqual({
      typ: 'passed',
      signature: 'passed',
      sd_hash: 'passed',
      iat: 'unknown',
      nonce: 'unknown',
      aud: 'unknown',
    });
  });

  it('fails what somebody else signed, and what was made for another presentation', async () => {
    expect(await failing(await present({ signer: stranger }))).toEqual(['signature']);
    expect(await failing(await present({ claims: { sd_hash: 'b3RoZXI' } }))).toEqual(['sd_hash']);
    expect(await failing(await present({ header: { typ: 'JWT' } }))).toEqual(['typ']);
    expect(await failing(await present({ claims: { aud: ['a', 'b'], nonce: 5 } }))).toEqual(['nonce', 'aud']);
  });

  it('does not know where the SD-JWT names no key of its holder', async () => {
    const unnamed: JsonObject[] = [{}, { cnf: 'x' }, { cnf: { jwk: { kty: 'EC' } } }, { cnf: { kid: 'k' } }];
    for (const issued of unnamed) {
      const checks = await checkKeyBinding(await present({ issued }));
      expect(checks.find(({ name }) => name === 'signature')?.outcome).toBe('unknown');
    }
  });

  it('has nothing to say of an SD-JWT without one', async () => {
    const { issuerJwt } = await present({});
    const token = decodeToken(`${issuerJwt.text}~`);
    expect(token.format === 'sd-jwt' && (await checkKeyBinding(token))).toEqual([]);
  });
});
