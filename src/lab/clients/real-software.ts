/** Identity software that we did not write, on origins of its own: a provider, clients and guarded APIs. */
import { makeProvider } from '../provider/listener.ts';
import type { Addresses } from '../provider/registrations.ts';
import { makeExpressApi } from './express-api.ts';
import { listenOnLoopback } from './loopback.ts';
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
    otherApi: await listenOnLoopback(),
  };
  const addresses: Addresses = {
    issuer: `http://localhost:${servers.issuer.port}`,
    clients: `http://localhost:${servers.clients.port}`,
    otherClients: `http://127.0.0.1:${servers.clients.port}`,
    api: `http://localhost:${servers.api.port}`,
    otherApi: `http://localhost:${servers.otherApi.port}`,
  };
  servers.issuer.answerWith(await makeProvider(addresses));
  servers.clients.answerWith(makeClientPages(addresses));
  servers.api.answerWith(makeExpressApi(addresses.issuer, addresses.api));
  servers.otherApi.answerWith(makeExpressApi(addresses.issuer, addresses.otherApi));
  return {
    addresses,
    close: async () => {
      await Promise.all(Object.values(servers).map((server) => server.close()));
    },
  };
}
