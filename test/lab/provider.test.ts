import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, startLab } from '../../src/lab/lab.ts';

let lab: Lab;
let at: Lab['addresses'];
beforeAll(async () => {
  lab = await startLab();
  at = lab.addresses;
});
afterAll(() => lab?.close());

it('is one click away from the practice page', async () => {
  expect(await (await fetch(`${lab.siteUrl}/`)).text()).toContain('href="/real-software"');
  const response = await fetch(`${lab.siteUrl}/real-software`);
  expect([response.status, response.url]).toEqual([200, `${at.clients}/`]);
});

it('announces what the issue asks of it', async () => {
  const response = await fetch(`${at.issuer}.well-known/openid-configuration`);
  expect(await response.json()).toMatchObject({
    issuer: at.issuer,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    response_modes_supported: expect.arrayContaining(['query', 'fragment', 'form_post']),
    dpop_signing_alg_values_supported: expect.arrayContaining(['ES256']),
    pushed_authorization_request_endpoint: expect.any(String),
    introspection_endpoint: expect.any(String),
    revocation_endpoint: expect.any(String),
    end_session_endpoint: expect.any(String),
    device_authorization_endpoint: expect.any(String),
  });
});

it('serves pages that load nothing from elsewhere', async () => {
  const response = await fetch(`${at.issuer}authorize?client_id=nobody&response_type=code`);
  const text = await response.text();
  expect(response.status).toBe(400);
  expect(text).toContain('invalid_client');
  expect(text).not.toMatch(/(?:src|href|url)\s*[=(]\s*["']?https?:/);
});

it.each([
  '/',
  '/oidc-client-ts/',
  '/auth0-spa-js/',
  '/fragment/',
  '/device/',
  '/openid-client/',
  '/auth-js/',
  '/modules/oidc-client-ts.js',
  '/modules/jose/jwe/compact/decrypt.js',
])('serves %s of the client', async (path) => {
  expect((await fetch(at.clients + path)).status).toBe(200);
});

it('serves no file but those of the libraries', async () => {
  for (const path of [
    '/modules/jose/../../package.json',
    '/modules/jose/nothing.js',
    '/modules/jose/%2e%2e/index.js',
  ])
    expect((await fetch(at.clients + path)).status).toBe(404);
});

it('tells a device that asks too often to slow down', async () => {
  const post = async (path: string, form: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: 'orders-device', ...form });
    return (await fetch(at.issuer + path, { method: 'POST', body })).json();
  };
  const { device_code } = await post('device/auth', { scope: 'openid' });
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const ask = async () => (await post('oauth/token', { grant_type, device_code })).error;
  expect([await ask(), await ask()]).toEqual(['authorization_pending', 'slow_down']);
});

it.each(['api', 'fastifyApi', 'honoApi'] as const)('guards %s', async (name) => {
  const response = await fetch(`${at[name]}/orders`, { headers: { authorization: 'Bearer x.y.z' } });
  expect(response.status).toBe(401);
});
