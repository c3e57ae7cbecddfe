import { describe, expect, it } from 'vitest';
import { serializeSceneToken } from '../../../src/core/find/scene-building.ts';
import type { TokenInPlace } from '../../../src/core/find/seen.ts';
import type { Exchange, HttpHeader } from '../../../src/core/http/exchange.ts';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import type { JsonObject } from '../../../src/core/jose/json.ts';
import { type ComparedRequest, compareRequests } from '../../../src/core/session/compare-requests.ts';

function tokenOf(id: number, claims: JsonObject, carrier: 'authorization' | 'response-body'): TokenInPlace {
  return {
    seen: {
      id,
      firstSeenAt: 0,
      token: decodeToken(serializeSceneToken({ header: { alg: 'RS256' }, claims })),
    },
    occurrence: {
      carrier,
      name: 'Authorization',
      scheme: 'Bearer',
      span: [0, 1],
      wrappings: [],
      missingChunks: [],
    },
  };
}

function compared(
  url: string,
  headers: readonly [string, string][],
  tokens: readonly TokenInPlace[] = [],
): ComparedRequest {
  const list: HttpHeader[] = headers.map(([name, value]) => ({ name, value }));
  const exchange: Exchange = {
    id: 0,
    startedAt: 0,
    durationMs: 0,
    request: { method: 'GET', url, headers: list, body: { state: 'none' } },
    response: { status: 200, statusText: '', headers: [], body: { state: 'none' } },
    resourceType: '',
    fromCache: false,
    error: '',
    frames: [],
    initiator: [],
    pageUrl: '',
  };
  return { exchange, tokens };
}

const short = (good: ComparedRequest, failed: ComparedRequest) =>
  compareRequests(good, failed).map(({ kind, name, good: was, failed: is }) => [kind, name, was, is]);

describe('comparing a failed request with the last good one', () => {
  it('finds nothing between equal requests', () => {
    const one = compared('https://api.example/a?x=1', [['Accept', '*/*']]);
    expect(compareRequests(one, one)).toEqual([]);
  });

  it('says what changed, in the order in which it matters', () => {
    const good = compared('https://api.example/a?x=1', [
      ['Cookie', 'sid=1; lang=en'],
      ['X-Tenant', 'a'],
    ]);
    const failed = compared('https://api2.example/b?x=2', [
      ['cookie', 'lang=en'],
      ['x-tenant', 'b'],
    ]);
    expect(short(good, failed)).toEqual([
      ['origin', '', 'https://api.example', 'https://api2.example'],
      ['path', '', '/a', '/b'],
      ['query', 'x', '1', '2'],
      ['cookie', 'sid', '1', null],
      ['header', 'x-tenant', 'a', 'b'],
    ]);
  });

  it('compares the claims of the two credentials, those that always differ last', () => {
    const good = compared(
      'https://api.example/a',
      [['Authorization', 'Bearer 1']],
      [tokenOf(1, { scope: 'read write', iat: 1, sub: 'anna' }, 'authorization')],
    );
    const failed = compared(
      'https://api.example/a',
      [['Authorization', 'Bearer 2']],
      [
        tokenOf(3, { scope: 'other' }, 'response-body'),
        tokenOf(2, { scope: 'read', iat: 2, sub: 'anna' }, 'authorization'),
      ],
    );
    expect(short(good, failed)).toEqual([
      ['credential', 'authorization', 'Bearer 1', 'Bearer 2'],
      ['claim', 'scope', 'read write', 'read'],
      ['claim', 'iat', '1', '2'],
    ]);
    expect(compareRequests(good, failed).map(({ minor }) => minor)).toEqual([false, false, true]);
  });

  it('marks credentials and cookies as secret', () => {
    const good = compared('https://api.example/a', [['Cookie', 'sid=1']]);
    const failed = compared('https://api.example/a', [['Authorization', 'x']]);
    expect(compareRequests(good, failed).every(({ secret }) => secret)).toBe(true);
  });

  it('takes claims called __proto__ for what they are, and cuts long values', () => {
    const claims = JSON.parse(`{"__proto__":"x","long":"${'y'.repeat(9000)}"}`) as JsonObject;
    const good = compared('https://api.example/a', [], [tokenOf(1, {}, 'authorization')]);
    const failed = compared('https://api.example/a', [], [tokenOf(2, claims, 'authorization')]);
    const [proto, long] = compareRequests(good, failed);
    expect(proto).toMatchObject({ kind: 'claim', name: '__proto__', good: null, failed: 'x' });
    expect(long?.failed?.length).toBeLessThan(1000);
  });
});
