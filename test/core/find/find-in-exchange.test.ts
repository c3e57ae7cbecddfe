import { cpuUsage } from 'node:process';
import { describe, expect, it } from 'vitest';
import { findInAuthorization, findInExchange } from '../../../src/core/find/find-in-exchange.ts';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The occurrences of the first exchange of a scene with one token `t`. */
function findIn(exchange: Partial<NonNullable<Scene['exchanges']>[number]>) {
  const scene = buildScene({
    title: 'one exchange',
    tokens: { t: { claims: { sub: 'u1' } }, u: { claims: { sub: 'u2' } } },
    exchanges: [{ request: 'GET https://api.example/', status: 200, ...exchange }],
  });
  const [built] = scene.exchanges;
  if (!built) throw new Error('no exchange');
  return { found: findInExchange(built), token: scene.tokens.get('t') as string, exchange: built };
}

describe('findInExchange tells the place of a token', () => {
  it.each([
    [
      'Authorization',
      { requestHeaders: ['Authorization: DPoP $t'] },
      'authorization',
      'Authorization',
      'DPoP',
    ],
    ['another request header', { requestHeaders: ['X-Auth: $t'] }, 'request-header', 'X-Auth', ''],
    ['a cookie', { requestHeaders: ['Cookie: a=1; sid=$t; b=2'] }, 'cookie', 'sid', ''],
    [
      'the query',
      { request: 'GET https://api.example/x?a=1&access_token=$t&b=2' },
      'query',
      'access_token',
      '',
    ],
    ['the path', { request: 'GET https://api.example/reset/$t/form' }, 'query', '', ''],
    [
      'the fragment',
      { request: 'GET https://app.example/cb#state=1&id_token=$t' },
      'fragment',
      'id_token',
      '',
    ],
    [
      'a router’s fragment',
      { request: 'GET https://app.example/#/cb?code=1&id_token=$t' },
      'fragment',
      'id_token',
      '',
    ],
    [
      'a form',
      { request: 'POST https://api.example/', requestBody: 'grant_type=x&assertion=$t' },
      'request-body',
      'assertion',
      '',
    ],
    [
      'a JSON body',
      { responseBody: '{"data":{"list":[1,{"a/b":"$t"}]}}' },
      'response-body',
      '/data/list/1/a~1b',
      '',
    ],
    ['a page', { responseBody: '<script>var t="$t"</script>' }, 'response-body', '', ''],
    ['Set-Cookie', { responseHeaders: ['Set-Cookie: sid=$t; Path=/; HttpOnly'] }, 'set-cookie', 'sid', ''],
    [
      'a redirect',
      { status: 302, responseHeaders: ['Location: https://app.example/cb#access_token=$t'] },
      'response-header',
      'Location',
      '',
    ],
  ] as const)('in %s', (_where, parts, carrier, name, scheme) => {
    const { found, token } = findIn(parts as Parameters<typeof findIn>[0]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ text: token, carrier, name, scheme, missingChunks: [] });
  });

  it('with a span that is exact in the carrier’s own text', () => {
    const { found, token, exchange } = findIn({
      request: 'GET https://api.example/?access_token=$t',
      requestHeaders: ['Authorization: Bearer $t', 'Cookie: a=1; sid=$t'],
    });
    const texts = [exchange.request.url, ...exchange.request.headers.map(({ value }) => value)];
    expect(found.map(({ span }, index) => texts[index]?.slice(...span))).toEqual([token, token, token]);
  });

  it('of a multipart field', () => {
    const body = '--b\r\nContent-Disposition: form-data; name="jwt"\r\n\r\n$t\r\n--b--';
    const { found } = findIn({
      request: 'POST https://api.example/',
      requestHeaders: ['Content-Type: multipart/form-data; boundary=b'],
      requestBody: body,
    });
    expect(found[0]).toMatchObject({ carrier: 'request-body', name: 'jwt' });
  });
});

describe('findInExchange undoes wrappings', () => {
  it('quotes around the credentials', () => {
    const { found, token } = findIn({ requestHeaders: ['Authorization: Bearer "$t"'] });
    expect(found).toMatchObject([{ text: token, wrappings: ['quotes'] }]);
  });

  it('a scheme that was written twice around a damaged token, with its place', () => {
    const damaged = 'eyJhbGciOiJIUzI1NiJ9.e30';
    for (const value of [`Bearer Bearer ${damaged}`, `Bearer "bearer \t'${damaged}'`]) {
      const [found] = findInAuthorization({ name: 'Authorization', value });
      expect(found?.text.startsWith(damaged)).toBe(true);
      expect(value.slice(...(found?.span ?? []))).toBe(found?.text);
    }
    // Half a megabyte of white space is looked through once.
    const before = cpuUsage();
    findInAuthorization({ name: 'Authorization', value: `Bearer bearer${' '.repeat(500_000)}a\nb` });
    expect(cpuUsage(before).user / 1000).toBeLessThan(500);
  });

  it('percent-encoded JSON in a cookie, with a span in the encoded text', () => {
    const { found, token, exchange } = findIn({
      requestHeaders: ['Cookie: auth=%7B%22name%22%3A%22J%C3%BCrgen%22%2C%22token%22%3A%22$t%22%7D; x=1'],
    });
    expect(found).toMatchObject([{ text: token, name: 'auth', wrappings: ['percent', 'json'] }]);
    expect(exchange.request.headers[0]?.value.slice(...(found[0]?.span ?? []))).toBe(token);
  });

  it('dots that were percent-encoded', () => {
    const scene = buildScene({ title: '', tokens: { t: { claims: {} } } });
    const token = scene.tokens.get('t') as string;
    const { found } = findIn({ request: `GET https://api.example/?jwt=${token.replaceAll('.', '%2E')}` });
    expect(found).toMatchObject([{ text: token, name: 'jwt', wrappings: ['percent'] }]);
  });

  it('JSON in JSON', () => {
    const { found, token } = findIn({ responseBody: '{"data":"{\\"token\\":\\"$t\\"}"}' });
    expect(found).toMatchObject([{ text: token, name: '/data' }]);
  });
});

describe('cookies in chunks', () => {
  const cookies = (pairs: Record<string, string>) => ({
    requestHeaders: [
      `Cookie: ${Object.entries(pairs)
        .map(([name, value]) => `${name}=${value}`)
        .join('; ')}`,
    ],
  });
  const jwe = `${encode({ alg: 'dir', enc: 'A256CBC-HS512' })}..AAAAAAAAAAAAAAAAAAAAAA.${'B'.repeat(7000)}.${'C'.repeat(43)}`;
  const name = '__Secure-authjs.session-token';

  it('are put together in numeric order, whatever order they were sent in', () => {
    const { found } = findIn(
      cookies({ [`${name}.1`]: jwe.slice(3900), a: '1', [`${name}.0`]: jwe.slice(0, 3900) }),
    );
    expect(found).toMatchObject([
      { text: jwe, carrier: 'cookie', name, wrappings: ['chunked'], missingChunks: [] },
    ]);
  });

  it('tell which chunk is missing in the middle, and after a full last one', () => {
    const gap = findIn(cookies({ [`${name}.0`]: jwe.slice(0, 3900), [`${name}.2`]: jwe.slice(6000) }));
    expect(gap.found).toMatchObject([{ name, missingChunks: [`${name}.1`] }]);
    const end = findIn(cookies({ [`${name}.0`]: jwe.slice(0, 3900) }));
    expect(end.found).toMatchObject([{ name, text: jwe.slice(0, 3900), missingChunks: [`${name}.1`] }]);
  });

  it('hold Supabase’s session behind base64-; the code verifier is left out of it', () => {
    const { tokens } = buildScene({ title: '', tokens: { t: { claims: { sub: 'x' } } } });
    const token = tokens.get('t') as string;
    const session = `base64-${encode({ access_token: token, user: { note: 'n'.repeat(4000) } })}`;
    const { found } = findIn(
      cookies({
        'sb-ref-auth-token.0': session.slice(0, 3180),
        'sb-ref-auth-token.1': session.slice(3180),
        'sb-ref-auth-token-code-verifier': 'base64-ImFiYyI',
      }),
    );
    expect(found).toMatchObject([
      {
        text: token,
        name: 'sb-ref-auth-token',
        wrappings: ['chunked', 'base64-', 'json'],
        missingChunks: [],
      },
    ]);
  });
});

describe('credentials that are no whole token', () => {
  it.each([
    ['two parts', `${encode({ alg: 'HS256' })}.${encode({ sub: 1 })}`],
    ['a payload with a stray character', `${encode({ alg: 'HS256' })}.eyJz*dWIi.c2ln`],
    [
      'cut in the middle of the header',
      encode({ alg: 'HS256', typ: 'JWT', kid: '0123456789abcdef0123456789abcdef' }).slice(0, 70),
    ],
  ])('are shown as they are: %s', (_what, text) => {
    const { found } = findIn({ requestHeaders: [`Authorization: Bearer ${text}`] });
    expect(found).toMatchObject([{ text, carrier: 'authorization' }]);
  });

  it.each([
    'undefined',
    'null',
    'ya29.a0AfH6SMBx-abcdefghijk',
    'MTk4NjIy.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs',
    'ghp_0123456789abcdefghijABCDEFGHIJ012345',
  ])('are no token: %s', (text) => {
    expect(findIn({ requestHeaders: [`Authorization: Bearer ${text}`] }).found).toEqual([]);
  });
});

describe('findInExchange on hostile text', () => {
  const encoded = '%7B%22t%22:%22eyJhbGciOiJIUzI1NiJ9.e30.c2ln%22%7D';
  it.each([
    '&',
    '=',
    ';',
    '%22',
    '\\',
    '"',
    '{"a":',
    '[',
    'a=eyJ.&',
    encoded,
    `"${encoded}",`,
    'x.0=a; ',
    '.0; ',
  ])('stays linear for a megabyte of %j wherever it stands', (piece) => {
    const text = piece.repeat(Math.ceil(1e6 / piece.length));
    const before = cpuUsage();
    findIn({
      request: `POST https://api.example/?${text}#${text}`,
      requestHeaders: [`Cookie: ${text}`, `Authorization: Bearer ${text}`, `X-A: ${text}`],
      requestBody: `a=${text}`,
      responseHeaders: [`Set-Cookie: ${text}`],
      responseBody: `[${text}`,
    });
    expect(cpuUsage(before).user / 1000).toBeLessThan(4000);
  });
});
