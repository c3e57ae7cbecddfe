import type { IncomingMessage } from 'node:http';

/** A request to the practice site, its body read. */
export interface LabRequest {
  readonly method: string;
  readonly url: URL;
  /** Values of the `:name` segments of the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly headers: ReadonlyMap<string, string>;
  readonly cookies: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Larger bodies are cut off: the practice site is asked for nothing large. */
const bodyLimit = 1_000_000;

/** Reads a whole request; the body as UTF-8 text. */
export async function readRequest(incoming: IncomingMessage): Promise<LabRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  return { ...readHead(incoming), body: Buffer.concat(chunks).toString('utf8') };
}

/** The request without its body, as it stands when a WebSocket is opened. */
export function readHead(incoming: IncomingMessage): LabRequest {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers.set(name, Array.isArray(value) ? value.join(', ') : (value ?? ''));
  }
  return {
    method: incoming.method ?? 'GET',
    url: parseTarget(incoming.url ?? '/', headers.get('host') ?? ''),
    params: {},
    headers,
    cookies: parseCookies(headers.get('cookie') ?? ''),
    body: '',
  };
}

/** Members of a JSON object sent as the body; an empty object for anything else. */
export function jsonBody(request: LabRequest): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(request.body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Fields of a form sent as the body (application/x-www-form-urlencoded). */
export function formBody(request: LabRequest): URLSearchParams {
  return new URLSearchParams(request.body);
}

function parseTarget(target: string, host: string): URL {
  const base = URL.canParse(`http://${host}`) ? `http://${host}` : 'http://localhost';
  return URL.canParse(target, base) ? new URL(target, base) : new URL(base);
}

function parseCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0) cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  }
  return cookies;
}
