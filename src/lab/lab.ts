import { randomBytes } from 'node:crypto';
import { bearerRoutes } from './api/bearer-routes.ts';
import { cookieRoutes } from './api/cookie-routes.ts';
import { dpopRoutes } from './api/dpop.ts';
import { fastClock, fastClockRoutes } from './api/fast-clock.ts';
import { faultyRoutes } from './api/faulty-routes.ts';
import { otherRoutes } from './api/other-routes.ts';
import { serveWebSocket } from './api/web-socket.ts';
import { listenOnLoopback } from './clients/loopback.ts';
import { listenForClients } from './clients/servers.ts';
import { makeKeys } from './mint/keys.ts';
import { mintRoutes } from './mint/routes.ts';
import type { Addresses } from './provider/registrations.ts';
import { allowOrigins } from './server/cors.ts';
import { listen, noWrap } from './server/serve.ts';
import { partnerRoutes } from './site/partner.ts';
import { siteRoutes } from './site/routes.ts';
import { thiefRoutes } from './site/thief.ts';
import type { World } from './world.ts';

export interface LabOptions {
  /** Port of the pages; any free one by default. */
  readonly port?: number;
  /** Port of the API; any free one by default. */
  readonly apiPort?: number;
}

export interface Lab {
  /** Where the page is: `http://localhost:PORT`. */
  readonly siteUrl: string;
  readonly apiUrl: string;
  readonly world: World;
  /** The provider, and the clients and APIs that we did not write. */
  readonly addresses: Addresses;
  close(): Promise<void>;
}

/**
 * Starts the practice site on the loopback interface: its pages, its API on another origin, a second API whose clock is
 * wrong, and panva's `oidc-provider` as the identity provider of them all; then the addresses of clients that we did not
 * write. Rejects where a given port is taken, or the provider's package is not installed.
 */
export async function startLab({ port = 0, apiPort = 0 }: LabOptions = {}): Promise<Lab> {
  const site = await listen(port);
  const api = await listen(apiPort);
  const skewed = await listen(0, fastClock);
  const issuer = await listenOnLoopback();
  const clients = await listenForClients();
  // The provider's package takes about as long to load as the keys take to be made.
  const [{ makeProvider }, keys] = await Promise.all([loadProvider(), makeKeys()]);
  const world: World = {
    siteUrl: `http://localhost:${site.port}`,
    issuer: `http://localhost:${issuer.port}/`,
    apiUrl: `http://localhost:${api.port}`,
    otherSiteUrl: `http://127.0.0.1:${site.port}`,
    otherApiUrl: `http://127.0.0.1:${api.port}`,
    plainApiUrl: `http://[::ffff:7f00:1]:${api.port}`,
    fastClockUrl: `http://localhost:${skewed.port}`,
    keys,
    revoked: new Set(),
  };
  const addresses: Addresses = {
    issuer: world.issuer,
    practicePage: world.siteUrl,
    practiceApi: world.apiUrl,
    ...clients.addresses,
    clientSecret: randomBytes(32).toString('base64url'),
  };
  issuer.answerWith(await makeProvider(addresses, keys));
  clients.answerWith(() =>
    import('./clients/real-software.ts').then(({ makeRealSoftware }) => makeRealSoftware(addresses)),
  );
  const cors = allowOrigins([world.siteUrl, world.otherSiteUrl]);
  site.answerWith(
    {
      ...siteRoutes(world, addresses.clients),
      ...mintRoutes(world),
      ...partnerRoutes(world),
      ...thiefRoutes(world),
    },
    noWrap,
  );
  api.answerWith(
    {
      ...bearerRoutes(world),
      ...faultyRoutes(world),
      ...otherRoutes(world),
      ...cookieRoutes(world),
      ...dpopRoutes(world),
    },
    cors,
  );
  serveWebSocket(api.server, world);
  skewed.answerWith(fastClockRoutes(world), cors);
  return {
    siteUrl: world.siteUrl,
    apiUrl: world.apiUrl,
    world,
    addresses,
    close: async () => {
      await Promise.all([site, api, skewed, issuer, clients].map((server) => server.close()));
    },
  };
}

/** `oidc-provider` warns of every Node before 22. What we use of it is tested with those that we promise: see package.json. */
async function loadProvider() {
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes('Unsupported runtime')) warn(...said);
  };
  return import('./provider/listener.ts').finally(() => {
    console.warn = warn;
  });
}
