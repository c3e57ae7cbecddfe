/** Percent-encoding (RFC 3986 §2.1), undone leniently: what is no escape stays as it is. */

const escapes = /(?:%[0-9A-Fa-f]{2})+/g;

export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(escapes, (run) => {
    const bytes = new Uint8Array(run.length / 3);
    for (let index = 0; index < bytes.length; index += 1)
      bytes[index] = Number.parseInt(run.slice(index * 3 + 1, index * 3 + 3), 16);
    return new TextDecoder().decode(bytes);
  });
}

/** The place in `text` that corresponds to `index` in {@link decodePercent}(text). */
export function mapToEncoded(text: string, index: number): number {
  let decoded = 0;
  let at = 0;
  for (const match of text.matchAll(escapes)) {
    if (decoded + (match.index - at) > index) return at + (index - decoded);
    decoded += match.index - at;
    at = match.index;
    const run = decodePercent(match[0]);
    if (decoded + run.length > index) {
      // Within one run of escapes: ASCII takes one escape a character; anything else is no part of a token.
      return at + Math.min(match[0].length, (index - decoded) * 3);
    }
    decoded += run.length;
    at += match[0].length;
  }
  return at + (index - decoded);
}
