/** Firefox's remote protocol: `<length>:<json>` over TCP, one command at a time by id. */
import { connect } from 'node:net';

/** @typedef {{ resolve: (value: any) => void, reject: (error: Error) => void }} Waiting */

/**
 * @typedef {object} Marionette
 * @property {(command: string, params?: object) => Promise<any>} send
 * @property {() => void} close
 */

/**
 * @param {number} port On loopback.
 * @returns {Promise<Marionette>}
 */
export function connectMarionette(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    /** @type {Map<number, Waiting>} */
    const waiting = new Map();
    let lastId = 0;

    const session = {
      /** @type {Marionette['send']} */
      send(command, params = {}) {
        const id = ++lastId;
        const message = JSON.stringify([0, id, command, params]);
        socket.write(`${Buffer.byteLength(message)}:${message}`);
        return new Promise((settle, fail) => waiting.set(id, { resolve: settle, reject: fail }));
      },
      close: () => socket.destroy(),
    };

    let isGreeted = false;
    const take = messageReader((message) => {
      // The first message is a greeting that says the protocol's version.
      if (!isGreeted) {
        isGreeted = true;
        resolve(session);
        return;
      }
      const [, id, error, value] = message;
      const call = waiting.get(id);
      waiting.delete(id);
      if (error) call?.reject(new Error(`${error.error}: ${error.message}`));
      else call?.resolve(value);
    });
    socket.on('data', take);
    socket.on('error', reject);
    socket.on('close', () => {
      for (const { reject: fail } of waiting.values()) fail(new Error('Firefox has closed the connection'));
    });
  });
}

/**
 * Takes a stream apart into its messages.
 * @param {(message: any) => void} onMessage
 * @returns {(chunk: Buffer) => void}
 */
function messageReader(onMessage) {
  let buffer = Buffer.alloc(0);
  return (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(':');
      const end = colon + 1 + Number(buffer.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || buffer.length < end) return;
      const text = buffer.subarray(colon + 1, end).toString('utf8');
      buffer = buffer.subarray(end);
      onMessage(JSON.parse(text));
    }
  };
}
