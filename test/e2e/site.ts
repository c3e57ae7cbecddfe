/** A site on the loopback interface that remembers every request it gets. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

export type Route = (request: IncomingMessage, response: ServerResponse) => void;

export interface Site {
  readonly url: string;
  /** What has been asked for, oldest first. */
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

/** Answers by path (without the query); an empty page with a title for what it does not know. */
export async function startSite(routes: Readonly<Record<string, Route>>): Promise<Site> {
  const seen: Seen[] = [];
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, (request, response) => {
    const url = request.url ?? '/';
    seen.push({ method: request.method ?? '', url, headers: request.headers });
    const route = routes[url.split('?', 1)[0] as string];
    if (route) route(request, response);
    else html('')(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page with this body. It names its own icon, so that the browser asks for none. */
export const html =
  (body: string): Route =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><title>Site</title><link rel="icon" href="data:,">${body}`);
  };

export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Route =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

/** What an API answers that refuses a bearer token (RFC 6750 §3). */
export const refuse = (status: 401 | 403, parameters: Readonly<Record<string, string>>) => {
  const written = Object.entries({ realm: 'orders', ...parameters }).map(
    ([name, value]) => `${name}="${value}"`,
  );
  return json(
    status,
    { error: parameters.error ?? 'unauthorized' },
    { 'www-authenticate': `Bearer ${written.join(', ')}` },
  );
};
