import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { type Failure, failureOf } from '../../../src/core/flows/failure.ts';
import { outcomeOf } from '../../../src/core/flows/outcome.ts';
import { challenge, codeFlow, flowsOf, verifier } from './flows-of.ts';

/** The failure of the last flow, with the kind of the step that failed; `unread` where the browser kept no body. */
function judged(
  exchanges: readonly SceneExchange[],
  unread = false,
): {
  failure: Failure | null;
  at: string;
  outcome: string;
} {
  const flows = flowsOf(exchanges);
  const built = buildScene({ title: 'flows', exchanges }).exchanges.map((exchange, id) => ({
    ...exchange,
    ...(unread && {
      response: {
        ...exchange.response,
        body: { state: 'not-read', mediaType: 'text/html', reason: 'gone' } as const,
      },
    }),
    id,
  }));
  const flow = flows.at(-1);
  if (flow === undefined) throw new Error('no flow');
  const failure = failureOf(flow, { exchangeAt: (id) => built[id], earlier: flows.slice(0, -1) });
  return {
    failure,
    at: failure === null ? '' : (flow.steps[failure.step]?.kind ?? ''),
    outcome: outcomeOf(flow, failure),
  };
}

const refused = (error: string) => ({ status: 400, answer: `{"error":"${error}"}` });
const refresh = (status: number, answer: string, at: number): SceneExchange => ({
  request: 'POST https://id.example/token',
  requestBody: 'grant_type=refresh_token&client_id=app&refresh_token=rt-1',
  status,
  responseBody: answer,
  at,
});
const silent = (cookie: boolean): SceneExchange => ({
  request: `GET https://id.example/authorize?response_type=code&prompt=none&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s-2&code_challenge=${challenge}&code_challenge_method=S256`,
  ...(cookie ? { requestHeaders: ['Cookie: sid=1'] } : {}),
  status: 302,
  responseHeaders: ['Location: https://app.example/cb?error=login_required&state=s-2'],
  at: 60,
});

describe('a sign-in that went well', () => {
  it('has no failure', () => {
    expect(judged(codeFlow())).toEqual({ failure: null, at: '', outcome: 'completed' });
  });

  it('is complete where the app redeems the code out of sight', () => {
    expect(judged(codeFlow().slice(0, 3)).outcome).toBe('completed');
  });

  it('is open while nobody has answered', () => {
    expect(judged(codeFlow().slice(0, 1))).toEqual({ failure: null, at: '', outcome: 'open' });
  });
});

describe('a sign-in that failed says where and why', () => {
  it.each<[title: string, exchanges: SceneExchange[], code: string, at: string]>([
    [
      'the person said no',
      codeFlow({ back: 'error=access_denied&state=s-1' }).slice(0, 3),
      'access_denied',
      'authorization-response',
    ],
    [
      'consent is wanted',
      codeFlow({ back: 'error=consent_required&state=s-1' }).slice(0, 3),
      'consent_required',
      'authorization-response',
    ],
    [
      'the state was lost',
      codeFlow({ back: 'code=c-1' }).slice(0, 3),
      'state-lost',
      'authorization-response',
    ],
    [
      'another state came back',
      codeFlow({ back: 'code=c-1&state=s-9' }).slice(0, 3),
      'state-lost',
      'authorization-response',
    ],
    [
      'the code was used twice',
      [...codeFlow(), ...codeFlow(refused('invalid_grant')).slice(3)],
      'code-used-twice',
      'token-request',
    ],
    [
      'the code was used twice, and the browser told of the second time first',
      [
        ...codeFlow().slice(0, 3),
        ...codeFlow(refused('invalid_grant'))
          .slice(3)
          .map((again) => ({ ...again, at: 8 })),
        ...codeFlow().slice(3),
      ],
      'code-used-twice',
      'token-request',
    ],
    [
      'the verifier is another one',
      codeFlow({ ...refused('invalid_grant'), redeemed: `code=c-1&code_verifier=${verifier.slice(1)}x` }),
      'pkce-mismatch',
      'token-request',
    ],
    [
      'the verifier is missing',
      codeFlow({ ...refused('invalid_grant'), redeemed: 'code=c-1' }),
      'pkce-mismatch',
      'token-request',
    ],
    ['nothing shows why', codeFlow(refused('invalid_grant')), 'invalid_grant', 'token-request'],
    ['the client is unknown', codeFlow(refused('invalid_client')), 'invalid_client', 'token-request'],
    ['a code of its own', codeFlow(refused('tuesday')), 'tuesday', 'token-request'],
    [
      'a refresh token was used before',
      [
        ...codeFlow(),
        refresh(200, '{"access_token":"at-2","refresh_token":"rt-2"}', 20),
        refresh(400, '{"error":"invalid_grant"}', 30),
      ],
      'refresh-token-reused',
      'token-request',
    ],
    ['nobody is signed in', [silent(true)], 'login_required', 'authorization-response'],
    [
      'the app refused it',
      [
        ...codeFlow().slice(0, 2),
        { request: 'GET https://app.example/cb?code=c-1&state=s-1', status: 500, at: 6 },
      ],
      'status 500',
      'callback',
    ],
  ])('%s', (_title, exchanges, code, at) => {
    const { failure, ...more } = judged(exchanges);
    expect([failure?.code, more]).toEqual([code, { at, outcome: 'failed' }]);
    expect(failure?.headline).not.toMatch(/\.$/);
  });

  it('the app refuses by a redirect to its own page, and not by one that only leads on', () => {
    const [ask, login, callback] = codeFlow();
    const answer = (location: string) => [
      ask as SceneExchange,
      login as SceneExchange,
      { ...(callback as SceneExchange), status: 302, responseHeaders: [`Location: ${location}`] },
    ];
    expect(judged(answer('/signin?error=Configuration'))).toMatchObject({
      failure: { code: 'Configuration', guessed: true },
      at: 'callback',
      outcome: 'failed',
    });
    expect(judged(answer('/home?welcome=1')).outcome).toBe('completed');
    expect(judged(answer('https://other.example/x?error=1')).outcome).toBe('completed');
  });

  it('the redirect_uri is not registered: the provider shows a page', () => {
    const [ask] = codeFlow();
    const page = {
      ...(ask as SceneExchange),
      status: 400,
      responseHeaders: [],
      responseBody: '<h1>invalid_redirect_uri</h1>',
    };
    expect(judged([page]).failure?.code).toBe('redirect_uri_mismatch');
  });

  it('the provider sends the browser to an error page of its own', () => {
    const [ask] = codeFlow();
    const sent = {
      ...(ask as SceneExchange),
      responseHeaders: ['Location: /error?error=redirect_mismatch&client_id=app'],
    };
    expect(judged([sent])).toMatchObject({
      failure: { code: 'redirect_uri_mismatch', guessed: true },
      at: 'authorization-request',
    });
  });

  it('a page that only links onward does not name redirect_uri as the fault', () => {
    const [ask] = codeFlow();
    const page = {
      ...(ask as SceneExchange),
      status: 503,
      responseHeaders: [],
      responseBody: '<a href="/authorize?client_id=app&redirect_uri=x">Try again</a>',
    };
    expect(judged([page]).failure?.code).toBe('status 503');
  });

  it('a page that was not kept is not said to name an error', () => {
    const page = { ...(codeFlow()[0] as SceneExchange), status: 400, responseHeaders: [] };
    expect(judged([page], true).failure?.headline).toMatch(/did not keep what its answer said/);
    expect(judged([page]).failure?.headline).toMatch(/named no error code/);
    const revocation: SceneExchange = {
      request: 'POST https://id.example/revoke',
      requestBody: 'token=rt-1&token_type_hint=refresh_token&client_id=app',
      status: 400,
      at: 0,
    };
    expect(judged([revocation], true).failure?.headline).toMatch(/did not keep what its answer said/);
  });

  it('the token request is not answered: consistent with CORS', () => {
    const [ask, login, callback, token] = codeFlow({ status: 0, answer: '' });
    const blocked = { ...(token as SceneExchange), error: 'net::ERR_FAILED' };
    const { failure, at } = judged([ask, login, callback, blocked] as SceneExchange[]);
    expect([failure?.code, failure?.guessed, at]).toEqual(['no-answer', true, 'token-request']);
  });

  it('a refresh token that is not rotated may be used again: the refusal has another reason', () => {
    const exchanges = [
      ...codeFlow(),
      refresh(200, '{"access_token":"at-2"}', 20),
      refresh(400, '{"error":"invalid_grant"}', 30),
    ];
    expect(judged(exchanges).failure?.code).toBe('invalid_grant');
  });

  it('a redirect_uri that is left out, as OAuth 2.1 has it, is a guess and not a fault', () => {
    const exchanges = codeFlow(refused('invalid_grant'));
    const token = exchanges[3] as SceneExchange;
    const without = { ...token, requestBody: token.requestBody?.replace(/&redirect_uri=[^&]*/, '') ?? '' };
    expect(judged([...exchanges.slice(0, 3), without]).failure).toMatchObject({
      code: 'redirect-uri-missing',
      guessed: true,
    });
  });

  it('a second try with the DPoP nonce is no second use of the code', () => {
    const flow = codeFlow();
    const asked = { ...(flow[3] as SceneExchange), status: 400, responseBody: '{"error":"use_dpop_nonce"}' };
    expect(judged([...flow.slice(0, 3), asked, flow[3] as SceneExchange]).failure).toBeNull();
    const again = { ...(flow[3] as SceneExchange), status: 400, responseBody: '{"error":"invalid_grant"}' };
    expect(judged([...flow.slice(0, 3), asked, again]).failure?.code).toBe('invalid_grant');
  });

  it('a silent renewal without a cookie, after a sign-in, is consistent with blocked third-party cookies', () => {
    const { failure } = judged([...codeFlow(), silent(false)]);
    expect([failure?.code, failure?.guessed]).toEqual(['login_required', true]);
    expect(failure?.headline).toContain('consistent with third-party cookies being blocked');
    expect(judged([...codeFlow(), silent(true)]).failure?.guessed).toBe(false);
  });

  it('a device that still waits has not failed', () => {
    const device = [
      {
        request: 'POST https://id.example/device',
        requestBody: 'client_id=tv',
        status: 200,
        responseBody: '{"device_code":"d","user_code":"W"}',
      },
      {
        request: 'POST https://id.example/token',
        requestBody: 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d',
        status: 400,
        responseBody: '{"error":"authorization_pending"}',
        at: 5,
      },
    ];
    expect(judged(device)).toEqual({ failure: null, at: '', outcome: 'open' });
  });
});
