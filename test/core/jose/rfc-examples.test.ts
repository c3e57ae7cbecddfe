import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { decryptToken } from '../../../src/core/jose/decrypt.ts';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { verifyToken } from '../../../src/core/jose/verify.ts';
import { hasShared, listShared, readShared } from '../../shared.ts';

/** The claims set of RFC 7515 appendix A.1.1, line ends included. */
const joe = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';

const rfc7515 = [
  {
    name: 'A.1, HS256',
    key: {
      kty: 'oct',
      k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
    },
    jws: `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${joe}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
  },
  {
    name: 'A.2, RS256',
    key: {
      kty: 'RSA',
      n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
      e: 'AQAB',
    },
    jws: `eyJhbGciOiJSUzI1NiJ9.${joe}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`,
  },
  {
    name: 'A.3, ES256',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    },
    jws: `eyJhbGciOiJFUzI1NiJ9.${joe}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
  },
  {
    name: 'A.4, ES512',
    key: {
      kty: 'EC',
      crv: 'P-521',
      x: 'AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk',
      y: 'ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2',
    },
    jws: 'eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn',
  },
];

describe('RFC 7515 appendix A', () => {
  it.each(rfc7515)('$name verifies', async ({ key, jws }) => {
    const keys = await readKeys(JSON.stringify(key));
    expect(await verifyToken(decodeToken(jws), keys)).toMatchObject({ outcome: 'verified' });
  });

  it('A.5, unsecured, is refused', async () => {
    const keys = await readKeys(JSON.stringify(rfc7515[0]?.key));
    expect(await verifyToken(decodeToken(`eyJhbGciOiJub25lIn0.${joe}.`), keys)).toMatchObject({
      code: 'alg-none',
    });
  });
});

describe('RFC 8037 appendix A.4', () => {
  it('Ed25519 verifies', async () => {
    const keys = await readKeys(
      '{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}',
    );
    const jws =
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg';
    expect(await verifyToken(decodeToken(jws), keys)).toMatchObject({ outcome: 'verified' });
    // RFC 8037 appendix A.3
    expect(keys[0]?.thumbprint).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});

interface Example {
  readonly input: {
    readonly key?: object | readonly object[];
    readonly pwd?: string;
    readonly plaintext?: string;
    readonly payload?: string;
  };
  readonly output: { readonly compact?: string; readonly json?: object; readonly json_flat?: object };
}

const root = 'vectors/ietf-jose-cookbook';
const readExample = (path: string) => JSON.parse(readShared(`${root}/${path}`)) as Example;
const serializations = ({ output }: Example) =>
  [output.compact, output.json, output.json_flat]
    .filter((form) => form !== undefined)
    .map((form) => (typeof form === 'string' ? form : JSON.stringify(form)));

describe.runIf(hasShared(root))('JOSE cookbook', () => {
  it.each([
    ...(hasShared(root) ? listShared(`${root}/jws`).map((name) => `jws/${name}`) : []),
    'rfc7797/4.2.hmac-sha2_b64_false.json',
    'curve25519/jws.json',
  ])('%s verifies in every serialization, with each of its keys', async (path) => {
    const example = readExample(path);
    const keys = [example.input.key].flat();
    for (const form of serializations(example)) {
      for (const key of keys) {
        const verification = await verifyToken(decodeToken(form), await readKeys(JSON.stringify(key)));
        expect(verification).toMatchObject({ outcome: 'verified' });
      }
    }
  });

  it.each(hasShared(root) ? listShared(`${root}/jwe`) : [])(
    'jwe/%s opens in every serialization',
    async (name) => {
      const example = readExample(`jwe/${name}`);
      const { key, pwd, plaintext } = example.input;
      const keys = await (pwd === undefined
        ? readKeys(JSON.stringify(key))
        : readKeys(pwd, { encoding: 'utf8' }));
      expect(serializations(example).length).toBeGreaterThan(0);
      for (const form of serializations(example)) {
        expect(await decryptToken(decodeToken(form), keys)).toMatchObject({
          outcome: 'decrypted',
          text: plaintext,
        });
      }
    },
  );

  it('a signed JWT within an encrypted one is decoded and verifies', async () => {
    const { sign, encrypt } = JSON.parse(readShared(`${root}/6.nesting_signatures_and_encryption.json`));
    const opened = await decryptToken(
      decodeToken(encrypt.output.compact),
      await readKeys(JSON.stringify(encrypt.input.key)),
    );
    const nested = opened.outcome === 'decrypted' ? opened.nested : null;
    if (nested === null) throw new Error('nothing within');
    const keys = await readKeys(JSON.stringify(sign.input.key));
    expect(await verifyToken(nested, keys)).toMatchObject({ outcome: 'verified' });
  });
});

const mldsa = 'vectors/jose-mldsa-draft/examples/jose/examples/ML_DSA_65.jose.json';
describe.runIf(hasShared(mldsa))('draft-ietf-cose-dilithium', () => {
  it('its ML-DSA-65 example verifies, and the thumbprint is its kid', async () => {
    const { jwk, jws } = JSON.parse(readShared(mldsa)) as { jwk: { kid: string }; jws: string };
    const keys = await readKeys(JSON.stringify(jwk));
    expect(keys[0]?.thumbprint).toBe(jwk.kid);
    expect(await verifyToken(decodeToken(jws), keys)).toMatchObject({
      outcome: 'verified',
      alg: 'ML-DSA-65',
    });
  });
});
