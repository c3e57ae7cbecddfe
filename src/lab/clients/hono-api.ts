/** An API on Hono, guarded by `hono/jwk`. */
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { jwk } from 'hono/jwk';
import type { FetchHandler } from './fetch-listener.ts';

/** @param audience also the API's own origin */
export function makeHonoApi(issuer: string, audience: string, keySetUrl: string): FetchHandler {
  const app = new Hono();
  app.use(
    '*',
    cors({
      origin: (origin) => origin,
      allowHeaders: ['Authorization'],
      exposeHeaders: ['WWW-Authenticate'],
    }),
  );
  // The media type of access tokens (RFC 9068 §2.1) is refused unless it is named.
  const verification = { iss: issuer, aud: audience, typ: 'at+jwt' };
  app.use('*', jwk({ jwks_uri: keySetUrl, alg: ['RS256'], verification }));
  app.get('/orders', (context) => context.json({ orders: ['A-17', 'A-23'] }));
  return (request) => app.fetch(request);
}
