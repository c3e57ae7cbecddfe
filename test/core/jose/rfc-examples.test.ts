import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { decryptToken } from '../../../src/core/jose/decrypt.ts';
import { checkDpopProof } from '../../../src/core/jose/dpop.ts';
import { checkKeyBinding } from '../../../src/core/jose/key-binding.ts';
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

describe('RFC 7515 appendix A.6 and A.7', () => {
  const [hmac, rsa, ecdsa] = rfc7515;
  const signatureOf = (row: (typeof rfc7515)[number] | undefined) => row?.jws.split('.')[2] ?? '';
  const byEcdsa = {
    protected: 'eyJhbGciOiJFUzI1NiJ9',
    header: { kid: 'e9bc097a-ce51-4036-9562-d2ade882db0d' },
    signature: signatureOf(ecdsa),
  };
  const byRsa = {
    protected: 'eyJhbGciOiJSUzI1NiJ9',
    header: { kid: '2010-12-29' },
    signature: signatureOf(rsa),
  };

  it('A.6, general: verifies with the key of either signature, and says which', async () => {
    const token = decodeToken(JSON.stringify({ payload: joe, signatures: [byRsa, byEcdsa] }));
    const verify = async (key: unknown) => verifyToken(token, await readKeys(JSON.stringify(key)));
    expect(await verify(rsa?.key)).toMatchObject({ outcome: 'verified', alg: 'RS256', warnings: [] });
    const second = await verify(ecdsa?.key);
    expect(second).toMatchObject({ outcome: 'verified', alg: 'ES256' });
    expect(second.outcome === 'verified' && second.warnings.join()).toContain('signature 2 of 2');
    expect((await verify(hmac?.key)).outcome).not.toBe('verified');
  });

  it('A.7, flattened', async () => {
    const token = decodeToken(JSON.stringify({ payload: joe, ...byEcdsa }));
    expect(await verifyToken(token, await readKeys(JSON.stringify(ecdsa?.key)))).toMatchObject({
      outcome: 'verified',
    });
  });
});

describe('RFC 7517 appendix A', () => {
  const rsa = {
    kty: 'RSA',
    n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
    e: 'AQAB',
    alg: 'RS256',
    kid: '2011-04-29',
  };
  const ec = {
    kty: 'EC',
    crv: 'P-256',
    x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
    y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
    use: 'enc',
    kid: '1',
  };

  it('A.1: the public keys, each for what it says', async () => {
    expect(await readKeys(JSON.stringify({ keys: [ec, rsa] }))).toMatchObject([
      { kty: 'EC', crv: 'P-256', role: 'public', kid: '1', algorithms: [] },
      {
        kty: 'RSA',
        bits: 2048,
        role: 'public',
        algorithms: ['RS256'],
        // The example of RFC 7638 §3.1 is the same key.
        thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
      },
    ]);
  });

  it('A.3: the symmetric keys, of which one wraps other keys', async () => {
    const [first] = rfc7515;
    const keys = [
      { kty: 'oct', alg: 'A128KW', k: 'GawgguFyGrWKav7AX4VKUg' },
      { ...first?.key, kid: 'HMAC key used in JWS spec Appendix A.1 example' },
    ];
    expect(await readKeys(JSON.stringify({ keys }))).toMatchObject([
      { bits: 128, role: 'secret', algorithms: [] },
      { bits: 512, role: 'secret', algorithms: ['HS256', 'HS384', 'HS512'] },
    ]);
  });
});

describe('RFC 7516 appendix A', () => {
  const key = '{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}';
  const encryptedKey = '6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ';
  const iv = 'AxY8DCtDaGlsbGljb3RoZQ';
  const ciphertext = 'KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY';

  it.each([
    [
      'A.3, compact',
      [
        'eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0',
        encryptedKey,
        iv,
        ciphertext,
        'U0m_YmjN04DJvceFICbCVQ',
      ].join('.'),
    ],
    [
      'A.5, flattened',
      JSON.stringify({
        protected: 'eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0',
        unprotected: { jku: 'https://server.example.com/keys.jwks' },
        header: { alg: 'A128KW', kid: '7' },
        encrypted_key: encryptedKey,
        iv,
        ciphertext,
        tag: 'Mz-VPPyU4RlcuYv1IwIvzw',
      }),
    ],
  ])('%s', async (_name, text) => {
    expect(await decryptToken(decodeToken(text), await readKeys(key))).toMatchObject({
      outcome: 'decrypted',
      text: 'Live long and prosper.',
    });
  });

  it('A.1, RSA-OAEP and A256GCM', async () => {
    const text = [
      'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ',
      'OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGeipsEdY3mx_etLbbWSrFr05kLzcSr4qKAq7YN7e9jwQRb23nfa6c9d-StnImGyFDbSv04uVuxIp5Zms1gNxKKK2Da14B8S4rzVRltdYwam_lDp5XnZAYpQdb76FdIKLaVmqgfwX7XWRxv2322i-vDxRfqNzo_tETKzpVLzfiwQyeyPGLBIO56YJ7eObdv0je81860ppamavo35UgoRdbYaBcoh9QcfylQr66oc6vFWXRcZ_ZT2LawVCWTIy3brGPi6UklfCpIMfIjf7iGdXKHzg',
      '48V1_ALb6US04U3b',
      '5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A',
      'XFBoMYUZodetZdvTiFvSkQ',
    ].join('.');
    const rsa = {
      kty: 'RSA',
      n: 'oahUIoWw0K0usKNuOR6H4wkf4oBUXHTxRvgb48E-BVvxkeDNjbC4he8rUWcJoZmds2h7M70imEVhRU5djINXtqllXI4DFqcI1DgjT9LewND8MW2Krf3Spsk_ZkoFnilakGygTwpZ3uesH-PFABNIUYpOiN15dsQRkgr0vEhxN92i2asbOenSZeyaxziK72UwxrrKoExv6kc5twXTq4h-QChLOln0_mtUZwfsRaMStPs6mS6XrgxnxbWhojf663tuEQueGC-FCMfra36C9knDFGzKsNa7LZK2djYgyD3JR_MB_4NUJW_TqOQtwHYbxevoJArm-L5StowjzGy-_bq6Gw',
      e: 'AQAB',
      d: 'kLdtIj6GbDks_ApCSTYQtelcNttlKiOyPzMrXHeI-yk1F7-kpDxY4-WY5NWV5KntaEeXS1j82E375xxhWMHXyvjYecPT9fpwR_M9gV8n9Hrh2anTpTD93Dt62ypW3yDsJzBnTnrYu1iwWRgBKrEYY46qAZIrA2xAwnm2X7uGR1hghkqDp0Vqj3kbSCz1XyfCs6_LehBwtxHIyh8Ripy40p24moOAbgxVw3rxT_vlt3UVe4WO3JkJOzlpUf-KTVI2Ptgm-dARxTEtE-id-4OJr0h-K-VFs3VSndVTIznSxfyrj8ILL6MG_Uv8YAu7VILSB3lOW085-4qE3DzgrTjgyQ',
      p: '1r52Xk46c-LsfB5P442p7atdPUrxQSy4mti_tZI3Mgf2EuFVbUoDBvaRQ-SWxkbkmoEzL7JXroSBjSrK3YIQgYdMgyAEPTPjXv_hI2_1eTSPVZfzL0lffNn03IXqWF5MDFuoUYE0hzb2vhrlN_rKrbfDIwUbTrjjgieRbwC6Cl0',
      q: 'wLb35x7hmQWZsWJmB_vle87ihgZ19S8lBEROLIsZG4ayZVe9Hi9gDVCOBmUDdaDYVTSNx_8Fyw1YYa9XGrGnDew00J28cRUoeBB_jKI1oma0Orv1T9aXIWxKwd4gvxFImOWr3QRL9KEBRzk2RatUBnmDZJTIAfwTs0g68UZHvtc',
      dp: 'ZK-YwE7diUh0qR1tR7w8WHtolDx3MZ_OTowiFvgfeQ3SiresXjm9gZ5KLhMXvo-uz-KUJWDxS5pFQ_M0evdo1dKiRTjVw_x4NyqyXPM5nULPkcpU827rnpZzAJKpdhWAgqrXGKAECQH0Xt4taznjnd_zVpAmZZq60WPMBMfKcuE',
      dq: 'Dq0gfgJ1DdFGXiLvQEZnuKEN0UUmsJBxkjydc3j4ZYdBiMRAy86x0vHCjywcMlYYg4yoC4YZa9hNVcsjqA3FeiL19rk8g6Qn29Tt0cj8qqyFpz9vNDBUfCAiJVeESOjJDZPYHdHY8v1b-o-Z2X5tvLx-TCekf7oxyeKDUqKWjis',
      qi: 'VIMpMYbPf47dT1w_zDUXfPimsSegnMOA1zTaX7aGk_8urY6R8-ZW1FxU7AlWAyLWybqq6t16VFd7hQd0y6flUK4SlOydB61gwanOsXGOAOv82cHq0E3eL4HrtZkUuKvnPrMnsUUFlfUdybVzxyjz9JF_XyaY14ardLSjf4L_FNY',
    };
    expect(await decryptToken(decodeToken(text), await readKeys(JSON.stringify(rsa)))).toMatchObject({
      outcome: 'decrypted',
      text: 'The true sign of intelligence is not knowledge but imagination.',
    });
  });
});

describe('RFC 9449', () => {
  it('the proof of §7.1 fits its request, and its key has the thumbprint of §6.1', async () => {
    const proof = decodeToken(
      [
        'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19',
        'eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9',
        '2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA',
      ].join('.'),
    );
    if (proof.format !== 'jws') throw new Error(proof.format);
    const checks = await checkDpopProof(proof, {
      method: 'GET',
      url: 'https://resource.example.org/protectedresource',
      accessToken: decodeToken('Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU'),
      sentAt: 1562262618_000,
      serverNonce: null,
      jtiSeenBefore: false,
    });
    // The token is opaque: which key it is bound to only the server knows.
    expect(checks.filter(({ outcome }) => outcome !== 'passed').map(({ name }) => name)).toEqual([
      'nonce',
      'jkt',
    ]);
    const [key] = await readKeys(JSON.stringify(proof.header.jwk));
    expect(key?.thumbprint).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I');
  });
});

describe('RFC 9901 §8.2', () => {
  const flattened = {
    header: {
      disclosures: [
        'WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwgImZhbWlseV9uYW1lIiwgIkRvZSJd',
        'WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwgImdpdmVuX25hbWUiLCAiSm9obiJd',
      ],
      kb_jwt: [
        'eyJhbGciOiAiRVMyNTYiLCAidHlwIjogImtiK2p3dCJ9',
        'eyJub25jZSI6ICIxMjM0NTY3ODkwIiwgImF1ZCI6ICJodHRwczovL3ZlcmlmaWVyLmV4YW1wbGUub3JnIiwgImlhdCI6IDE3NDg1MzcyNDQsICJzZF9oYXNoIjogIlZqdFBzZ1pwUVRSeEtKdkRwU0otblhsWktFOVo5TGdENEZ5Q3d3b05NUncifQ',
        'GrDvJ2jhYNmUvqdwVEIrxeTFEuI5qKSM7I6P95JmA6Wko-FBB5vPGQn0wvmdgjLCE2iDRh1r82zchjmABQ3V8w',
      ].join('.'),
    },
    payload:
      'eyJfc2QiOiBbIjRIQm42YUlZM1d0dUdHV1R4LXFVajZjZGs2V0JwWnlnbHRkRmF2UGE3TFkiLCAiOHNtMVFDZjAyMXBObkhBQ0k1c1A0bTRLWmd5Tk9PQVljVGo5SE5hQzF3WSIsICJjZ0ZkaHFQbzgzeFlObEpmYWNhQ2FhN3VQOVJDUjUwVkU1UjRMQVE5aXFVIiwgImpNQ1hWei0tOWI4eDM3WWNvRGZYUWluencxd1pjY2NmRlJCQ0ZHcWRHMm8iXSwgImlzcyI6ICJodHRwczovL2lzc3Vlci5leGFtcGxlLmNvbSIsICJpYXQiOiAxNjgzMDAwMDAwLCAiZXhwIjogMTg4MzAwMDAwMCwgIl9zZF9hbGciOiAic2hhLTI1NiIsICJjbmYiOiB7Imp3ayI6IHsia3R5IjogIkVDIiwgImNydiI6ICJQLTI1NiIsICJ4IjogIlRDQUVSMTladnUzT0hGNGo0VzR2ZlNWb0hJUDFJTGlsRGxzN3ZDZUdlbWMiLCAieSI6ICJaeGppV1diWk1RR0hWV0tWUTRoYlNJaXJzVmZ1ZWNDRTZ0NGpUOUYySFpRIn19fQ',
    protected: 'eyJhbGciOiAiRVMyNTYiLCAidHlwIjogImV4YW1wbGUrc2Qtand0In0',
    signature: '3oOtvPxU3QdDWUmfGexVB5rWyON2f1atg5rL825bvvD1g7ywjKDKy2UHqHoH2QS4FA99JbG5qnlqFaGXFChfjQ',
  };
  const issuerKey =
    '{"kty":"EC","crv":"P-256","x":"b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ","y":"Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8"}';

  it('the flattened SD-JWT with key binding verifies, discloses two claims and is bound to its holder', async () => {
    const token = decodeToken(JSON.stringify(flattened));
    if (token.format !== 'sd-jwt') throw new Error(token.format);
    expect(token.problems).toEqual([]);
    expect(token.disclosedClaims).toMatchObject({ family_name: 'Doe', given_name: 'John' });
    expect(await verifyToken(token, await readKeys(issuerKey))).toMatchObject({ outcome: 'verified' });
    const checks = await checkKeyBinding(token);
    expect(checks.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name)).toEqual([
      'typ',
      'signature',
      'sd_hash',
    ]);
  });
});
