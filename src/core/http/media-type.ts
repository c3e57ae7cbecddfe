/** Where a token can hide, by media type: what decides whether a body is read at all. */

const textual = [
  'json',
  'text/',
  'xml',
  'html',
  'javascript',
  'ecmascript',
  'x-www-form-urlencoded',
  'multipart/',
  'jwt',
  'jose',
  'graphql',
  'x-ndjson',
  'yaml',
  'message/',
];
const bulky = ['text/css', 'text/vtt', 'text/csv', 'image/', 'audio/', 'video/', 'font/'];
const bulkyResources = new Set(['image', 'font', 'media', 'stylesheet', 'texttrack']);

/** `type/subtype` of a Content-Type value in lower case, its parameters dropped (RFC 9110 §8.3.1). */
export function essenceOf(mediaType: string): string {
  const end = mediaType.indexOf(';');
  return (end < 0 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase();
}

/** Whether a body of this media type is text that can be read as such. */
export function isTextual(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return (
    essence === '' || essence === 'application/unknown' || textual.some((mark) => essence.includes(mark))
  );
}

/**
 * Whether a body may hold a token: JSON, forms, HTML, scripts, text, XML and multipart may; pictures, fonts, sound,
 * films and style sheets do not. `resourceType` is Chromium's word, or ''. Where the media type is not told, only the
 * resource type decides.
 */
export function mayHoldToken(mediaType: string, resourceType: string): boolean {
  const essence = essenceOf(mediaType);
  if (bulkyResources.has(resourceType.toLowerCase())) return false;
  if (bulky.some((mark) => essence.startsWith(mark))) return false;
  return isTextual(essence) || /^application\/(octet-stream|grpc-web-text)/.test(essence);
}
