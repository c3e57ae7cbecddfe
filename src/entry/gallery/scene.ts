/** A working day at Tidewater, as the panel would have captured it. */
import type { Scene, SceneExchange } from '../../core/find/scene.ts';

const api = 'https://api.tidewater.example/v1';
const date = (time: string) => `Date: Sat, 14 Mar 2026 ${time} GMT`;
const after = (time: string) => (Date.parse(`2026-03-14T${time}Z`) - Date.UTC(2026, 2, 14, 14, 40, 0)) / 1000;

const call = (
  time: string,
  request: string,
  token: string,
  status: number,
  extra: Partial<SceneExchange> = {},
): SceneExchange => ({
  request: request.replace('/v1', api),
  requestHeaders: [
    `Authorization: Bearer $${token}`,
    'Accept: application/json',
    'Origin: https://app.tidewater.example',
  ],
  status,
  responseHeaders: [date(time), 'Content-Type: application/json', ...(extra.responseHeaders ?? [])],
  responseBody: extra.responseBody ?? '{"items":[]}',
  at: after(time),
  resourceType: 'fetch',
});

const exchanges: readonly SceneExchange[] = [
  {
    request: 'POST https://id.tidewater.example/login',
    requestHeaders: ['Content-Type: application/json'],
    requestBody: '{"user":"ada","password":"••••"}',
    status: 200,
    responseHeaders: [date('14:21:41'), 'Content-Type: application/json'],
    responseBody: '{"access_token":"$expired","token_type":"Bearer","expires_in":900}',
    at: after('14:21:41'),
    resourceType: 'fetch',
  },
  ...['14:21:44', '14:24:10', '14:28:02', '14:33:50', '14:36:02'].map((time, page) =>
    call(time, `GET /v1/invoices?page=${page + 1}`, 'expired', 200),
  ),
  {
    request: 'POST https://id.tidewater.example/oauth/token',
    requestHeaders: ['Content-Type: application/x-www-form-urlencoded', 'Cookie: rt=$refresh'],
    requestBody: 'grant_type=refresh_token',
    status: 200,
    responseHeaders: [
      date('14:29:31'),
      'Content-Type: application/json',
      'Set-Cookie: rt=$refresh; Path=/oauth; Secure; HttpOnly; SameSite=Strict',
    ],
    responseBody: '{"access_token":"$fresh","id_token":"$id","token_type":"Bearer","expires_in":900}',
    at: after('14:29:31'),
    resourceType: 'fetch',
  },
  call('14:30:00', 'GET /v1/profile', 'fresh', 200),
  call('14:31:12', 'GET /v1/invoices?page=1', 'fresh', 200),
  call('14:35:20', 'DELETE /v1/invoices/8812', 'fresh', 403, {
    responseHeaders: ['WWW-Authenticate: Bearer error="insufficient_scope", scope="invoices:write"'],
    responseBody: '{"error":"insufficient_scope"}',
  }),
  ...['14:39:53', '14:39:56'].map((time) =>
    call(time, 'GET /v1/invoices?page=2', 'expired', 401, {
      responseHeaders: [
        'WWW-Authenticate: Bearer error="invalid_token", error_description="The access token expired"',
      ],
      responseBody: '{"error":"invalid_token"}',
    }),
  ),
  call('14:38:40', 'GET /v1/admin/users', 'tampered', 401, {
    responseHeaders: ['WWW-Authenticate: Bearer error="invalid_token"'],
  }),
  call('14:39:10', 'POST /v1/reports', 'service', 200),
  {
    request: `POST ${api}/exports`,
    requestHeaders: ['Content-Type: application/json', 'Origin: https://app.tidewater.example'],
    status: 401,
    responseHeaders: [date('14:39:20'), 'WWW-Authenticate: Bearer'],
    responseBody: '',
    at: after('14:39:20'),
    resourceType: 'fetch',
  },
  {
    request: 'GET https://maps.partner.example/tiles/4/8/5.png?access_token=$unsigned',
    status: 200,
    responseHeaders: [date('14:39:30'), 'Content-Type: image/png'],
    at: after('14:39:30'),
    resourceType: 'image',
  },
  {
    request: 'GET https://app.tidewater.example/',
    requestHeaders: ['Cookie: session=$encrypted'],
    status: 200,
    responseHeaders: [date('14:39:40'), 'Content-Type: text/html'],
    responseBody: '<!doctype html><title>Tidewater</title>',
    at: after('14:39:40'),
    resourceType: 'document',
  },
];

/** `tokens` are the serialized tokens by name. */
export function tidewaterScene(tokens: Readonly<Record<string, string>>): Scene {
  return {
    title: 'A working day at Tidewater',
    now: '2026-03-14T14:40:00Z',
    tokens,
    exchanges: exchanges.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)),
    origin: 'https://app.tidewater.example',
    storage: [
      { area: 'local-storage', name: 'tw.access', value: '$fresh' },
      { area: 'local-storage', name: 'tw.user', value: '{"id_token":"$id","name":"Ada"}' },
      { area: 'session-storage', name: 'tw.reports', value: '$service' },
    ],
  };
}
