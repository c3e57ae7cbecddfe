import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jars } from '../../src/lab/api/cookie-jars.ts';
import { type Lab, startLab } from '../../src/lab/lab.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

/** Signs in as a browser with an empty jar would; gives the `Set-Cookie` fields and the `Cookie` that they make. */
async function fill(jar: string) {
  const response = await fetch(`${lab.apiUrl}/jars/${jar}`, { method: 'POST' });
  const fields = response.headers.getSetCookie();
  return { fields, cookie: fields.map((field) => field.split(';')[0]).join('; ') };
}

const ask = (path: string, init: RequestInit = {}) => fetch(lab.apiUrl + path, init);

describe('session cookies', () => {
  it.each(Object.keys(jars))('jar "%s": 200 with its cookies, 401 without', async (jar) => {
    const { cookie } = await fill(jar);
    expect((await ask(`/jars/${jar}/profile`, { headers: { cookie } })).status).toBe(200);
    expect((await ask(`/jars/${jar}/profile`)).status).toBe(401);
  });

  it('the encrypted session is a JWE, and one that was changed is no session', async () => {
    const { cookie } = await fill('encrypted');
    expect(cookie.split('=')[1]?.split('.')).toHaveLength(5);
    const [header, key, iv, ciphertext = '', tag] = (cookie.split('=')[1] ?? '').split('.');
    // The first character of the ciphertext: all of its six bits count.
    const other = `${ciphertext.startsWith('A') ? 'B' : 'A'}${ciphertext.slice(1)}`;
    const changed = `authjs.session-token=${[header, key, iv, other, tag].join('.')}`;
    expect((await ask('/jars/encrypted/profile', { headers: { cookie: changed } })).status).toBe(401);
  });

  it('a chunk by itself is no session', async () => {
    const { fields, cookie } = await fill('chunked');
    expect(fields).toHaveLength(2);
    const first = cookie.split('; ')[0] as string;
    expect((await ask('/jars/chunked/profile', { headers: { cookie: first } })).status).toBe(401);
  });
});

describe('cross-site requests', () => {
  it('a transfer needs the CSRF token of its own session', async () => {
    const { cookie } = await fill('http-only');
    const { csrfToken } = (await (
      await ask('/jars/http-only/csrf-token', { headers: { cookie } })
    ).json()) as {
      csrfToken: string;
    };
    const transfer = (headers: Record<string, string>) =>
      ask('/jars/http-only/transfers', {
        method: 'POST',
        body: '{"to":"ben"}',
        headers: { cookie, ...headers },
      });
    expect((await transfer({})).status).toBe(403);
    expect((await transfer({ 'x-csrf-token': 'stale' })).status).toBe(403);
    expect((await transfer({ 'x-csrf-token': csrfToken })).status).toBe(201);
  });

  it('the careless route takes a forged form for the person’s wish', async () => {
    const { cookie } = await fill('rides');
    const body = new URLSearchParams({ to: 'mallory' });
    await ask('/jars/rides/transfers', { method: 'POST', body, headers: { cookie } });
    expect(await (await ask('/jars/rides/transfers')).json()).toEqual({ transfers: 1 });
  });
});

describe('preflights', () => {
  const preflight = (path: string) =>
    ask(path, {
      method: 'OPTIONS',
      headers: {
        origin: lab.siteUrl,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    });

  it('most routes allow Authorization from the page’s origin', async () => {
    const answer = await preflight('/profile');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(lab.siteUrl);
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  it('one asks the preflight for a token, one forgets the header', async () => {
    expect((await preflight('/guarded-preflight/profile')).status).toBe(401);
    const narrow = await preflight('/narrow-preflight/profile');
    expect(narrow.headers.get('access-control-allow-headers')).toBe('Content-Type');
  });

  it('another origin may not read answers', async () => {
    const answer = await ask('/public', { headers: { origin: 'https://elsewhere.example' } });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
