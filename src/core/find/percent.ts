/** Percent-encoding (RFC 3986 §2.1), undone leniently: what is no escape stays as it is. */

const escapes = /(?:%[0-9A-Fa-f]{2})+/g;

export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(escapes, decodeEscapes);
}

const decoder = new TextDecoder();

function decodeEscapes(run: string): string {
  const bytes = new Uint8Array(run.length / 3);
  let isAscii = true;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = Number.parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
    bytes[index] = byte;
    isAscii &&= byte < 0x80;
  }
  return isAscii && bytes.length < 16 ? String.fromCharCode(...bytes) : decoder.decode(bytes);
}

/** The places in `text` that correspond to `indices` (ascending) in {@link decodePercent}(text); one pass for all. */
export function mapToEncoded(text: string, indices: readonly number[]): number[] {
  const places: number[] = [];
  let decoded = 0;
  let at = 0;
  const take = (length: number, width: number) => {
    for (
      let next = indices[places.length];
      next !== undefined && next < decoded + length;
      next = indices[places.length]
    )
      places.push(at + (next - decoded) * width);
    decoded += length;
    at += length * width;
  };
  for (const match of text.matchAll(escapes)) {
    take(match.index - at, 1);
    const length = decodeEscapes(match[0]).length;
    // Within one run of escapes: ASCII takes one escape a character; anything else is no part of a token.
    take(length, 3);
    at = match.index + match[0].length;
  }
  take(Number.POSITIVE_INFINITY, 1);
  return places;
}
