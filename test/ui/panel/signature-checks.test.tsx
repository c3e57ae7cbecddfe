import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { readKeys } from '../../../src/core/jose/key-reading.ts';
import { generateSigningKey, signToken } from '../../../src/core/jose/sign.ts';
import { drawPanel, signHs256 } from './draw-panel.tsx';

/** Made with openssl req -x509 for these tests; its key was thrown away. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIBtTCCAVugAwIBAgIUdS/9yBEFZurJimT7SHWjQojd2L4wCgYIKoZIzj0EAwIw
MDEQMA4GA1UECgwHRXhhbXBsZTEcMBoGA1UEAwwTa2V5cyBvZiB0aGVzZSB0ZXN0
czAeFw0yNjExMjIxMDMyMTRaFw0zNjExMTkxMDMyMTRaMDAxEDAOBgNVBAoMB0V4
YW1wbGUxHDAaBgNVBAMME2tleXMgb2YgdGhlc2UgdGVzdHMwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARPUDbzzhVX9xszEH4+r6mahTGaxs04w5Hbw7jXiIny1DNl
J1V/YB2xY15TRTyhvzeWlaNGwBffqGTV3RKWNvRho1MwUTAdBgNVHQ4EFgQUhAph
+oncHDY+Xiwn4ihqXZpzlc4wHwYDVR0jBBgwFoAUhAph+oncHDY+Xiwn4ihqXZpz
lc4wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiBIdRZNdu/ISuPn
dSm/npquM6tzxwDy9wCNRUmI6F5DJQIhAKBwimcKvdF4/wSSmIsiBBDtCR4gY+rl
WnxebdEakRWU
-----END CERTIFICATE-----`;

const openSignature = async (title: string) => {
  fireEvent.click(within(screen.getByRole('grid', { name: 'Tokens' })).getByText(title));
  fireEvent.click(screen.getByRole('tab', { name: /Signature/ }));
  await screen.findByRole('status', { name: 'Signature result' });
};

describe('the Signature pane', () => {
  it('tells each claim apart from the signature, once it is said what the API expects', async () => {
    const token = await signHs256({ sub: 'anna', aud: 'stock', exp: 4102444800 }, 'some secret');
    const { holder } = await drawPanel({
      scene: {
        title: 'one request',
        tokens: { t: token },
        exchanges: [
          {
            request: 'GET https://api.example/orders',
            requestHeaders: ['Authorization: Bearer $t'],
            status: 200,
          },
        ],
      },
    });
    await openSignature('anna');
    const claims = await screen.findByRole('region', { name: 'Claims, each by itself' });
    expect(claims.textContent).toContain('Nobody said what the API expects');
    expect(claims.textContent).toContain('It has not expired.');
    await act(async () =>
      holder.dispatch({
        type: 'expectation-set',
        origin: 'https://api.example',
        expectation: { issuer: '', audiences: ['orders'], algorithms: [], leewaySeconds: 0 },
      }),
    );
    expect(claims.textContent).toContain('Held against what https://api.example is said to expect.');
    const failed = within(claims).getByTitle('Failed');
    expect(failed.textContent).toBe('aud');
    expect(failed.closest('li')?.textContent).toContain('meant for another audience');
  });

  it('holds a DPoP proof against the request that carried it, and leads there', async () => {
    const { privateKey, publicJwk } = await generateSigningKey('ES256');
    const proof = await signToken({
      header: { alg: 'ES256', typ: 'dpop+jwt', jwk: publicJwk as never },
      claims: {
        jti: 'j',
        htm: 'GET',
        htu: 'https://api.example/stock',
        iat: Date.parse('2026-01-15T12:00:00Z') / 1000,
      },
      key: privateKey,
    });
    await drawPanel({
      scene: {
        title: 'a proof',
        exchanges: [
          { request: 'GET https://api.example/orders', requestHeaders: [`DPoP: ${proof}`], status: 401 },
        ],
      },
    });
    await openSignature(`${proof.slice(0, 8)}…${proof.slice(-4)}`);
    const checks = await screen.findByRole('region', { name: 'The proof against its request' });
    expect(within(checks).getByTitle('Failed').textContent).toBe('htu');
    fireEvent.click(within(checks).getByRole('button', { name: 'Show the request' }));
    await waitFor(() => expect(screen.getByRole('tab', { name: /Requests/, selected: true })).toBeDefined());
  });
});

describe('the details of a key', () => {
  it('say what it is for, and who vouches for it until when', async () => {
    const { holder } = await drawPanel();
    await act(async () => holder.dispatch({ type: 'keys-added', keys: await readKeys(certificate) }));
    fireEvent.click(screen.getByRole('tab', { name: /^Keys/ }));
    fireEvent.click(await within(await screen.findByRole('grid', { name: 'Keys' })).findByText('Public key'));
    const details = (await screen.findByRole('region', { name: 'Key details' })).textContent;
    for (const told of [
      'Allowed algorithmsES256',
      'Size256 bits',
      'Certificate ofCN=keys of these tests,O=Example',
      'Certificate byCN=keys of these tests,O=Example',
    ])
      expect(details).toContain(told);
    expect(details).toMatch(/Certificate in force.*2026.* to .*2036/);
    expect(details).toMatch(/thumbprint \(RFC 7638\)[\w-]{43}/);
    expect(details).not.toContain('private key');
  });

  it('say that a private key is private', async () => {
    const { privateJwk } = await generateSigningKey('ES256', 'mine');
    const { holder } = await drawPanel();
    await act(async () =>
      holder.dispatch({ type: 'keys-added', keys: await readKeys(JSON.stringify(privateJwk)) }),
    );
    fireEvent.click(screen.getByRole('tab', { name: /^Keys/ }));
    fireEvent.click(await within(await screen.findByRole('grid', { name: 'Keys' })).findByText('mine'));
    const details = await screen.findByRole('region', { name: 'Key details' });
    expect(details.textContent).toContain('This is a private key');
  });
});
