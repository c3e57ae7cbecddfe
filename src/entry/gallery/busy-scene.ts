/** An hour of one busy token: hundreds of requests, a route that refuses some of them, a refresh, and a client that did not notice. */
import type { Scene, SceneExchange } from '../../core/find/scene.ts';

const minute = 60;

const call = (at: number, path: string, token: string, status: number): SceneExchange => ({
  request: `GET https://api.tidewater.example/v1/${path}`,
  requestHeaders: [`Authorization: Bearer $${token}`],
  status,
  at,
  resourceType: 'fetch',
});

const handOut = (at: number, token: string): SceneExchange => ({
  request: 'POST https://id.tidewater.example/oauth/token',
  requestBody: 'grant_type=refresh_token&refresh_token=opaque-and-long-enough',
  status: 200,
  responseBody: `{"access_token":"$${token}"}`,
  at,
  resourceType: 'fetch',
});

/** Seconds before the scene's now, which is 14:40. */
const issued = -18 * minute - 19;
const refreshed = -10 * minute - 29;

export function busyScene(tokens: Readonly<Record<string, string>>): Scene {
  return {
    title: 'A busy token',
    now: '2026-03-14T14:40:00Z',
    tokens,
    origin: 'https://app.tidewater.example',
    exchanges: [
      handOut(issued, 'expired'),
      ...Array.from({ length: 142 }, (_, index) =>
        call(issued + 5 + index * 3, `invoices/${index}`, 'expired', 200),
      ),
      call(-10 * minute - 50, 'admin/users', 'expired', 403),
      handOut(refreshed, 'fresh'),
      call(refreshed + 4, 'invoices', 'expired', 200),
      call(-9 * minute, 'admin/users', 'expired', 403),
      call(-8 * minute, 'profile', 'expired', 200),
      call(-3 * minute, 'profile', 'expired', 200),
      ...[-60, -40, -20, -10].map((at) => call(at, 'invoices', 'expired', 401)),
    ],
    storage: [{ area: 'local-storage', name: 'tw.access', value: '$expired' }],
  };
}
