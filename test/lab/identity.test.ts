import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { labAlgorithms, publicAlgorithms } from '../../src/lab/mint/keys.ts';
import { mintToken } from '../../src/lab/mint/mint-token.ts';
import { makeBenchAt } from './bench.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

async function signIn(alg: string) {
  const { status, json } = await makeBenchAt(lab).signIn(alg);
  expect(status).toBe(200);
  return json as Record<string, string>;
}

const readPublished = async (path: string) => (await fetch(lab.world.issuer + path)).json();

describe('the sign-in of the practice page', () => {
  it.each(publicAlgorithms)('gives %s tokens, which verify with the provider’s JWK Set', async (alg) => {
    const { access_token = '', id_token = '' } = await signIn(alg);
    const { jwks_uri, issuer } = await readPublished('.well-known/openid-configuration');
    const jwks = createLocalJWKSet(await (await fetch(jwks_uri)).json());
    const { payload } = await jwtVerify(access_token, jwks, { issuer, typ: 'at+jwt' });
    expect([payload.aud, payload.sub, payload.roles]).toEqual([lab.apiUrl, 'u-1042', ['reader']]);
    await expect(jwtVerify(id_token, jwks, { issuer })).resolves.toBeTruthy();
    expect([decodeProtectedHeader(access_token).alg, decodeProtectedHeader(id_token).alg]).toEqual([
      alg,
      alg,
    ]);
  });

  it('gives HS256 tokens, which verify with the secret that the page shows', async () => {
    const { access_token = '', id_token = '' } = await signIn('HS256');
    expect(await (await fetch(lab.siteUrl)).text()).toContain(lab.world.keys.secret);
    const secret = new TextEncoder().encode(lab.world.keys.secret);
    for (const token of [access_token, id_token])
      await expect(jwtVerify(token, secret)).resolves.toBeTruthy();
  });

  it('ends where the person says no', async () => {
    const url = new URL(`${lab.world.issuer}authorize`);
    const { makePerson } = await import('./person.ts');
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: 'practice-rs256',
      redirect_uri: `${lab.siteUrl}/callback`,
      scope: 'openid',
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    }).toString();
    const back = await makePerson().visit(url.href, { denies: true });
    expect([back.pathname, back.searchParams.get('error')]).toEqual(['/callback', 'access_denied']);
  });
});

describe('the workshop', () => {
  it.each(labAlgorithms)('makes %s tokens in the shape of the provider’s own', async (alg) => {
    const { access_token = '' } = await signIn(alg);
    const minted = await mintToken(lab.world, { alg });
    expect(decodeProtectedHeader(minted)).toEqual(decodeProtectedHeader(access_token));
    const shapeOf = (token: string) => {
      const { iss, sub, aud, client_id, scope, roles, ...others } = decodeJwt(token);
      return { iss, sub, aud, client_id, scope, roles, names: Object.keys(others).sort() };
    };
    expect(shapeOf(minted)).toEqual(shapeOf(access_token));
  });
});

it('publishes no private member of any key', async () => {
  const published = JSON.stringify(await readPublished('jwks'));
  expect(published).toContain('"kid":');
  for (const member of ['"d":', '"p":', '"q":', '"k":']) expect(published).not.toContain(member);
});

it('a refresh token is good once; a second use ends its successor too', async () => {
  const refresh = async (token = '') => {
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'practice-rs256',
      refresh_token: token,
    });
    const response = await fetch(`${lab.world.issuer}oauth/token`, { method: 'POST', body });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const first = (await signIn('RS256')).refresh_token;
  const second = await refresh(first);
  expect(second.status).toBe(200);
  expect(second.body.refresh_token).not.toBe(first);
  expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect((await refresh(second.body.refresh_token)).status).toBe(400);
});

it('the third server tells a time that is ten minutes ahead of the API’s', async () => {
  const dateOf = async (url: string) => Date.parse((await fetch(url)).headers.get('date') ?? '');
  const ahead = (await dateOf(`${lab.world.fastClockUrl}/profile`)) - (await dateOf(`${lab.apiUrl}/public`));
  // Both are told in whole seconds, one after the other.
  expect(Math.round(ahead / 60_000)).toBe(10);
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
    for (const url of [again.siteUrl, again.world.issuer]) await expect(fetch(url)).rejects.toThrow();
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
