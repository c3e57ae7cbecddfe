import { describe, expect, it } from 'vitest';
import type { Flow } from '../../../src/core/flows/flow.ts';
import { s256 } from '../../../src/core/flows/pkce.ts';
import { challenge, codeFlow, flowsOf, verifier } from './flows-of.ts';

const told = ({ kind, client, app, provider, steps }: Flow) =>
  `${kind} ${client} at ${provider} for ${app}: ${steps.map((step) => `${step.kind}${step.mode === '' ? '' : ` (${step.mode})`}`).join(', ')}`;

describe('PKCE', () => {
  it('hashes the verifier of RFC 7636 appendix B to its challenge', () => {
    expect(s256(verifier)).toBe(challenge);
  });
});

describe('a sign-in is recognised', () => {
  it('with a code and PKCE, from the request to the use of the token', () => {
    const flows = flowsOf([
      ...codeFlow(),
      {
        request: 'GET https://id.example/userinfo',
        requestHeaders: ['Authorization: Bearer at-1'],
        status: 200,
        responseBody: '{"sub":"ada"}',
        at: 8,
      },
      {
        request: 'GET https://api.example/orders',
        requestHeaders: ['Authorization: Bearer at-1'],
        status: 200,
        at: 9,
      },
      {
        request: 'GET https://api.example/orders',
        requestHeaders: ['Authorization: Bearer at-1'],
        status: 200,
        at: 10,
      },
    ]);
    expect(flows.map(told)).toEqual([
      'authorization-code app at https://id.example for https://app.example: authorization-request, authorization-response (query), callback (query), token-request, userinfo, api-call',
    ]);
  });

  it('without a redirect that was seen: the callback tells the response', () => {
    const [request, , callback, token] = codeFlow();
    expect(flowsOf([request, callback, token].filter((one) => one !== undefined)).map(told)).toEqual([
      'authorization-code app at https://id.example for https://app.example: authorization-request, authorization-response (query), callback (query), token-request',
    ]);
  });

  it('where the capture begins at the redemption', () => {
    expect(flowsOf(codeFlow().slice(3)).map(told)).toEqual([
      'authorization-code app at https://id.example for https://app.example: token-request',
    ]);
  });

  it('by the verifier, where the code came by a message between windows', () => {
    const [request, , , token] = codeFlow({ asked: '&response_mode=web_message&prompt=none' });
    const [flow] = flowsOf(
      [{ ...request, status: 200, responseHeaders: [], responseBody: '<script></script>' }, token].filter(
        (one) => one !== undefined,
      ) as never,
    );
    expect(flow?.silent).toBe(true);
    expect(flow?.steps.map(({ kind }) => kind)).toEqual(['authorization-request', 'token-request']);
  });

  it('hybrid, with the response as a form that the browser posts', () => {
    const flows = flowsOf([
      {
        request:
          'GET https://id.example/authorize?response_type=code%20id_token&response_mode=form_post&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s&nonce=n',
        status: 200,
      },
      {
        request: 'POST https://app.example/cb',
        requestBody: 'code=c&state=s&id_token=eyJ',
        status: 302,
        at: 4,
      },
    ]);
    expect(flows.map(told)).toEqual([
      'hybrid app at https://id.example for https://app.example: authorization-request, authorization-response (form_post), callback (form_post)',
    ]);
  });

  it('implicit, with the tokens in the fragment', () => {
    const flows = flowsOf([
      {
        request:
          'GET https://id.example/authorize?response_type=token&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s',
        status: 302,
        responseHeaders: ['Location: https://app.example/cb#access_token=at&state=s&token_type=Bearer'],
      },
    ]);
    expect(flows.map(told)).toEqual([
      'implicit app at https://id.example for https://app.example: authorization-request, authorization-response (fragment)',
    ]);
  });

  it('pushed beforehand (RFC 9126)', () => {
    const flows = flowsOf([
      {
        request: 'POST https://id.example/par',
        requestBody: 'response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s',
        status: 201,
        responseBody: '{"request_uri":"urn:x:1","expires_in":60}',
      },
      {
        request: 'GET https://id.example/authorize?client_id=app&request_uri=urn%3Ax%3A1',
        status: 303,
        responseHeaders: ['Location: https://app.example/cb?code=c&state=s&iss=https%3A%2F%2Fid.example'],
        at: 1,
      },
    ]);
    expect(flows.map(told)).toEqual([
      'authorization-code app at https://id.example for https://app.example: pushed-request, authorization-request, authorization-response (query)',
    ]);
  });

  it('with a discovery document before it, whose issuer it gets', () => {
    const flows = flowsOf([
      {
        request: 'GET https://id.example/.well-known/openid-configuration',
        status: 200,
        responseBody:
          '{"issuer":"https://id.example","authorization_endpoint":"https://id.example/authorize","token_endpoint":"https://id.example/token"}',
      },
      ...codeFlow(),
    ]);
    expect(flows[0]?.issuer).toBe('https://id.example');
    expect(flows[0]?.steps[0]?.kind).toBe('discovery');
  });
});

describe('other grants', () => {
  it('a refresh goes on from the flow that handed out the token, and rotation goes on from the refresh', () => {
    const refresh = (token: string, next: string, at: number) => ({
      request: 'POST https://id.example/token',
      requestBody: `grant_type=refresh_token&client_id=app&refresh_token=${token}`,
      status: 200,
      responseBody: `{"access_token":"at-${at}","refresh_token":"${next}"}`,
      at,
    });
    const flows = flowsOf([...codeFlow(), refresh('rt-1', 'rt-2', 20), refresh('rt-2', 'rt-3', 30)]);
    expect(flows.map(({ kind, after }) => `${kind} ${after}`)).toEqual([
      'authorization-code null',
      'refresh 0',
      'refresh 1',
    ]);
  });

  it.each([
    ['grant_type=password&username=u&password=p', 'password'],
    ['grant_type=client_credentials&scope=a', 'client-credentials'],
    [
      'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token=t',
      'token-exchange',
    ],
    ['grant_type=urn%3Aexample%3Aown', 'other-grant'],
  ])('%s', (body, kind) => {
    expect(
      flowsOf([{ request: 'POST https://id.example/token', requestBody: body, status: 200 }])[0]?.kind,
    ).toBe(kind);
  });

  it('a device asks until somebody has said yes', () => {
    const poll = (status: number, responseBody: string, at: number) => ({
      request: 'POST https://id.example/token',
      requestBody:
        'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d&client_id=tv',
      status,
      responseBody,
      at,
    });
    const flows = flowsOf([
      {
        request: 'POST https://id.example/device',
        requestBody: 'client_id=tv',
        status: 200,
        responseBody: '{"device_code":"d","user_code":"WDJB-MJHT","verification_uri":"https://id.example/d"}',
      },
      poll(400, '{"error":"authorization_pending"}', 5),
      poll(200, '{"access_token":"at"}', 10),
    ]);
    expect(flows.map(told)).toEqual([
      'device tv at https://id.example for https://app.example: device-authorization, token-request, token-request',
    ]);
  });

  it('introspection, revocation and sign-out', () => {
    const flows = flowsOf([
      ...codeFlow(),
      {
        request: 'POST https://id.example/introspect',
        requestBody: 'token=at-1',
        status: 200,
        responseBody: '{"active":true}',
        at: 20,
      },
      {
        request: 'POST https://id.example/revoke',
        requestBody: 'token=rt-1&client_id=app',
        status: 200,
        at: 21,
      },
      {
        request:
          'GET https://id.example/logout?id_token_hint=eyJ&post_logout_redirect_uri=https%3A%2F%2Fapp.example%2F',
        status: 302,
        at: 22,
      },
    ]);
    expect(flows.slice(1).map(({ kind, after }) => `${kind} ${after}`)).toEqual([
      'introspection 0',
      'revocation 0',
      'logout null',
    ]);
  });
});

describe('nothing is called a sign-in', () => {
  it.each([
    ['a country code', 'GET https://shop.example/search?code=de&state=open'],
    ['an error page', 'GET https://shop.example/oops?error=404'],
    ['a client id of another kind', 'GET https://ads.example/pixel?client_id=7&type=view'],
  ])('for %s', (_title, request) => {
    expect(flowsOf([{ request, status: 200 }])).toEqual([]);
  });
});
