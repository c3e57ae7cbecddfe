/** Identity software that we did not write, beside the provider: clients and guarded APIs. */
import type { RequestListener } from 'node:http';
import type { Addresses } from '../provider/registrations.ts';
import { makeAuthJsApp } from './auth-js/app.ts';
import { makeExpressApi } from './express-api.ts';
import { makeFastifyApi } from './fastify-api.ts';
import { listenByFetch } from './fetch-listener.ts';
import { makeHonoApi } from './hono-api.ts';
import { makeServerClient } from './openid-client/app.ts';
import { makeClientPages } from './pages.ts';
import type { Listeners } from './servers.ts';

/** What answers at each of the addresses. */
export async function makeRealSoftware(addresses: Addresses): Promise<Listeners> {
  const { issuer, api, fastifyApi, honoApi } = addresses;
  const keySetUrl = `${issuer}jwks`;
  return {
    clients: makeClients(addresses),
    api: makeExpressApi(issuer, api),
    fastifyApi: await makeFastifyApi(issuer, fastifyApi, keySetUrl),
    honoApi: listenByFetch(makeHonoApi(issuer, honoApi, keySetUrl)),
  };
}

/** Each client has a folder of its own on one origin. */
function makeClients(addresses: Addresses): RequestListener {
  const pages = makeClientPages(addresses);
  const apps: Readonly<Record<string, RequestListener>> = {
    '/openid-client/': listenByFetch(makeServerClient(addresses)),
    '/auth-js/': listenByFetch(makeAuthJsApp(addresses)),
  };
  return (request, response) => {
    const path = request.url ?? '/';
    const app = path.endsWith('.js')
      ? undefined
      : Object.keys(apps).find((folder) => path.startsWith(folder));
    (apps[app ?? ''] ?? pages)(request, response);
  };
}
