/** Text frames of RFC 6455 §5, unfragmented and up to 64 kB: all that the practice site needs. */

export type Frame = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'close' };

const textOpcode = 0x1;
const closeOpcode = 0x8;

/** The first whole frame in `bytes` and what follows it; null where more bytes are needed. */
export function readFrame(bytes: Buffer): { frame: Frame; rest: Buffer } | null {
  if (bytes.length < 2) return null;
  const opcode = (bytes[0] as number) & 0x0f;
  const masked = ((bytes[1] as number) & 0x80) !== 0;
  const shortLength = (bytes[1] as number) & 0x7f;
  // A 64-bit length, and a frame that a client did not mask (§5.1), end the conversation.
  if (shortLength === 127 || !masked) return { frame: { kind: 'close' }, rest: Buffer.alloc(0) };
  const headLength = shortLength === 126 ? 8 : 6;
  if (bytes.length < headLength) return null;
  const length = shortLength === 126 ? bytes.readUInt16BE(2) : shortLength;
  const end = headLength + length;
  if (bytes.length < end) return null;
  const mask = bytes.subarray(headLength - 4, headLength);
  const payload = Buffer.from(bytes.subarray(headLength, end));
  for (let index = 0; index < payload.length; index++) {
    payload[index] = (payload[index] as number) ^ (mask[index % 4] as number);
  }
  const frame: Frame =
    opcode === textOpcode ? { kind: 'text', text: payload.toString('utf8') } : { kind: 'close' };
  return { frame, rest: bytes.subarray(end) };
}

export function writeTextFrame(text: string): Buffer {
  return writeFrame(textOpcode, Buffer.from(text));
}

/** @param code a close code of RFC 6455 §7.4; 4000–4999 are for private use */
export function writeCloseFrame(code: number, reason: string): Buffer {
  const payload = Buffer.alloc(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code);
  payload.write(reason, 2);
  return writeFrame(closeOpcode, payload);
}

function writeFrame(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, payload.length])
      : Buffer.from([0x80 | opcode, 126, 0, 0]);
  if (payload.length >= 126) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
