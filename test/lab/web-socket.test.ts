import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFrame, writeCloseFrame, writeTextFrame } from '../../src/lab/api/web-socket-frames.ts';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import { mintToken } from '../../src/lab/mint/mint-token.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.close());

/** A text frame as a client sends it: masked (RFC 6455 §5.3). */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] as number));
  return Buffer.concat([head, mask, masked]);
}

/** Opens `/live`, says `message` once it is open, and gives all that the server sent until it ends or `enough` says so. */
function converse(query: string, message: string | null, enough: (seen: string) => boolean): Promise<string> {
  const { port } = new URL(lab.apiUrl);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let seen = '';
    let said = false;
    socket.on('error', reject);
    socket.on('close', () => resolve(seen));
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1');
      if (!said && message !== null && seen.includes('\r\n\r\n')) {
        said = true;
        socket.write(maskedFrame(message));
      }
      if (enough(seen)) socket.destroy();
    });
    socket.write(
      `GET /live${query} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
  });
}

const welcomed = (seen: string) => seen.includes('welcome');

describe('the WebSocket', () => {
  it('answers the handshake of RFC 6455 §1.3 and welcomes a token in the address', async () => {
    const token = await mintToken(lab.world, {});
    const seen = await converse(`?access_token=${token}`, null, welcomed);
    expect(seen).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    expect(seen).toContain('welcome');
  });

  it('refuses the handshake with an expired token', async () => {
    const token = await mintToken(lab.world, { lifetime: -10 });
    const seen = await converse(`?access_token=${token}`, null, () => false);
    expect(seen).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('welcomes a token in a message, and closes with 4401 on a wrong one', async () => {
    const token = await mintToken(lab.world, {});
    expect(await converse('', JSON.stringify({ token }), welcomed)).toContain('welcome');
    const refused = await converse('', JSON.stringify({ token: `${token}x` }), () => false);
    expect(refused.endsWith(writeCloseFrame(4401, 'The token was refused').toString('latin1'))).toBe(true);
  });
});

describe('frames', () => {
  it('reads a frame that arrives byte by byte, and leaves what follows', () => {
    const bytes = Buffer.concat([maskedFrame('a'.repeat(300)), maskedFrame('next')]);
    for (let length = 0; length < 308; length++) expect(readFrame(bytes.subarray(0, length))).toBeNull();
    const read = readFrame(bytes);
    expect(read?.frame).toEqual({ kind: 'text', text: 'a'.repeat(300) });
    expect(readFrame(read?.rest ?? Buffer.alloc(0))?.frame).toEqual({ kind: 'text', text: 'next' });
  });

  it('ends the conversation on a frame that a client did not mask', () => {
    expect(readFrame(writeTextFrame('hello'))?.frame).toEqual({ kind: 'close' });
  });
});
