import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Answer, json } from './answer.ts';
import { type LabRequest, readRequest } from './request.ts';
import { matchRoute, type Routes } from './routes.ts';

/** Adds to an answer what a server says on each of them (CORS); may also answer by itself. */
export type Wrap = (request: LabRequest, answer: Answer | null) => Answer;

/** Without a route and without a wrap that knows better: 404. */
export const noWrap: Wrap = (_request, answer) => answer ?? json(404, { error: 'not_found' });

/** A server on the loopback interface that is told its routes once its port, and so its origin, is known. */
export interface LabServer {
  readonly port: number;
  readonly server: Server;
  answerWith(routes: Routes, wrap: Wrap): void;
  close(): Promise<void>;
}

/**
 * Starts to listen on 127.0.0.1.
 * @param port 0 for any free port
 * @param now the server's clock in milliseconds; its `Date` headers are told from it (RFC 9110 §6.6.1)
 */
export async function listen(port: number, now: () => number = Date.now): Promise<LabServer> {
  let routes: Routes = {};
  let wrap: Wrap = noWrap;
  const server = createServer((incoming, outgoing) => {
    readRequest(incoming)
      .then(async (request) => {
        const match = matchRoute(routes, request.method, request.url.pathname);
        const answer = match === null ? null : await match.handler({ ...request, params: match.params });
        send(outgoing, wrap(request, answer), now());
      })
      .catch(() => send(outgoing, json(500, { error: 'server_error' }), now()));
  });
  // Kept by hand: a socket that became a WebSocket is none of the connections that Node's server still knows.
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    server,
    answerWith(newRoutes, newWrap) {
      routes = newRoutes;
      wrap = newWrap;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function send(outgoing: ServerResponse, answer: Answer, now: number): void {
  if (outgoing.headersSent) return;
  outgoing.sendDate = false;
  outgoing.statusCode = answer.status;
  outgoing.setHeader('Date', new Date(now).toUTCString());
  outgoing.setHeader('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    outgoing.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  outgoing.end(answer.body ?? '');
}
