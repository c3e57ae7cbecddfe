import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { failureOf } from '../../../src/core/flows/failure.ts';
import type { Flow } from '../../../src/core/flows/flow.ts';
import type { HttpBody } from '../../../src/core/http/exchange.ts';
import type { JsonObject } from '../../../src/core/jose/json.ts';
import { codeFlow, flowsOf, verifier } from './flows-of.ts';

/** What became of each flow: where it failed, its code, and whether that is only consistent with what is seen. */
function judge(exchanges: readonly SceneExchange[], bodies: 'kept' | 'gone' = 'kept') {
  const flows = flowsOf(exchanges);
  const gone: HttpBody = { state: 'not-read', mediaType: 'application/json', reason: 'gone' };
  const built = buildScene({ title: 'flows', exchanges }).exchanges.map((one, id) => ({
    ...one,
    id,
    response: bodies === 'gone' ? { ...one.response, body: gone } : one.response,
  }));
  return flows.map((flow, at) => {
    const failure = failureOf(flow, {
      exchangeAt: (id) => built[id],
      earlier: flows.slice(0, at),
      later: flows.slice(at + 1),
    });
    return failure === null ? null : [flow.steps[failure.step]?.kind, failure.code, failure.guessed];
  });
}

/** The request, the redirect and the callback of a sign-in whose code nobody is seen to redeem. */
const unredeemed = codeFlow().slice(0, 3);
const another = (at: number): SceneExchange => ({
  request:
    'GET https://id.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s-2',
  status: 200,
  at,
});
const signOut = (status: number, asked: string): SceneExchange => ({
  request: `GET https://id.example/logout?id_token_hint=x.y.z${asked}`,
  status,
  at: 20,
});

describe('a code that nobody is seen to redeem', () => {
  it('is no failure by itself: the app’s server may have redeemed it', () => {
    expect(judge(unredeemed)).toEqual([null]);
  });

  it('is one, as far as can be told, where the sign-in begins anew', () => {
    expect(judge([...unredeemed, another(20)])).toEqual([['callback', 'code-not-redeemed', true], null]);
  });

  it('is none where the person signed out before, or came back much later', () => {
    const between = signOut(200, '&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F');
    expect(judge([...unredeemed, between, another(30)])[0]).toBeNull();
    expect(judge([...unredeemed, another(3600)])[0]).toBeNull();
  });
});

describe('a refresh token that two requests sent', () => {
  const rotates = (at: number): SceneExchange => ({
    ...codeFlow()[3],
    request: 'POST https://id.example/token',
    requestBody: 'grant_type=refresh_token&refresh_token=rt-1',
    responseBody: '{"access_token":"at-2","refresh_token":"rt-2"}',
    status: 200,
    at,
  });
  const isRefused = (at: number): SceneExchange => ({
    ...rotates(at),
    status: 400,
    responseBody: '{"error":"invalid_grant"}',
  });
  const reused = (guessed: boolean) => ['token-request', 'refresh-token-reused', guessed];

  it.each<[title: string, told: SceneExchange[], judged: unknown[]]>([
    ['one after the other', [rotates(20), isRefused(30)], [null, reused(false)]],
    ['told the other way round', [isRefused(30), rotates(20)], [reused(false), null]],
    ['under way at once', [isRefused(20), rotates(20.01)], [reused(true), null]],
    [
      'refused before the other began',
      [isRefused(20), rotates(30)],
      [['token-request', 'invalid_grant', false], null],
    ],
  ])('%s', (_title, told, judged) => {
    expect(judge(told)).toEqual(judged);
  });
});

describe('an answer whose words the browser let go of', () => {
  const refused = (redeemed: string) => judge(codeFlow({ redeemed, status: 400, answer: '' }), 'gone');

  it('still shows a request that could not be granted', () => {
    expect(refused('code=c-1&code_verifier=another')).toEqual([['token-request', 'pkce-mismatch', true]]);
  });

  it('is not called an error code of the provider’s own', () => {
    expect(refused(`code=c-1&code_verifier=${verifier}`)).toEqual([['token-request', 'status 400', true]]);
  });
});

describe('the nonce', () => {
  const answered = (claims: JsonObject, callback: Partial<SceneExchange> = {}) => {
    const exchanges = codeFlow({ asked: '&nonce=n-1', answer: '{"access_token":"at-1","id_token":"$id"}' });
    const bent = exchanges.map((one, at) => (at === 2 ? { ...one, ...callback } : one));
    const tokens = { id: { header: { alg: 'RS256' }, claims: { iss: 'https://id.example', ...claims } } };
    const flow = flowsOf(bent, tokens)[0] as Flow;
    const failure = failureOf(flow, { exchangeAt: () => undefined, earlier: [] });
    return failure === null
      ? null
      : `${flow.steps[failure.step]?.kind} ${failure.code} ${failure.spec?.label}`;
  };

  it('that differs stops the sign-in where the ID token came, also where the app shows an error page', () => {
    const told = 'token-request nonce-differs OpenID Connect Core 1.0 §3.1.3.7';
    expect(answered({ nonce: 'n-2' })).toBe(told);
    expect(answered({})).toBe(told);
    expect(answered({ nonce: 'n-2' }, { status: 400 })).toBe(told);
  });

  it('that is the same is no failure', () => {
    expect(answered({ nonce: 'n-1' })).toBeNull();
  });
});

describe('what else a provider refuses', () => {
  it('names PKCE where the error description does (RFC 7636 §4.4.1)', () => {
    const back = 'error=invalid_request&error_description=code+challenge+required&state=s-1';
    const exchanges = codeFlow({ back })
      .slice(0, 3)
      .map((one) => ({ ...one, request: one.request.replace(/&code_challenge.*$/, '') }));
    const flows = flowsOf(exchanges);
    const failure = flows[0] && failureOf(flows[0], { exchangeAt: () => undefined, earlier: [] });
    expect(failure?.headline).toContain('wants PKCE');
  });

  it('tells a sign-out to an address that may not be registered', () => {
    const asked = '&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2Felsewhere';
    expect(judge([signOut(400, asked)])).toEqual([['end-session', 'status 400', true]]);
    expect(judge([signOut(302, asked)])).toEqual([null]);
  });
});

describe('the issuer', () => {
  it('is known too where the discovery document comes only when the page is back', () => {
    const discovery: SceneExchange = {
      request: 'GET https://id.example/.well-known/openid-configuration',
      status: 200,
      responseHeaders: ['Content-Type: application/json'],
      responseBody:
        '{"issuer":"https://id.example","authorization_endpoint":"https://id.example/authorize","token_endpoint":"https://id.example/token"}',
      at: 6,
    };
    const [asked, login, callback, redeemed] = codeFlow();
    const flows = flowsOf([asked, login, callback, discovery, redeemed].filter((one) => one !== undefined));
    expect(flows[0]?.issuer).toBe('https://id.example');
  });
});
