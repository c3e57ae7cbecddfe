/** Servers of the software that we did not write: each has its address from the start, and its packages are loaded when it is first asked. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Addresses } from '../provider/registrations.ts';
import { listenOnLoopback } from './loopback.ts';

/** By its member of `Addresses`. */
export type Listeners = Readonly<Record<'clients' | 'api' | 'fastifyApi' | 'honoApi', RequestListener>>;

export interface ClientServers {
  readonly addresses: Pick<Addresses, keyof Listeners | 'otherClients'>;
  /** Says what answers; it is called once, at the first request. */
  answerWith(load: () => Promise<Listeners>): void;
  close(): Promise<void>;
}

export async function listenForClients(): Promise<ClientServers> {
  const servers = {
    clients: await listenOnLoopback(),
    api: await listenOnLoopback(),
    fastifyApi: await listenOnLoopback(),
    honoApi: await listenOnLoopback(),
  };
  return {
    addresses: {
      clients: `http://localhost:${servers.clients.port}`,
      otherClients: `http://127.0.0.1:${servers.clients.port}`,
      api: `http://localhost:${servers.api.port}`,
      fastifyApi: `http://localhost:${servers.fastifyApi.port}`,
      honoApi: `http://localhost:${servers.honoApi.port}`,
    },
    answerWith(load) {
      let loading: Promise<Listeners> | null = null;
      for (const [name, server] of Object.entries(servers)) {
        server.answerWith((request, response) => {
          loading ??= load();
          loading.then(
            (listeners) => listeners[name as keyof Listeners](request, response),
            () => sayMissing(request, response),
          );
        });
      }
    },
    close: async () => {
      await Promise.all(Object.values(servers).map((server) => server.close()));
    },
  };
}

function sayMissing(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    '<!doctype html><title>Not there</title><h1>The real software did not start</h1><p>Its packages are not installed: run <code>npm ci</code>.</p>',
  );
}
