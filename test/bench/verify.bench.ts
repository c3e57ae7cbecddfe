import { type CryptoKey, compactVerify, importJWK, type JWK } from 'jose';
import { decodeToken } from '../../src/core/jose/decode.ts';
import { readKeys } from '../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../src/core/jose/sign.ts';
import { verifyToken } from '../../src/core/jose/verify.ts';
import { asyncRatioOf, atMost, type Bench, type Result } from './measure.ts';

const claims = { sub: 'u', iat: 1768478000, exp: 1768481600 };

/** jose on the same imported key, the same tokens: fifty of them, one after the other. */
export const verify: Bench = async () => {
  const results: Result[] = [];
  for (const alg of ['HS256', 'RS256', 'PS256', 'ES256', 'EdDSA']) results.push(await verifyWith(alg));
  return results;
};

async function verifyWith(alg: string): Promise<Result> {
  const { jwk, token } = await signedWith(alg);
  const keys = await readKeys(JSON.stringify(jwk));
  const key = await importJWK(jwk, alg);
  const decoded = decodeToken(token);
  const fifty = async (check: () => Promise<unknown>) => {
    for (let count = 0; count < 50; count += 1) await check();
  };
  const ratio = await asyncRatioOf(
    () => fifty(() => verifyToken(decoded, keys)),
    () => fifty(() => compactVerify(token, key as CryptoKey)),
  );
  return atMost(`verify ${alg}: time against jose`, ratio, '×', 1.3);
}

async function signedWith(alg: string): Promise<{ jwk: JWK; token: string }> {
  if (alg !== 'HS256') {
    const { privateKey, publicJwk } = await generateSigningKey(alg);
    return { jwk: publicJwk as JWK, token: await signToken({ header: { alg }, claims, key: privateKey }) };
  }
  const jwk: JWK = {
    kty: 'oct',
    k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
    alg,
  };
  const [key] = await readKeys(JSON.stringify(jwk));
  if (key === undefined) throw new Error('the sample secret is not read as a key');
  return { jwk, token: await signToken({ header: { alg }, claims, key }) };
}
