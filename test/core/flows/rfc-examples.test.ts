import { describe, expect, it } from 'vitest';
import type { SceneExchange } from '../../../src/core/find/scene.ts';
import type { Flow } from '../../../src/core/flows/flow.ts';
import { leftHalfHash } from '../../../src/core/flows/token-hash.ts';
import { failureIn, flowAt, flowCount, flowRow } from '../../../src/core/session/select-flows.ts';
import { holdScene } from '../session/capture.ts';
import { flowsOf } from './flows-of.ts';

const told = ({ kind, client, steps }: Flow) =>
  `${kind} ${client}: ${steps.map((step) => step.kind).join(', ')}`;

/** Kind, outcome and the code of the failure of each flow. */
const outcomes = (exchanges: readonly SceneExchange[]) => {
  const { state } = holdScene({ title: 'an example', exchanges });
  return Array.from({ length: flowCount(state) }, (_, id) => [
    flowAt(state, id).kind,
    flowRow(state, id).outcome,
    failureIn(state, id)?.code ?? null,
  ]);
};

const server = 'https://server.example.com';
const client = 'https://client.example.org/cb';
const asked = (type: string): SceneExchange => ({
  request: `GET ${server}/authorize?response_type=${encodeURIComponent(type)}&client_id=s6BhdRkqt3&redirect_uri=${encodeURIComponent(client)}&scope=openid%20profile&nonce=n-0S6_WzA2Mj&state=af0ifjsldkj`,
  status: 302,
});
const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
const answered = (type: string, back: string): SceneExchange => ({
  ...asked(type),
  responseHeaders: [`Location: ${client}${back}`],
});

describe('OpenID Connect Core, appendix A', () => {
  it.each([
    ['code', `?code=${code}&state=af0ifjsldkj`, 'authorization-code', 'query'],
    ['id_token', '#id_token=eyJraWQ&state=af0ifjsldkj', 'implicit', 'fragment'],
    [
      'id_token token',
      '#access_token=jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y&token_type=Bearer&id_token=eyJraWQ&state=af0ifjsldkj',
      'implicit',
      'fragment',
    ],
    ['code id_token', `#code=${code}&id_token=eyJraWQ&state=af0ifjsldkj`, 'hybrid', 'fragment'],
    [
      'code token',
      `#code=${code}&access_token=jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y&token_type=Bearer&state=af0ifjsldkj`,
      'hybrid',
      'fragment',
    ],
    [
      'code id_token token',
      `#code=${code}&access_token=jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y&token_type=Bearer&id_token=eyJraWQ&state=af0ifjsldkj`,
      'hybrid',
      'fragment',
    ],
  ])('response_type=%s', (type, back, kind, mode) => {
    const [flow] = flowsOf([answered(type, back)]);
    expect([flow?.kind, flow?.client, flow?.steps.at(-1)?.kind, flow?.steps.at(-1)?.mode]).toEqual([
      kind,
      's6BhdRkqt3',
      'authorization-response',
      mode,
    ]);
  });

  it('its hashes: at_hash of A.3, c_hash of A.4', () => {
    expect(leftHalfHash('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', 'RS256')).toBe(
      '77QmUPtjPfzWtF2AnpK9RQ',
    );
    expect(leftHalfHash(code, 'RS256')).toBe('LDktKdoQak3Pk0cnXxCltA');
  });
});

describe('other examples', () => {
  it('RFC 9126 §2.1 and §4: pushed, then asked for by its name', () => {
    const flows = flowsOf([
      {
        request: 'POST https://as.example.com/as/par',
        requestHeaders: ['Authorization: Basic czZCaGRSa3F0Mzo3RmpmcDBaQnIxS3REUmJuZlZkbUl3'],
        requestBody:
          'response_type=code&state=af0ifjsldkj&client_id=s6BhdRkqt3&redirect_uri=https%3A%2F%2Fclient.example.org%2Fcb&code_challenge=K2-ltc83acc4h0c9w6ESC_rEMTJ3bww-uCHaoeK1t8U&code_challenge_method=S256&scope=account-information',
        status: 201,
        responseBody:
          '{"request_uri":"urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c","expires_in":60}',
      },
      {
        request:
          'GET https://as.example.com/authorize?client_id=s6BhdRkqt3&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc_11ACC5bwc014ltc14eY22c',
        status: 200,
      },
    ]);
    expect(flows.map(told)).toEqual(['authorization-code s6BhdRkqt3: pushed-request, authorization-request']);
  });

  it('RFC 9101 §5: a request object holds the parameters', () => {
    const [flow] = flowsOf(
      [{ request: `GET ${server}/authz?client_id=s6BhdRkqt3&request=$object`, status: 200 }],
      {
        object: {
          header: { alg: 'RS256', kid: 'k2bdc' },
          claims: {
            iss: 's6BhdRkqt3',
            aud: server,
            response_type: 'code id_token',
            client_id: 's6BhdRkqt3',
            redirect_uri: client,
            scope: 'openid',
            state: 'af0ifjsldkj',
            nonce: 'n-0S6_WzA2Mj',
            max_age: 86400,
          },
        },
      },
    );
    expect([flow?.kind, flow?.app, flow?.steps[0]?.sent.get('nonce')]).toEqual([
      'hybrid',
      'https://client.example.org',
      'n-0S6_WzA2Mj',
    ]);
  });

  it('RFC 9207 §2.1: the response names its issuer', () => {
    const [flow] = flowsOf([
      answered(
        'code',
        '?code=x1848ZT64p4IirMPT0R-X3141MFPTuBX-VFL_cvaplMH58&state=af0ifjsldkj&iss=https%3A%2F%2Fhonest.as.example',
      ),
    ]);
    expect(flow?.steps.at(-1)?.answer.get('iss')).toBe('https://honest.as.example');
  });

  it('RFC 8628 §3.1 to §3.5: asked for, polled too fast, waited for, granted', () => {
    const poll = (status: number, responseBody: string, at: number): SceneExchange => ({
      request: `POST ${server}/token`,
      requestBody:
        'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS&client_id=1406020730',
      status,
      responseBody,
      at,
    });
    const asked: SceneExchange = {
      request: `POST ${server}/device_authorization`,
      requestBody: 'client_id=1406020730&scope=example_scope',
      status: 200,
      responseBody:
        '{"device_code":"GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS","user_code":"WDJB-MJHT","verification_uri":"https://example.com/device","verification_uri_complete":"https://example.com/device?user_code=WDJB-MJHT","expires_in":1800,"interval":5}',
    };
    const waiting = [
      asked,
      poll(400, '{"error":"slow_down"}', 2),
      poll(400, '{"error":"authorization_pending"}', 12),
    ];
    expect(outcomes(waiting)).toEqual([['device', 'open', null]]);
    const granted = poll(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}', 22);
    expect(outcomes([...waiting, granted])).toEqual([['device', 'completed', null]]);
    for (const error of ['access_denied', 'expired_token'])
      expect(outcomes([...waiting, poll(400, `{"error":"${error}"}`, 22)])).toEqual([
        ['device', 'failed', error],
      ]);
  });

  it('RFC 8693 §2.3: the answer tells what was issued, and a subject_token goes on from its flow', () => {
    const refresh: SceneExchange = {
      request: 'POST https://as.example.com/as/token.oauth2',
      requestBody: 'grant_type=refresh_token&client_id=rs08&refresh_token=rt-1',
      status: 200,
      responseBody: '{"access_token":"accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC","token_type":"Bearer"}',
    };
    const exchange: SceneExchange = {
      request: 'POST https://as.example.com/as/token.oauth2',
      requestHeaders: ['Authorization: Basic cnMwODpsb25nLXNlY3VyZS1yYW5kb20tc2VjcmV0'],
      requestBody:
        'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&resource=https%3A%2F%2Fbackend.example.com%2Fapi&subject_token=accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token',
      status: 200,
      responseBody:
        '{"access_token":"eyJhbGciOiJFUzI1NiIsImtpZCI6IjllciJ9.eyJhdWQiOiJodHRwczovL2JhY2tlbmQuZXhhbXBsZS5jb20ifQ.sig","issued_token_type":"urn:ietf:params:oauth:token-type:access_token","token_type":"Bearer","expires_in":60}',
      at: 1,
    };
    const [, exchanged] = flowsOf([refresh, exchange]);
    expect([exchanged?.kind, exchanged?.after, exchanged?.client]).toEqual(['token-exchange', 0, 'rs08']);
    expect(exchanged?.steps[0]?.answer.get('issued_token_type')).toBe(
      'urn:ietf:params:oauth:token-type:access_token',
    );
    expect(outcomes([refresh, exchange])[1]).toEqual(['token-exchange', 'completed', null]);
  });

  it('RFC 9126 §2.3: a pushed request that is refused ends the sign-in there', () => {
    const pushed: SceneExchange = {
      request: 'POST https://as.example.com/as/par',
      requestBody:
        'response_type=code&client_id=s6BhdRkqt3&redirect_uri=https%3A%2F%2Fclient.example.org%2Fcb&state=s&nonce=n',
      status: 400,
      responseBody:
        '{"error":"invalid_request","error_description":"The redirect_uri is not valid for the given client"}',
    };
    const endpoint: SceneExchange = {
      request: 'GET https://as.example.com/.well-known/openid-configuration',
      status: 200,
      responseBody:
        '{"issuer":"https://as.example.com","authorization_endpoint":"https://as.example.com/authorize","token_endpoint":"https://as.example.com/token","pushed_authorization_request_endpoint":"https://as.example.com/as/par"}',
      at: -1,
    };
    expect(outcomes([endpoint, pushed])).toEqual([['authorization-code', 'failed', 'redirect_uri_mismatch']]);
  });

  it('RFC 9207 §2.1: an error names its issuer too', () => {
    const [flow] = flowsOf([
      answered('code', '?error=access_denied&state=af0ifjsldkj&iss=https%3A%2F%2Fhonest.as.example'),
    ]);
    expect(flow?.steps.at(-1)?.answer.get('iss')).toBe('https://honest.as.example');
    expect(
      outcomes([
        answered('code', '?error=access_denied&state=af0ifjsldkj&iss=https%3A%2F%2Fhonest.as.example'),
      ]),
    ).toEqual([['authorization-code', 'failed', 'access_denied']]);
  });

  it('OpenID Connect Back-Channel Logout §2.5: taken, and refused', () => {
    const logout = (status: number): SceneExchange => ({
      request: 'POST https://rp.example.org/backchannel_logout',
      requestBody: 'logout_token=eyJhbGci.eyJpc3Mi.T3BlbklE',
      status,
    });
    expect(outcomes([logout(200)])).toEqual([['logout', 'completed', null]]);
    expect(outcomes([logout(400)])).toEqual([['logout', 'failed', 'status 400']]);
    expect(flowsOf([logout(200)]).map(told)).toEqual(['logout : back-channel-logout']);
    const refused = holdScene({ title: 'refused', exchanges: [logout(400)] });
    expect(failureIn(refused.state, 0)?.headline).toBe('The app refused the logout token');
  });

  it.each<[title: string, exchange: SceneExchange, expected: string]>([
    [
      'RFC 9449 §5: a code redeemed with a DPoP proof',
      {
        request: `POST ${server}/token`,
        requestBody:
          'grant_type=authorization_code&client_id=s6BhdRkqt&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fclient%2Eexample%2Ecom%2Fcb&code_verifier=bEaL42izcC-o-xBk0K2vuJ6U-y1p9r_wW2dFWIWgjz-',
        status: 200,
        responseBody: '{"access_token":"Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU","token_type":"DPoP"}',
      },
      'authorization-code s6BhdRkqt: token-request',
    ],
    [
      'RFC 8628 §3.1',
      {
        request: `POST ${server}/device_authorization`,
        requestBody: 'client_id=1406020730&scope=example_scope',
        status: 200,
        responseBody:
          '{"device_code":"GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS","user_code":"WDJB-MJHT","verification_uri":"https://example.com/device","expires_in":1800,"interval":5}',
      },
      'device 1406020730: device-authorization',
    ],
    [
      'RFC 8693 §2.3',
      {
        request: 'POST https://as.example.com/as/token.oauth2',
        requestHeaders: ['Authorization: Basic cnMwODpsb25nLXNlY3VyZS1yYW5kb20tc2VjcmV0'],
        requestBody:
          'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&resource=https%3A%2F%2Fbackend.example.com%2Fapi&subject_token=accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token',
        status: 200,
      },
      'token-exchange rs08: token-request',
    ],
    [
      'RFC 7662 §2.1',
      {
        request: `POST ${server}/introspect`,
        requestHeaders: ['Authorization: Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW'],
        requestBody: 'token=mF_9.B5f-4.1JqM&token_type_hint=access_token',
        status: 200,
        responseBody:
          '{"active":true,"client_id":"l238j323ds-23ij4","username":"jdoe","sub":"Z5O3upPC88QrAjx00dis"}',
      },
      'introspection s6BhdRkqt3: introspection',
    ],
    [
      'RFC 7009 §2.1',
      {
        request: `POST ${server}/revoke`,
        requestHeaders: ['Authorization: Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW'],
        requestBody: 'token=45ghiukldjahdnhzdauz&token_type_hint=refresh_token',
        status: 200,
      },
      'revocation s6BhdRkqt3: revocation',
    ],
  ])('%s', (_title, exchange, expected) => {
    expect(flowsOf([exchange]).map(told)).toEqual([expected]);
  });
});
