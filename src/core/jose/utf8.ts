/** UTF-8 as JWS wants it (RFC 7515 §2, RFC 8259 §8.1): well-formed, and without a byte order mark. */

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The text of well-formed UTF-8, a byte order mark kept as U+FEFF; null where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** The text with U+FFFD in place of what is not UTF-8: for reading on after {@link decodeUtf8} gave null. */
export function decodeBrokenUtf8(bytes: Uint8Array): string {
  return lenient.decode(bytes);
}

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}
