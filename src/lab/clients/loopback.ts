/** Servers on the loopback interface that are told what to answer once every port, and so every address, is known. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoopbackServer {
  readonly port: number;
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Listens on any free port of 127.0.0.1; 503 until it is told what to answer. */
export async function listenOnLoopback(): Promise<LoopbackServer> {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503);
    response.end();
  };
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    answerWith: (listener) => {
      answer = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
