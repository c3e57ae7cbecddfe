/** `zip: DEF` (RFC 7516 §4.1.3, RFC 1951), with a cap against bombs. */
import { Closed } from './decrypt-closed.ts';
import { joinBytes } from './key-bytes.ts';

/** Node and every browser have it; core declares only what it uses. */
declare class DecompressionStream {
  constructor(format: 'deflate-raw');
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
  readonly readable: {
    getReader(): {
      read(): Promise<{ done: boolean; value?: Uint8Array }>;
      cancel(): Promise<void>;
    };
  };
}

/** The bytes inflated; throws {@link Closed} beyond `most` bytes or where they are not DEFLATE. */
export async function inflate(bytes: Uint8Array, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  // Both fail together with the reader, which is the one that is listened to
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Closed('malformed', 'zip says DEF, and the plaintext is not compressed that way.');
    });
    if (done || value === undefined) return joinBytes(...chunks);
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      throw new Closed('too-large', `The plaintext grows beyond ${most} bytes when it is inflated.`);
    }
    chunks.push(value);
  }
}
