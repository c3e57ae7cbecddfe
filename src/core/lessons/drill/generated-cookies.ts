/** Cases in which a session cookie is at fault: the browser keeps it back, or it is not enough. */
import type { SceneExchange } from '../../find/scene.ts';
import type { GeneratedCase } from './generated-case.ts';
import { callOf, loginOf, type World } from './world.ts';

/** A login at the API that sets a session cookie, a minute ago. */
const cookieLogin = (world: World, value: string, attributes: string): SceneExchange => ({
  ...loginOf(world, 'token', -60),
  responseHeaders: [world.date(-60), `Set-Cookie: sid=${value}; HttpOnly; Secure; ${attributes}`],
  responseBody: '{"ok":true}',
});

export const cookieCases: readonly GeneratedCase[] = [
  {
    id: 'cookie-for-another-path',
    cause: 'cookie-not-sent',
    status: 401,
    level: 2,
    title: "the cookie's Path does not cover the call",
    stage: (world, random) => ({
      origin: world.app,
      exchanges: [
        cookieLogin(world, random.hex(32), 'SameSite=Lax; Path=/login'),
        callOf(world, `GET /${world.things}`, '', 401),
      ],
    }),
  },
  {
    id: 'cookie-from-another-site',
    cause: 'cookie-not-sent',
    status: 401,
    level: 2,
    title: 'SameSite keeps the cookie at home',
    stage(world, random) {
      const elsewhere = `https://${random.pick(['shop', 'news', 'partner'])}.elsewhere.example`;
      return {
        origin: world.app,
        exchanges: [
          cookieLogin(world, random.hex(32), 'SameSite=Strict; Path=/'),
          callOf(world, `GET /${world.things}`, '', 401, {
            requestHeaders: [`Origin: ${elsewhere}`, 'Sec-Fetch-Site: cross-site'],
          }),
        ],
      };
    },
  },
  {
    id: 'csrf-token-missing',
    cause: 'csrf-rejected',
    status: 403,
    level: 3,
    title: 'a form without its CSRF token',
    stage: (world, random) => ({
      exchanges: [
        callOf(world, `POST /${world.things}`, '', 403, {
          requestHeaders: [`Cookie: sid=${random.hex(32)}`, 'Content-Type: application/json'],
          requestBody: '{"count":1}',
          responseBody: '{"detail":"CSRF Failed: CSRF token missing."}',
        }),
      ],
    }),
  },
];
