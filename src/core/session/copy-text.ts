/** Text without the longer one that it was cut from. */

/** Text of its own: engines let a part of a string keep the whole of it, here a body of megabytes, in memory. */
export function copyText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const copy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // Half a surrogate pair does not survive the way through bytes: then the part stays a part.
  return copy === text ? copy : text;
}
