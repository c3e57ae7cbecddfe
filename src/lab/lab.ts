import { bearerRoutes } from './api/bearer-routes.ts';
import { cookieRoutes } from './api/cookie-routes.ts';
import { dpopRoutes } from './api/dpop.ts';
import { clockError, fastClockRoutes } from './api/fast-clock.ts';
import { faultyRoutes } from './api/faulty-routes.ts';
import { otherRoutes } from './api/other-routes.ts';
import { serveWebSocket } from './api/web-socket.ts';
import type { RealSoftware } from './clients/real-software.ts';
import { makeKeys } from './identity/keys.ts';
import { identityRoutes } from './identity/routes.ts';
import { allowOrigins } from './server/cors.ts';
import { listen, noWrap } from './server/serve.ts';
import { partnerRoutes } from './site/partner.ts';
import { realSoftwareRoutes } from './site/real-software.ts';
import { siteRoutes } from './site/routes.ts';
import { thiefRoutes } from './site/thief.ts';
import type { World } from './world.ts';

export interface LabOptions {
  /** Port of the identity provider and the pages; any free one by default. */
  readonly port?: number;
  /** Port of the API; any free one by default. */
  readonly apiPort?: number;
  /** The servers' clock in milliseconds; this machine's by default. */
  readonly now?: () => number;
}

export interface Lab {
  /** Where the page is: `http://localhost:PORT`. */
  readonly siteUrl: string;
  readonly apiUrl: string;
  readonly world: World;
  /** A provider and clients that we did not write; started when first asked for, as the page's link does. */
  realSoftware(): Promise<RealSoftware>;
  close(): Promise<void>;
}

/**
 * Starts the practice site on the loopback interface: an identity provider with pages, an API on another origin,
 * and a second API whose clock is wrong. Rejects where a given port is taken.
 */
export async function startLab({ port = 0, apiPort = 0, now = Date.now }: LabOptions = {}): Promise<Lab> {
  const keys = await makeKeys();
  const site = await listen(port, now);
  const api = await listen(apiPort, now);
  const fastClock = await listen(0, () => now() + clockError);
  const world: World = {
    siteUrl: `http://localhost:${site.port}`,
    apiUrl: `http://localhost:${api.port}`,
    otherSiteUrl: `http://127.0.0.1:${site.port}`,
    otherApiUrl: `http://127.0.0.1:${api.port}`,
    plainApiUrl: `http://[::ffff:7f00:1]:${api.port}`,
    fastClockUrl: `http://localhost:${fastClock.port}`,
    now,
    keys,
    revoked: new Set(),
  };
  let real: Promise<RealSoftware> | null = null;
  const realSoftware = () => {
    real ??= import('./clients/real-software.ts').then(({ startRealSoftware }) => startRealSoftware());
    return real;
  };
  const cors = allowOrigins([world.siteUrl, world.otherSiteUrl]);
  site.answerWith(
    {
      ...siteRoutes(world),
      ...identityRoutes(world),
      ...partnerRoutes(world),
      ...thiefRoutes(world),
      ...realSoftwareRoutes(realSoftware),
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
  fastClock.answerWith(fastClockRoutes(world), cors);
  return {
    siteUrl: world.siteUrl,
    apiUrl: world.apiUrl,
    world,
    realSoftware,
    close: async () => {
      await (await real?.catch(() => null))?.close();
      await Promise.all([site.close(), api.close(), fastClock.close()]);
    },
  };
}
