/** Node's requests as the Fetch Standard's `Request` and `Response`, which newer server software is written in. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export type FetchHandler = (request: Request) => Response | Promise<Response>;

/** A handler that rejects is answered for with 500. */
export function listenByFetch(handler: FetchHandler): RequestListener {
  return (incoming, outgoing) => {
    toRequest(incoming)
      .then(handler)
      .then((response) => send(outgoing, response))
      .catch(() => {
        if (!outgoing.headersSent) outgoing.writeHead(500);
        outgoing.end();
      });
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as [string, string]],
  );
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host}`), {
    method,
    headers,
    ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
  });
}

async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'));
  const cookies = response.headers.getSetCookie();
  outgoing.writeHead(response.status, {
    ...headers,
    ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
  });
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
