import { describe, expect, it } from 'vitest';
import { findInEntries, findInStorage } from '../../../src/core/find/find-in-storage.ts';
import { findInText } from '../../../src/core/find/find-in-text.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { StoredEntry } from '../../../src/core/find/stored.ts';

const token = buildScene({ title: '', tokens: { t: { claims: { sub: 'u1' } } } }).tokens.get('t') as string;
const entryOf = (area: StoredEntry['area'], name: string, value: string): StoredEntry => ({
  area,
  name,
  value,
  length: value.length,
});

describe('buildScene', () => {
  it('turns a few lines into exchanges, storage and tokens', () => {
    const built = buildScene({
      title: 'a refused call',
      now: '2026-01-15T12:00:00Z',
      tokens: { t: { claims: { sub: 'u1' } }, raw: 'not.a.token' },
      exchanges: [
        {
          request: 'POST https://api.example/x?t=$t',
          requestHeaders: ['Authorization: Bearer $raw', 'Price: 5$$'],
          requestBody: '{"a":"$t"}',
          status: 401,
          responseHeaders: ['WWW-Authenticate: Bearer realm="a:b"'],
          at: -5,
        },
      ],
      storage: [{ area: 'local-storage', name: 'k', value: '$t' }],
    });
    expect(built.now).toBe(Date.UTC(2026, 0, 15, 12));
    expect(built.exchanges[0]).toMatchObject({
      startedAt: built.now - 5000,
      request: {
        method: 'POST',
        url: `https://api.example/x?t=${token}`,
        headers: [
          { name: 'Authorization', value: 'Bearer not.a.token' },
          { name: 'Price', value: '5$' },
        ],
        body: { state: 'text', text: `{"a":"${token}"}`, mediaType: 'application/json' },
      },
      response: { status: 401, headers: [{ name: 'WWW-Authenticate', value: 'Bearer realm="a:b"' }] },
    });
    expect(built.storage?.frames[0]).toMatchObject({
      origin: 'https://app.example',
      entries: [{ value: token }],
    });
  });

  it('gives the same text for the same token, and another signature for another', () => {
    const { tokens } = buildScene({
      title: '',
      tokens: {
        same: { claims: { sub: 'u1' } },
        other: { claims: { sub: 'u2' } },
        own: { claims: {}, signature: '' },
      },
    });
    expect(tokens.get('same')).toBe(token);
    expect(tokens.get('other')?.split('.')[2]).not.toBe(token.split('.')[2]);
    expect(tokens.get('own')?.endsWith('.')).toBe(true);
  });

  it('tells its author of a token that is not there', () => {
    expect(() =>
      buildScene({ title: 'bad', exchanges: [{ request: 'https://a/$nobody', status: 200 }] }),
    ).toThrow('$nobody');
  });
});

describe('findInStorage', () => {
  it('reads a JSON value', () => {
    expect(findInStorage(entryOf('local-storage', 'auth', `{"user":{"token":"${token}"}}`))).toMatchObject([
      { text: token, carrier: 'local-storage', name: 'auth', wrappings: ['json'] },
    ]);
  });

  it('reads a bare, a quoted and a percent-encoded value', () => {
    for (const value of [token, `"${token}"`, encodeURIComponent(`"${token}"`)])
      expect(findInStorage(entryOf('session-storage', 'jwt', value))).toMatchObject([
        { text: token, name: 'jwt' },
      ]);
  });

  it('puts chunked cookies of a frame together, once', () => {
    const found = findInEntries([
      entryOf('document-cookie', 'auth.1', token.slice(20)),
      entryOf('local-storage', 'auth.0', 'x'),
      entryOf('document-cookie', 'auth.0', token.slice(0, 20)),
    ]);
    const occurrences = found.flatMap((each) => each.occurrences);
    expect(occurrences).toMatchObject([{ text: token, name: 'auth', wrappings: ['chunked'] }]);
  });
});

describe('findInText', () => {
  it.each([
    ['a bare token', token],
    ['a header line', `Authorization: Bearer ${token}`],
    ['curl output', `> GET / HTTP/1.1\n> Authorization: Bearer ${token}\n>\n< HTTP/1.1 401\n`],
    ['over-encoded dots', token.replaceAll('.', '%2E')],
  ])('finds %s', (_what, text) => {
    expect(findInText(text)).toMatchObject([{ text: token, carrier: 'pasted' }]);
  });

  it('takes a text that is one damaged token as it is', () => {
    const damaged = token.slice(0, 60);
    expect(findInText(`  "${damaged}"\n`)).toMatchObject([{ text: damaged, span: [3, 3 + damaged.length] }]);
  });

  it('finds nothing in prose', () => {
    expect(findInText('Hello. This is not a token. e.g. www.example.com')).toEqual([]);
  });
});
