import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../../src/lab/lab.ts';

const noon = Date.parse('2026-01-15T12:00:00Z');

let lab: Lab;
beforeAll(async () => {
  lab = await startLab({ now: () => noon });
});
afterAll(() => lab.close());

async function signIn(alg: string): Promise<Record<string, string>> {
  const body = JSON.stringify({ name: 'amira', password: 'open-sesame', alg });
  const response = await fetch(`${lab.siteUrl}/login`, { method: 'POST', body });
  return (await response.json()) as Record<string, string>;
}

async function readPublished(path: string) {
  return (await fetch(lab.siteUrl + path)).json();
}

describe('the identity provider', () => {
  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])(
    '%s tokens verify with the published JWK Set',
    async (alg) => {
      const { access_token: token = '' } = await signIn(alg);
      const discovery = (await readPublished('/.well-known/openid-configuration')) as Record<string, string>;
      const jwks = createLocalJWKSet(await (await fetch(discovery.jwks_uri as string)).json());
      const { payload } = await jwtVerify(token, jwks, {
        issuer: discovery.issuer,
        currentDate: new Date(noon),
      });
      expect(decodeProtectedHeader(token).alg).toBe(alg);
      expect(payload.aud).toBe(lab.apiUrl);
    },
  );

  it('HS256 tokens verify with the secret that the page shows', async () => {
    const { access_token: token = '' } = await signIn('HS256');
    const page = await (await fetch(lab.siteUrl)).text();
    expect(page).toContain(lab.world.keys.secret);
    const secret = new TextEncoder().encode(lab.world.keys.secret);
    await expect(jwtVerify(token, secret, { currentDate: new Date(noon) })).resolves.toBeTruthy();
  });

  it('publishes no private member of any key', async () => {
    const published = JSON.stringify(await readPublished('/.well-known/jwks.json'));
    for (const member of ['"d":', '"p":', '"q":', '"k":']) expect(published).not.toContain(member);
  });

  it('a refresh token is good once; a second use ends its successor too', async () => {
    const refresh = async (token = '') => {
      const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token });
      const response = await fetch(`${lab.siteUrl}/oauth/token`, { method: 'POST', body });
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    };
    const first = (await signIn('RS256')).refresh_token;
    const second = await refresh(first);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first);
    expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await refresh(second.body.refresh_token)).status).toBe(400);
  });
});

describe('clocks', () => {
  it('the API tells the time that it was given; the third server is ten minutes ahead', async () => {
    const dateOf = async (url: string) => Date.parse((await fetch(url)).headers.get('date') ?? '');
    expect(await dateOf(`${lab.apiUrl}/public`)).toBe(noon);
    expect(await dateOf(`${lab.world.fastClockUrl}/profile`)).toBe(noon + 600_000);
  });
});

describe('starting and stopping', () => {
  it('listens on the given ports, on loopback only, and is gone after close', async () => {
    const other = await startLab();
    const { port } = new URL(other.siteUrl);
    const { port: apiPort } = new URL(other.apiUrl);
    await expect(startLab({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await other.close();
    const again = await startLab({ port: Number(port), apiPort: Number(apiPort) });
    expect(again.siteUrl).toBe(`http://localhost:${port}`);
    expect(again.apiUrl).toBe(`http://localhost:${apiPort}`);
    await again.close();
    await expect(fetch(again.siteUrl)).rejects.toThrow();
  });

  it('serves every script that the page imports', async () => {
    const seen = new Set<string>();
    const visit = async (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = await fetch(lab.siteUrl + path);
      expect(`${path} ${response.status}`).toBe(`${path} 200`);
      for (const [, specifier = ''] of (await response.text()).matchAll(/^import .* from '(\.[^']+)'/gm)) {
        await visit(new URL(specifier, lab.siteUrl + path).pathname);
      }
    };
    await visit('/page/app.js');
    expect(seen.size).toBeGreaterThan(8);
  });
});
