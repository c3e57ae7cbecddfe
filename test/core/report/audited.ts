/** A capture with something to report, and with hostile names in every place that a report repeats. */
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { AuditedCapture, ReportOptions } from '../../../src/core/report/audit-document.ts';
import { holdSession } from '../../../src/core/session/holder.ts';

export const hostileName =
  '<img src=x onerror=alert(1)> [a](https://evil.example) ![i](x)\n# head\u202e `x` @someone | cell {0}';

const claims = { iss: 'https://id.example', sub: 'u-1', iat: 1768478000, exp: 1768478220 };

export const refused: Scene = {
  title: 'an expired token in a URL and in storage, refused',
  tokens: { t: { header: { alg: 'HS256', typ: 'at+jwt' }, claims } },
  exchanges: [
    { request: 'GET https://app.example/', status: 200 },
    {
      request: 'GET https://api.example/orders?access_token=$t',
      requestHeaders: ['Authorization: Bearer $t'],
      status: 401,
      responseHeaders: [
        'Date: Thu, 15 Jan 2026 12:00:00 GMT',
        'WWW-Authenticate: Bearer error="invalid_token"',
      ],
    },
  ],
  storage: [{ area: 'local-storage', name: hostileName, value: '$t' }],
};

export const options: ReportOptions = {
  version: '1.2.3',
  now: Date.UTC(2026, 0, 15, 12),
  showValues: false,
  waivers: [],
  baseline: null,
};

export function auditedScene(scene: Scene, name = 'shop.har'): AuditedCapture & { readonly token: string } {
  const { exchanges, storage, tokens } = buildScene(scene);
  const holder = holdSession();
  holder.dispatch({ type: 'exchanges-captured', exchanges });
  if (storage) holder.dispatch({ type: 'storage-read', reading: storage });
  return { name, session: holder.state, token: tokens.get('t') ?? '' };
}
