/** Identity software that we did not write, on origins of its own: a provider, clients and guarded APIs. */
import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { makeProvider } from '../provider/listener.ts';
import type { Addresses } from '../provider/registrations.ts';
import { makeAuthJsApp } from './auth-js/app.ts';
import { makeExpressApi } from './express-api.ts';
import { makeFastifyApi } from './fastify-api.ts';
import { listenByFetch } from './fetch-listener.ts';
import { makeHonoApi } from './hono-api.ts';
import { listenOnLoopback } from './loopback.ts';
import { makeServerClient } from './openid-client/app.ts';
import { makeClientPages } from './pages.ts';

export interface RealSoftware {
  readonly addresses: Addresses;
  close(): Promise<void>;
}

/** Starts all of it on the loopback interface. Rejects where its packages are not installed. */
export async function startRealSoftware(): Promise<RealSoftware> {
  const servers = {
    issuer: await listenOnLoopback(),
    clients: await listenOnLoopback(),
    api: await listenOnLoopback(),
    fastifyApi: await listenOnLoopback(),
    honoApi: await listenOnLoopback(),
  };
  const addresses: Addresses = {
    issuer: `http://localhost:${servers.issuer.port}/`,
    clients: `http://localhost:${servers.clients.port}`,
    otherClients: `http://127.0.0.1:${servers.clients.port}`,
    api: `http://localhost:${servers.api.port}`,
    fastifyApi: `http://localhost:${servers.fastifyApi.port}`,
    honoApi: `http://localhost:${servers.honoApi.port}`,
    clientSecret: randomBytes(32).toString('base64url'),
  };
  const { issuer, api, fastifyApi, honoApi } = addresses;
  const keySetUrl = `${issuer}jwks`;
  servers.issuer.answerWith(await makeProvider(addresses));
  servers.clients.answerWith(makeClients(addresses));
  servers.api.answerWith(makeExpressApi(issuer, api));
  servers.fastifyApi.answerWith(await makeFastifyApi(issuer, fastifyApi, keySetUrl));
  servers.honoApi.answerWith(listenByFetch(makeHonoApi(issuer, honoApi, keySetUrl)));
  return {
    addresses,
    close: async () => {
      await Promise.all(Object.values(servers).map((server) => server.close()));
    },
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
