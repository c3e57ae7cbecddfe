import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import type { Flow } from '../../../src/core/flows/flow.ts';
import { codeFlow, flowsOf, verifier } from './flows-of.ts';

const steps = (flow: Flow | undefined) =>
  flow?.steps.map(({ kind, mode }) => (mode === '' ? kind : `${kind} (${mode})`)).join(', ');

const redirect = (request: string, location: string, at = 1): SceneExchange => ({
  request,
  status: 302,
  responseHeaders: [`Location: ${location}`],
  at,
});
const ask = (more: string) =>
  `GET https://id.example/authorize?response_type=code&client_id=app&scope=openid${more}`;

describe('the response is found where the request wanted it', () => {
  it('at an origin that was asked for without its last slash', () => {
    const [flow] = flowsOf([
      redirect(
        ask('&redirect_uri=http%3A%2F%2Flocalhost%3A3000&state=s'),
        'http://localhost:3000?code=c&state=s',
      ),
      { request: 'GET http://localhost:3000/?code=c&state=s', status: 200, at: 2 },
    ]);
    expect(steps(flow)).toBe('authorization-request, authorization-response (query), callback (query)');
  });

  it('at an address with a query of its own', () => {
    const [flow] = flowsOf([
      { request: ask('&redirect_uri=https%3A%2F%2Fapp.example%2Fcb%3Ftenant%3D7&state=s'), status: 200 },
      {
        request: 'GET https://app.example/cb?tenant=7&error=access_denied',
        status: 200,
        resourceType: 'document',
        at: 2,
      },
    ]);
    expect(steps(flow)).toBe('authorization-request, authorization-response (query), callback (query)');
  });

  it('at a native app, whose scheme is its name (RFC 8252 §7.1)', () => {
    const [flow] = flowsOf([
      redirect(
        ask('&redirect_uri=com.example.app%3A%2Fcb&state=s'),
        'com.example.app:/cb?code=c-1234567&state=s',
      ),
    ]);
    expect([flow?.app, steps(flow)]).toEqual([
      'com.example.app:',
      'authorization-request, authorization-response (query)',
    ]);
  });

  it('in a fragment, as response_mode=fragment has it', () => {
    const [flow] = flowsOf([
      redirect(
        'GET https://login.example/common/oauth2/v2.0/authorize?client_id=app&response_type=code&response_mode=fragment&client_info=1&state=s&redirect_uri=https%3A%2F%2Fapp.example%2F',
        'https://app.example/#code=0.AX8&client_info=eyJ1aWQi&state=s&session_state=x',
      ),
    ]);
    expect(steps(flow)).toBe('authorization-request, authorization-response (fragment)');
  });

  it('not in the provider’s own pages, which speak of codes and errors too', () => {
    const [flow] = flowsOf([
      redirect(
        ask('&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s'),
        '/login-actions/authenticate?code=session-code&execution=1',
      ),
      redirect(
        'POST https://id.example/login-actions/authenticate?code=session-code&execution=1',
        '/login?error=bad_password',
        2,
      ),
      redirect(
        'POST https://id.example/login-actions/authenticate?session_code=x',
        'https://app.example/cb?code=c&state=s',
        3,
      ),
    ]);
    expect(flow?.steps.map(({ answer }) => answer.get('code') ?? '')).toEqual(['', 'c']);
  });

  it('in a JWT-secured response, whose claims count (JARM)', () => {
    const [flow] = flowsOf(
      [
        redirect(
          ask('&response_mode=jwt&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s-1'),
          'https://app.example/cb?response=$jarm',
        ),
      ],
      {
        jarm: {
          header: { alg: 'RS256' },
          claims: { iss: 'https://id.example', aud: 'app', code: 'c', state: 's-1' },
        },
      },
    );
    expect(flow?.steps[1]?.answer.get('state')).toBe('s-1');
  });

  it('in a form that a page posts by itself, also when it is an error', () => {
    const [flow] = flowsOf([
      {
        request: ask('&response_mode=form_post&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s'),
        status: 200,
      },
      {
        request: 'POST https://app.example/cb',
        requestBody: 'error=login_required&state=s',
        status: 302,
        at: 1,
      },
    ]);
    expect(steps(flow)).toBe(
      'authorization-request, authorization-response (form_post), callback (form_post)',
    );
  });
});

describe('sign-ins that cross each other', () => {
  const tab = (name: string, at: number): SceneExchange =>
    redirect(
      ask(`&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=${name}`),
      `https://app.example/cb?code=code-of-${name}&state=${name}`,
      at,
    );
  const bare = (name: string): SceneExchange => ({
    ...tab(name, 0),
    status: 200,
    responseHeaders: [],
  });

  it('in two tabs are told apart by their states', () => {
    const flows = flowsOf([
      bare('one'),
      bare('two'),
      { request: 'GET https://app.example/cb?code=code-of-one&state=one', status: 200, at: 4 },
      { request: 'GET https://app.example/cb?code=code-of-two&state=two', status: 200, at: 5 },
      {
        request: 'POST https://id.example/token',
        requestBody: 'grant_type=authorization_code&client_id=app&code=code-of-one',
        status: 200,
        at: 6,
      },
    ]);
    expect(flows.map(steps)).toEqual([
      'authorization-request, authorization-response (query), callback (query), token-request',
      'authorization-request, authorization-response (query), callback (query)',
    ]);
  });

  it('of an app whose state never changes are two', () => {
    const again = (nonce: string): SceneExchange => ({
      ...bare('fixed'),
      request: `${bare('fixed').request}&nonce=${nonce}`,
    });
    expect(flowsOf([again('n1'), again('n2')])).toHaveLength(2);
  });

  it('where one provider lets people sign in with another, both are drawn', () => {
    const flows = flowsOf([
      redirect(
        ask('&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=outer'),
        'https://social.example/authorize?response_type=code&client_id=id&redirect_uri=https%3A%2F%2Fid.example%2Fback&state=inner',
        0,
      ),
      redirect(
        'GET https://social.example/authorize?response_type=code&client_id=id&redirect_uri=https%3A%2F%2Fid.example%2Fback&state=inner',
        'https://id.example/back?code=inner-code&state=inner',
        1,
      ),
      redirect(
        'GET https://id.example/back?code=inner-code&state=inner',
        'https://app.example/cb?code=outer-code&state=outer',
        2,
      ),
    ]);
    expect(flows.map((flow) => `${flow.client}: ${steps(flow)}`)).toEqual([
      'app: authorization-request, authorization-response (query)',
      'id: authorization-request, authorization-response (query), callback (query)',
    ]);
  });
});

describe('the back channel in all its spellings', () => {
  const token = (requestBody: string, more: Partial<SceneExchange> = {}): SceneExchange => ({
    request: 'POST https://id.example/token',
    requestBody,
    status: 200,
    responseBody: '{"access_token":"at"}',
    at: 5,
    ...more,
  });

  it('tells a client by HTTP Basic (RFC 6749 §2.3.1)', () => {
    const [flow] = flowsOf([
      token('grant_type=client_credentials', {
        requestHeaders: ['Authorization: Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW'],
      }),
    ]);
    expect(flow?.client).toBe('s6BhdRkqt3');
  });

  it('tells a client by its assertion (RFC 7523 §3)', () => {
    const [flow] = flowsOf([token('grant_type=client_credentials&client_assertion=$own')], {
      own: { claims: { iss: 'robot', sub: 'robot' } },
    });
    expect(flow?.client).toBe('robot');
  });

  it('ties a code that a server redeems by Basic to the sign-in that waits for it', () => {
    const [request] = codeFlow();
    const flows = flowsOf([
      request as SceneExchange,
      token('grant_type=authorization_code&code=unseen&redirect_uri=https%3A%2F%2Fapp.example%2Fcb', {
        requestHeaders: ['Authorization: Basic YXBwOnNlY3JldA=='],
      }),
    ]);
    expect(flows.map(steps)).toEqual(['authorization-request, token-request']);
  });

  it('reads JSON, and a grant in the query', () => {
    const flows = flowsOf([
      token('{"grant_type":"client_credentials","client_id":"m2m"}'),
      token('', { request: 'POST https://id.example/token?grant_type=password&client_id=old&username=u' }),
    ]);
    expect(flows.map(({ kind, client }) => `${kind} ${client}`)).toEqual([
      'client-credentials m2m',
      'password old',
    ]);
  });

  it('takes a request that is sent again with the DPoP nonce for the same one (RFC 9449 §8)', () => {
    const body = 'grant_type=refresh_token&client_id=app&refresh_token=rt';
    const flows = flowsOf([
      token(body, { status: 400, responseBody: '{"error":"use_dpop_nonce"}' }),
      token(body, { at: 6 }),
    ]);
    expect(flows.map(steps)).toEqual(['token-request, token-request']);
  });

  it('goes on from the token that is exchanged (RFC 8693)', () => {
    const flows = flowsOf([
      ...codeFlow(),
      token(
        'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&client_id=app&subject_token=at-1',
      ),
    ]);
    expect(flows.map(({ after }) => after)).toEqual([null, 0]);
  });

  it('shows the key set with the sign-in that its provider’s document was fetched for', () => {
    const flows = flowsOf([
      {
        request: 'GET https://id.example/.well-known/openid-configuration',
        status: 200,
        responseBody:
          '{"issuer":"https://id.example","authorization_endpoint":"https://id.example/authorize","token_endpoint":"https://id.example/token","jwks_uri":"https://id.example/jwks"}',
      },
      ...codeFlow(),
      { request: 'GET https://id.example/jwks', status: 200, responseBody: '{"keys":[]}', at: 9 },
      token('grant_type=refresh_token&client_id=app&refresh_token=rt-1', { at: 20 }),
    ]);
    expect(flows.map(steps)).toEqual([
      'discovery, authorization-request, authorization-response (query), callback (query), token-request, key-set',
      'token-request',
    ]);
  });
});

describe('what only looks like OAuth is let go', () => {
  it.each<[title: string, exchange: Partial<SceneExchange>]>([
    [
      'an API that answers in a type',
      { request: 'GET https://api.example/tracks?client_id=7&response_type=json' },
    ],
    ['a pixel that counts requests', { request: 'GET https://ads.example/p?client_id=7&request=12' }],
    ['a search for grants', { request: 'GET https://fund.example/grants?grant_type=research' }],
    [
      'a member of every object',
      { request: 'POST https://api.example/x', requestBody: '{"grant_type":"constructor"}' },
    ],
    [
      'an app that registers a device for messages',
      {
        request: 'POST https://app.example/api/push',
        requestBody: '{"token":"fcm-1"}',
        responseBody: '{"active":true}',
      },
    ],
    [
      'a session that is revoked in JSON',
      { request: 'POST https://app.example/sessions/revoke', requestBody: '{"token":"7"}' },
    ],
    ['SAML', { request: 'GET https://idp.example/sso?SAMLRequest=fZJ&RelayState=s' }],
    [
      'SAML that comes back',
      { request: 'POST https://app.example/acs', requestBody: 'SAMLResponse=PHNh&RelayState=s' },
    ],
    ['CAS', { request: 'GET https://cas.example/login?service=https%3A%2F%2Fapp.example%2F' }],
    ['a CAS ticket', { request: 'GET https://app.example/?ticket=ST-1-abc' }],
    [
      'a voucher',
      { request: 'GET https://shop.example/?code=SUMMER2026&state=CA&error=&token=1&request=2&response=3' },
    ],
  ])('%s', (_title, exchange) => {
    expect(flowsOf([{ request: 'GET https://x.example/', status: 200, ...exchange }])).toEqual([]);
  });

  it('a country in the address of an app that waits for its response', () => {
    const [flow] = flowsOf([
      { request: ask('&redirect_uri=https%3A%2F%2Fapp.example%2F&state=s'), status: 200 },
      { request: 'GET https://app.example/?code=de', status: 200, at: 1 },
      { request: 'GET https://app.example/?error=404', status: 200, at: 2 },
    ]);
    expect(steps(flow)).toBe('authorization-request');
  });

  it('an app that hands the code to a backend of its own site has not leaked it', () => {
    const flows = flowsOf([
      ...codeFlow({ redeemed: `code=c-1234&code_verifier=${verifier}`, back: 'code=c-1234&state=s-1' }).slice(
        0,
        3,
      ),
      { request: 'GET https://api.app-backend.example/login?code=c-1234', status: 200, at: 8 },
    ]);
    expect(steps(flows[0])).toContain('leak');
    const own = flowsOf([
      redirect(
        ask('&redirect_uri=https%3A%2F%2Fwww.tidewater.dev%2Fcb&state=s'),
        'https://www.tidewater.dev/cb?code=c-1234&state=s',
      ),
      { request: 'GET https://api.tidewater.dev/login?code=c-1234', status: 200, at: 8 },
    ]);
    expect(steps(own[0])).not.toContain('leak');
  });
});
