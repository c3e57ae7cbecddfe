import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { readHead } from '../server/request.ts';
import type { World } from '../world.ts';
import { checkToken } from './check-token.ts';
import { readFrame, writeCloseFrame, writeTextFrame } from './web-socket-frames.ts';

/** The value that RFC 6455 §1.3 appends to the client's key. */
const handshakeGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** `/live`: takes the token from `access_token` in the address, or else from the first message. */
export function serveWebSocket(server: Server, world: World): void {
  server.on('upgrade', async (incoming, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    const { url, headers } = readHead(incoming);
    const key = headers.get('sec-websocket-key');
    if (url.pathname !== '/live' || key === undefined) return refuse(socket, '404 Not Found');
    const token = url.searchParams.get('access_token');
    const signedIn = token !== null && (await checkToken(world, token)).claims !== null;
    if (token !== null && !signedIn) return refuse(socket, '401 Unauthorized');
    const accept = createHash('sha1')
      .update(key + handshakeGuid)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    converse(socket, world, signedIn);
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(
    `HTTP/1.1 ${status}\r\nWWW-Authenticate: Bearer error="invalid_token"\r\nConnection: close\r\n\r\n`,
  );
}

function converse(socket: Duplex, world: World, welcomed: boolean): void {
  let signedIn = welcomed;
  let pending: Buffer = Buffer.alloc(0);
  if (signedIn) socket.write(writeTextFrame('{"type":"welcome"}'));
  socket.on('data', async (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let read = readFrame(pending); read !== null; read = readFrame(pending)) {
      pending = read.rest;
      if (read.frame.kind === 'close') {
        socket.end(writeCloseFrame(1000, 'Bye'));
        return;
      }
      signedIn ||= (await checkToken(world, readToken(read.frame.text))).claims !== null;
      if (!signedIn) {
        socket.end(writeCloseFrame(4401, 'The token was refused'));
        return;
      }
      socket.write(writeTextFrame('{"type":"welcome"}'));
    }
  });
}

function readToken(message: string): string {
  try {
    const value: unknown = JSON.parse(message);
    const token = (value as { token?: unknown } | null)?.token;
    return typeof token === 'string' ? token : '';
  } catch {
    return '';
  }
}
