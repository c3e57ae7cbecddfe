/** HAR entries as a browser writes them, made up here: the same in every run. */
import { sampleToken } from '../samples.ts';

/** `plain`: no credential. `new-token`: each with a token of its own. `known-token`: with one of those. */
export type EntryKind = 'plain' | 'new-token' | 'known-token';

export const distinctTokens = 2000;

const requestHeaders = [
  ['Accept', 'application/json, text/plain, */*'],
  ['Accept-Encoding', 'gzip, deflate, br, zstd'],
  ['Accept-Language', 'en-GB,en;q=0.9,de;q=0.8'],
  ['Cookie', 'theme=dark; consent=all; _ga=GA1.1.1234567890.1768478400'],
  ['Host', 'api.shop.example'],
  ['Referer', 'https://app.shop.example/orders'],
  ['Sec-CH-UA', '"Chromium";v="156", "Not)A;Brand";v="24"'],
  ['Sec-CH-UA-Mobile', '?0'],
  ['Sec-CH-UA-Platform', '"Linux"'],
  ['Sec-Fetch-Dest', 'empty'],
  ['Sec-Fetch-Mode', 'cors'],
  ['Sec-Fetch-Site', 'same-site'],
  ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'],
] as const;

const responseHeaders = [
  ['Cache-Control', 'private, max-age=0, must-revalidate'],
  ['Connection', 'keep-alive'],
  ['Content-Encoding', 'br'],
  ['Content-Type', 'image/png'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Server', 'nginx'],
  ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains; preload'],
  ['Vary', 'Accept-Encoding, Origin'],
  ['X-Content-Type-Options', 'nosniff'],
] as const;

const fields = (list: readonly (readonly [string, string])[]) =>
  list.map(([name, value]) => ({ name, value }));
const hex = (index: number, salt: number) =>
  Math.imul(index + 1, salt)
    .toString(16)
    .replace('-', '')
    .padStart(8, '0');

/** 27 header fields, of which five are of this request alone; ten requests a second. */
function entry(kind: EntryKind, index: number): unknown {
  const at = new Date(1768478400000 + index * 100);
  const token = kind === 'plain' ? null : sampleToken(kind === 'new-token' ? index : index % distinctTokens);
  const id = `${hex(index, 0x9e3779b1)}${hex(index, 0x85ebca6b)}${hex(index, 0xc2b2ae35)}`;
  return {
    startedDateTime: at.toISOString(),
    time: 12.5 + (index % 40),
    _resourceType: 'fetch',
    request: {
      method: 'GET',
      url: `https://api.shop.example/v2/customers/${index % 5000}/orders/${index}?expand=items`,
      headers: [
        ...fields(requestHeaders),
        { name: 'X-Request-Id', value: id },
        ...(token === null ? [] : [{ name: 'Authorization', value: `Bearer ${token}` }]),
      ],
    },
    response: {
      status: 200,
      statusText: 'OK',
      headers: [
        ...fields(responseHeaders),
        { name: 'Content-Length', value: String(1000 + (index % 977)) },
        { name: 'Date', value: at.toUTCString() },
        { name: 'ETag', value: `"${id.slice(0, 16)}"` },
        { name: 'X-Request-Id', value: id },
      ],
      content: { size: 1000 + (index % 977), mimeType: 'image/png' },
    },
  };
}

export const harEntries = (kind: EntryKind, first: number, count: number) =>
  Array.from({ length: count }, (_, at) => entry(kind, first + at));

/** A HAR file with `count` entries, numbered from `first`. */
export function harFile(kind: EntryKind, first: number, count: number): File {
  const entries = harEntries(kind, first, count);
  const text = JSON.stringify({ log: { version: '1.2', creator: { name: 'bench', version: '1' }, entries } });
  return new File([text], `${kind}-${first}.har`, { type: 'application/json' });
}
