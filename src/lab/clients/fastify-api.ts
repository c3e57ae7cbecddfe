/** An API on Fastify, guarded by `@fastify/jwt`. */
import { createPublicKey } from 'node:crypto';
import type { RequestListener } from 'node:http';
import jwt from '@fastify/jwt';
import fastify from 'fastify';
import type { JSONWebKeySet } from 'jose';

/** @param audience also the API's own origin */
export async function makeFastifyApi(
  issuer: string,
  audience: string,
  keySetUrl: string,
): Promise<RequestListener> {
  const app = fastify();
  let key: Promise<string> | null = null;
  await app.register(jwt, {
    secret: () => {
      key ??= readKey(keySetUrl);
      return key;
    },
    verify: { algorithms: ['RS256'], allowedIss: issuer, allowedAud: audience },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-headers': 'Authorization',
      vary: 'Origin',
    });
    if (request.method === 'OPTIONS') return reply.status(204).send();
    await request.jwtVerify();
  });
  app.options('/orders', async () => '');
  app.get('/orders', async () => ({ orders: ['A-17', 'A-23'] }));
  await app.ready();
  return (request, response) => app.routing(request, response);
}

/** The provider's key for RS256, as PEM. */
async function readKey(keySetUrl: string): Promise<string> {
  const { keys } = (await (await fetch(keySetUrl)).json()) as JSONWebKeySet;
  const key = keys.find(({ alg }) => alg === 'RS256') ?? {};
  return createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
}
