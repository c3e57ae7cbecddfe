import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { attemptOf } from '../../../src/core/replay/judge.ts';
import type { ReplayVariant } from '../../../src/core/replay/replay.ts';
import type { SessionHolder } from '../../../src/core/session/holder.ts';
import { at as exchangeAt } from '../../../src/core/session/log.ts';
import { findings, requestRow, summary } from '../../../src/core/session/selectors.ts';
import { holdScene } from './capture.ts';

const scene: Scene = {
  title: 'one accepted call',
  tokens: { access: { header: { alg: 'RS256' }, claims: { sub: 'u-1', exp: 1768482000 } } },
  exchanges: [
    { request: 'GET https://api.example/me', requestHeaders: ['Authorization: Bearer $access'], status: 200 },
  ],
};
const at = Date.parse('2026-01-15T12:00:00Z') + 60_000;
const forged = 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1LTEifQ.';

/** A replay under way; `capture` is what the network log shows meanwhile. */
function replaying(variant: ReplayVariant, authorization: string) {
  const holder = holdScene(scene);
  holder.dispatch({ type: 'replay-started', exchange: 0, token: 0 });
  const sent = { method: 'GET', url: 'https://api.example/me', authorization, at };
  holder.dispatch({ type: 'replay-sent', exchange: 0, variant, ...sent });
  return holder;
}
function capture(holder: SessionHolder, change: Partial<NewExchange>, authorization = forged, status = 401) {
  const original = exchangeAt(holder.state.exchanges, 0);
  if (original === undefined) throw new Error('nothing captured');
  const headers = authorization === '' ? [] : [{ name: 'Authorization', value: authorization }];
  const exchange: NewExchange = {
    ...original,
    startedAt: at + 5,
    request: { ...original.request, headers },
    response: { ...original.response, status },
    ...change,
  };
  holder.dispatch({ type: 'exchanges-captured', exchanges: [exchange] });
  return requestRow(holder.state, holder.state.exchanges.length - 1);
}

describe('the capture of a replayed request', () => {
  it('is marked; no token, diagnosis or finding of it counts as the page’s', () => {
    const holder = replaying('unsigned', forged);
    const before = findings(holder.state);
    const row = capture(holder, {});
    expect(row).toMatchObject({ replay: { of: 0, variant: 'unsigned' }, diagnosis: null });
    expect(summary(holder.state)).toMatchObject({ tokens: 1, problems: { requests: 0 } });
    expect(findings(holder.state)).toEqual(before);
  });

  it('hands its answer to the replay, before or after the page told it', () => {
    const holder = replaying('unsigned', forged);
    capture(holder, {});
    const replay = () => holder.state.replays.get(0);
    const answer = () => {
      const known = replay();
      return known && attemptOf(known, 'unsigned')?.captured;
    };
    expect(answer()).toMatchObject({ exchange: 1, status: 401 });
    const late = replaying('unsigned', forged);
    const outcome = { kind: 'answered', status: 401 } as const;
    late.dispatch({ type: 'replay-answered', exchange: 0, variant: 'unsigned', outcome, at: at + 50 });
    expect(capture(late, {}).replay).toMatchObject({ variant: 'unsigned' });
  });

  it('is found together with its CORS preflight', () => {
    const holder = replaying('without-token', '');
    const request = {
      method: 'OPTIONS',
      url: 'https://api.example/me',
      headers: [{ name: 'Access-Control-Request-Method', value: 'GET' }],
      body: { state: 'none' } as const,
    };
    // As Chromium tells it.
    const initiator = [{ functionName: '', url: request.url, lineNumber: 0, columnNumber: 0 }];
    expect(capture(holder, { request, initiator, resourceType: 'preflight' })).toMatchObject({
      replay: { of: 0, variant: null },
      diagnosis: null,
    });
    expect(capture(holder, {}, '').replay).toMatchObject({ variant: 'without-token' });
  });

  it('answers once: a second request of the same kind is the page’s own', () => {
    const holder = replaying('without-token', '');
    expect(capture(holder, {}, '').replay).not.toBeNull();
    expect(capture(holder, {}, '').replay).toBeNull();
  });

  const bearer = () => `Bearer ${holdScene(scene).state.tokens.items[0]?.token.text}`;
  const byApp = [{ functionName: 'load', url: 'https://app.example/app.js', lineNumber: 1, columnNumber: 1 }];
  it.each<[title: string, change: Partial<NewExchange>, authorization: string]>([
    ['another Authorization', {}, bearer()],
    ['another time', { startedAt: at - 30_000 }, forged],
    ['code of the page', { initiator: byApp }, forged],
  ])('is not taken for one with %s', (_title, change, authorization) => {
    expect(capture(replaying('unsigned', forged), change, authorization).replay).toBeNull();
  });
});

describe('a replay', () => {
  it('makes an accepted forgery a finding only once the network bore it out', () => {
    const holder = replaying('without-token', '');
    const accepted = () => findings(holder.state).filter(({ rule }) => rule === 'unsigned-token-accepted');
    const answer = (variant: ReplayVariant, status: number) =>
      holder.dispatch({
        type: 'replay-answered',
        exchange: 0,
        variant,
        outcome: { kind: 'answered', status },
        at: at + 9,
      });
    answer('without-token', 401);
    const sent = { method: 'GET', url: 'https://api.example/me', authorization: forged, at: at + 10 };
    holder.dispatch({ type: 'replay-sent', exchange: 0, variant: 'unsigned', ...sent });
    answer('unsigned', 200);
    expect(accepted()).toEqual([]);
    capture(holder, {}, '', 401);
    capture(holder, { startedAt: at + 11 }, forged, 200);
    expect(accepted()).toMatchObject([{ severity: 'critical', exchange: 0, token: 0, count: 1 }]);
    expect(accepted()[0]?.evidence.map(({ place }) => place)).toEqual([
      { kind: 'status', exchange: 1 },
      { kind: 'status', exchange: 2 },
      { kind: 'exchange', exchange: 0 },
    ]);
  });

  it('is forgotten when the capture is cleared, and late answers with it', () => {
    const holder = replaying('unsigned', forged);
    holder.dispatch({ type: 'cleared' });
    const outcome = { kind: 'answered', status: 200 } as const;
    holder.dispatch({ type: 'replay-answered', exchange: 0, variant: 'unsigned', outcome, at });
    expect(holder.state.replays.size).toBe(0);
  });

  it('is not taken for the page’s where the browser tells of it after a clear', () => {
    const holder = replaying('unsigned', forged);
    const original = exchangeAt(holder.state.exchanges, 0) as NewExchange;
    const tell = (startedAt: number) => {
      const headers = [{ name: 'Authorization', value: forged }];
      const exchange = { ...original, startedAt, request: { ...original.request, headers } };
      holder.dispatch({ type: 'exchanges-captured', exchanges: [exchange] });
      return [holder.state.exchanges.length, holder.state.tokens.length];
    };
    holder.dispatch({ type: 'cleared' });
    expect(tell(at + 5)).toEqual([0, 0]);
    // Whoever sends the same a minute later is not the replay.
    expect(tell(at + 60_000)).toEqual([1, 1]);
  });
});
