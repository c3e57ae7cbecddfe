import type { Scene, SceneExchange } from '../../core/find/scene.ts';
import { buildScene } from '../../core/find/scene-building.ts';
import { press } from './hands.ts';
import { only, type PanelState } from './panel-state.ts';

/** RFC 7636 appendix B. */
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const provider = 'https://id.tidewater.example';
const app = 'https://app.tidewater.example';
const callback = `${app}/callback`;

const ask = (state: string, more = ''): SceneExchange => ({
  request: `GET ${provider}/authorize?response_type=code&client_id=tidewater-web&redirect_uri=${encodeURIComponent(callback)}&scope=openid%20invoices%3Aread&state=${state}&nonce=n-${state}&code_challenge=${challenge}&code_challenge_method=S256${more}`,
  status: 302,
  responseHeaders: ['Location: /login'],
});

const redeem = (code: string, more: Partial<SceneExchange>): SceneExchange => ({
  request: `POST ${provider}/token`,
  requestBody: `grant_type=authorization_code&client_id=tidewater-web&redirect_uri=${encodeURIComponent(callback)}&code=${code}&code_verifier=${verifier}`,
  status: 200,
  ...more,
});

/** A sign-in that went well, its refresh, one whose code was used twice, a silent renewal that failed, a sign-out. */
const scene: Scene = {
  title: 'an hour of sign-ins',
  tokens: {
    access: {
      header: { alg: 'RS256', typ: 'at+jwt' },
      claims: { iss: provider, sub: 'ada', aud: 'invoices', scope: 'invoices:read' },
    },
    id: {
      header: { alg: 'RS256' },
      claims: {
        iss: provider,
        sub: 'ada',
        aud: 'tidewater-web',
        nonce: 'n-s1',
        email: 'ada@tidewater.example',
      },
    },
  },
  exchanges: [
    {
      request: `GET ${provider}/.well-known/openid-configuration`,
      status: 200,
      responseBody: JSON.stringify({
        issuer: provider,
        authorization_endpoint: `${provider}/authorize`,
        token_endpoint: `${provider}/token`,
        userinfo_endpoint: `${provider}/userinfo`,
        jwks_uri: `${provider}/jwks.json`,
      }),
      at: -3600,
    },
    { ...ask('s1'), at: -3599 },
    {
      request: `POST ${provider}/login`,
      requestBody: 'user=ada&password=p',
      status: 303,
      responseHeaders: [`Location: ${callback}?code=Sd8f0-Kq&state=s1&iss=${encodeURIComponent(provider)}`],
      at: -3586.6,
    },
    {
      request: `GET ${callback}?code=Sd8f0-Kq&state=s1&iss=${encodeURIComponent(provider)}`,
      status: 200,
      at: -3586.52,
    },
    redeem('Sd8f0-Kq', {
      responseBody:
        '{"access_token":"$access","id_token":"$id","refresh_token":"8xLOxBtZp8","token_type":"Bearer","expires_in":300,"scope":"openid invoices:read"}',
      at: -3586.3,
    }),
    {
      request: `GET ${provider}/userinfo`,
      requestHeaders: ['Authorization: Bearer $access'],
      status: 200,
      responseBody: '{"sub":"ada","email":"ada@tidewater.example"}',
      at: -3586.1,
    },
    {
      request: 'GET https://api.tidewater.example/v1/invoices',
      requestHeaders: ['Authorization: Bearer $access'],
      status: 200,
      at: -3585.65,
    },
    {
      request: `POST ${provider}/token`,
      requestBody: 'grant_type=refresh_token&client_id=tidewater-web&refresh_token=8xLOxBtZp8',
      status: 200,
      responseBody: '{"access_token":"at-2","refresh_token":"tGzv3JOkF0"}',
      at: -3290,
    },
    { ...ask('s2'), at: -900 },
    {
      request: `POST ${provider}/login`,
      requestBody: 'user=ada&password=p',
      status: 303,
      responseHeaders: [`Location: ${callback}?code=Zz91-Lm4&state=s2`],
      at: -890,
    },
    { request: `GET ${callback}?code=Zz91-Lm4&state=s2`, status: 200, at: -889 },
    redeem('Zz91-Lm4', { responseBody: '{"access_token":"at-3","refresh_token":"u81Dke0"}', at: -888 }),
    redeem('Zz91-Lm4', {
      status: 400,
      responseBody: '{"error":"invalid_grant","error_description":"code already used"}',
      at: -887,
    }),
    {
      ...ask('s3', '&prompt=none'),
      responseHeaders: [`Location: ${callback}?error=login_required&state=s3`],
      at: -300,
    },
    {
      request: `GET ${provider}/logout?id_token_hint=$id&post_logout_redirect_uri=${encodeURIComponent(app)}%2F`,
      status: 302,
      at: -60,
    },
  ],
};

const captured = ({ exchanges }: ReturnType<typeof buildScene>) =>
  only({ type: 'exchanges-captured', exchanges });
const facts = captured(buildScene(scene));

/** An app with a server, whose cookie is gone when the person is back. */
const lost = captured(
  buildScene({
    title: 'the state cookie has expired',
    exchanges: [
      {
        request: `GET ${app}/login`,
        status: 302,
        responseHeaders: [
          `Location: ${ask('s5').request.replace('GET ', '')}`,
          'Set-Cookie: __Host-oidc_state=K3s9; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60',
        ],
        resourceType: 'document',
        at: -120,
      },
      { ...ask('s5'), at: -119.8 },
      {
        request: `POST ${provider}/login`,
        requestBody: 'user=ada&password=p',
        status: 303,
        responseHeaders: [`Location: ${callback}?code=Pp08-Qv2&state=s5`],
        at: -42,
      },
      {
        request: `GET ${callback}?code=Pp08-Qv2&state=s5`,
        status: 400,
        resourceType: 'document',
        at: -41.9,
      },
    ],
  }),
);

/** The app's session is for its callback alone: each time the person is signed in, and asked again. */
const loop = captured(
  buildScene({
    title: 'four sign-ins in a row',
    exchanges: [-8, -6, -4, -2].flatMap((at): SceneExchange[] => {
      const [state, code] = [`r${-at}`, `Lq0${-at}`];
      const navigation = { status: 302, resourceType: 'document' } as const;
      return [
        {
          request: `GET ${app}/invoices`,
          responseHeaders: [`Location: ${ask(state).request.replace('GET ', '')}`],
          at,
          ...navigation,
        },
        {
          ...ask(state),
          responseHeaders: [`Location: ${callback}?code=${code}&state=${state}`],
          at: at + 0.2,
        },
        {
          request: `GET ${callback}?code=${code}&state=${state}`,
          responseHeaders: ['Location: /invoices', 'Set-Cookie: sid=9fK2; Secure; HttpOnly; Path=/callback'],
          at: at + 0.4,
          ...navigation,
        },
      ];
    }),
  }),
);

export const flowStates: readonly PanelState[] = [
  { id: 'flows', title: 'Flows: a sign-in that went well', facts, open: (store) => store.open('flows', 0) },
  { id: 'flows-failed', title: 'Flows: a code used twice', facts, open: (store) => store.open('flows', 2) },
  {
    id: 'flows-silent',
    title: 'Flows: a silent renewal without its cookie',
    facts,
    open: (store) => store.open('flows', 3),
  },
  {
    id: 'flows-scale',
    title: 'Flows: drawn to scale',
    facts,
    open: (store) => store.open('flows', 0),
    act: () => press('To scale'),
  },
  {
    id: 'flows-cookie',
    title: 'Flows: a cookie that did not come back',
    facts: lost,
    open: (store) => store.open('flows', 0),
  },
  {
    id: 'flows-loop',
    title: 'Flows: an app that signs in again and again',
    facts: loop,
    open: (store) => store.open('flows', 1),
  },
  { id: 'flows-list', title: 'Flows', facts, open: (store) => store.open('flows') },
  { id: 'flows-empty', title: 'Flows: none yet', facts: only(), open: (store) => store.open('flows') },
];
