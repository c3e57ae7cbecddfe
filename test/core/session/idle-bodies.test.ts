import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { at } from '../../../src/core/session/log.ts';
import { holdScene } from './capture.ts';

const long = '{"items":[]} '.repeat(2000);

function bodyAfter(exchange: Partial<SceneExchange>) {
  const { state } = holdScene({
    title: 'one answer',
    tokens: { t: { header: { alg: 'HS256' }, claims: { sub: 'u' } } },
    exchanges: [
      {
        request: 'GET https://api.example/items',
        status: 200,
        responseHeaders: ['Content-Type: application/json'],
        ...exchange,
      },
    ],
  });
  return at(state.exchanges, 0)?.response.body;
}

describe('bodies in memory', () => {
  it('lets a long one without a token go, and says so', () => {
    expect(bodyAfter({ responseBody: long })).toMatchObject({ state: 'not-read', reason: 'not-kept' });
  });

  it('keeps one with a token, one of a refusal, and a short one', () => {
    expect(bodyAfter({ responseBody: `${long}{"token":"$t"}` })?.state).toBe('text');
    expect(bodyAfter({ responseBody: long, status: 403 })?.state).toBe('text');
    expect(bodyAfter({ responseBody: '{"ok":true}' })?.state).toBe('text');
  });
});
