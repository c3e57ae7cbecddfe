import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { replayPlan } from '../../../src/core/session/select-replay.ts';
import { holdScene } from '../session/capture.ts';

const claims = { iss: 'https://id.example', aud: 'https://api.example', iat: 1768478000, exp: 1768482000 };
const tokens = {
  access: { header: { alg: 'RS256', typ: 'at+jwt' }, claims },
  newer: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { ...claims, iat: 1768478100 } },
  elsewhere: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { ...claims, aud: 'x', iat: 1768478200 } },
  expired: {
    header: { alg: 'RS256', typ: 'at+jwt' },
    claims: { ...claims, iat: 1768478300, exp: 1768478400 },
  },
};
const bearer = 'Authorization: Bearer $access';

function planOf(exchange: Partial<SceneExchange>, others: readonly SceneExchange[] = []) {
  const scene = {
    title: 'one request',
    tokens,
    exchanges: [{ request: 'GET https://api.example/me?x=1', status: 200, ...exchange }, ...others],
  };
  const { state } = holdScene(scene);
  return { ...replayPlan(state, 0, Date.parse('2026-01-15T12:00:00Z')), state };
}
const variant = (plan: ReturnType<typeof planOf>, name: string) =>
  plan.requests.find((one) => one.variant === name);

describe('what a replay sends', () => {
  it('first the control: the same request without the token', () => {
    const plan = planOf({ requestHeaders: [bearer, 'Accept: application/json', 'X-Tenant: t1'] });
    expect(plan.requests[0]).toMatchObject({
      variant: 'without-token',
      request: {
        method: 'GET',
        url: 'https://api.example/me?x=1',
        headers: [
          { name: 'Accept', value: 'application/json' },
          { name: 'X-Tenant', value: 't1' },
        ],
        body: null,
        credentials: 'omit',
      },
    });
  });

  it('leaves to the browser what the browser writes, so that CORS asks for nothing new', () => {
    const written = [
      ':path: /me',
      'User-Agent: x',
      'sec-ch-ua: x',
      'Cookie: a=b',
      'Origin: https://app.example',
      'Pragma: no-cache',
      'Content-Length: 3',
    ];
    const plan = planOf({ requestHeaders: [bearer, ...written] });
    expect(plan.requests[0]?.request).toMatchObject({ headers: [], credentials: 'include' });
  });

  it('puts forged tokens where the token stood, under its scheme', () => {
    const plan = planOf({ requestHeaders: [bearer] });
    for (const name of ['tampered', 'unsigned']) {
      const [header] = variant(plan, name)?.request?.headers ?? [];
      expect(header?.name).toBe('Authorization');
      expect(header?.value).toMatch(/^Bearer ey/);
      expect(header?.value).not.toContain(plan.token?.token.text);
    }
  });

  it('takes a token out of the query, and keeps the other parameters', () => {
    const plan = planOf({ request: 'GET https://api.example/me?a=1&access_token=$access&b=2' });
    expect(plan.requests[0]?.request?.url).toBe('https://api.example/me?a=1&b=2');
    expect(variant(plan, 'unsigned')?.request?.url).toMatch(/\?a=1&access_token=ey[^&]+\.&b=2$/);
  });

  it('sends the body of an unsafe method again, and says that it is one', () => {
    const plan = planOf({
      request: 'POST https://api.example/orders',
      requestHeaders: [bearer, 'Content-Type: application/json'],
      requestBody: '{"n":1}',
    });
    expect(plan.isSafe).toBe(false);
    expect(plan.requests[0]?.request?.body).toBe('{"n":1}');
  });
});

describe('the newest token', () => {
  const hold = (name: string): SceneExchange => ({
    request: 'POST https://id.example/token',
    status: 200,
    responseBody: `{"access_token":"$${name}"}`,
    at: 1,
  });

  it('is the one with the same issuer and audience that was issued last and is in time', () => {
    const plan = planOf({ requestHeaders: [bearer] }, [hold('newer'), hold('elsewhere'), hold('expired')]);
    const newest = variant(plan, 'newest');
    const token = plan.state.tokens.items[newest?.token ?? -1]?.token;
    expect(token && 'claims' in token && token.claims?.iat).toBe(1768478100);
    expect(newest?.request?.headers[0]?.value).toBe(`Bearer ${token?.text}`);
  });

  it('is not sent where the request carries it already', () => {
    const plan = planOf({ requestHeaders: [bearer] }, [hold('elsewhere')]);
    expect(variant(plan, 'newest')).toMatchObject({ request: null, whyNot: 'no-other-token' });
  });
});

describe('what cannot be sent says why', () => {
  const whyNots = (plan: ReturnType<typeof planOf>) => plan.requests.slice(1).map(({ whyNot }) => whyNot);

  it('a token in a cookie can only be left out', () => {
    const plan = planOf({ requestHeaders: ['Cookie: session=$access'] });
    expect(plan.requests[0]?.request).toMatchObject({ credentials: 'omit', headers: [] });
    expect(whyNots(plan)).toEqual(['in-cookie', 'in-cookie', 'in-cookie']);
  });

  it('an opaque token has nothing to change', () => {
    const plan = planOf({ requestHeaders: ['Authorization: Bearer 0f8fad5bd9cb469fa165708677289501'] });
    expect(plan.requests[0]?.request?.headers).toEqual([]);
    expect(whyNots(plan)).toEqual(['not-a-jwt', 'not-a-jwt', 'no-token-to-compare']);
  });

  it('a token that is bound to a DPoP proof needs the key of the page', () => {
    const plan = planOf({ requestHeaders: ['Authorization: DPoP $access', 'DPoP: $newer'] });
    expect(plan.requests[0]?.request?.headers).toEqual([]);
    expect(whyNots(plan).slice(0, 2)).toEqual(['bound-to-proof', 'bound-to-proof']);
  });

  it.each([
    ['no-credential', { requestHeaders: [] }],
    ['not-a-fetch', { requestHeaders: [bearer], resourceType: 'websocket' }],
    ['not-a-fetch', { request: 'OPTIONS https://api.example/me', requestHeaders: [bearer] }],
    ['not-http', { request: 'GET chrome-extension://abc/x', requestHeaders: [bearer] }],
  ])('%s', (reason, exchange) => {
    expect(planOf(exchange)).toMatchObject({ cannot: reason, requests: [] });
  });
});
