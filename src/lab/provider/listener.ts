/** The provider and its pages as one request listener. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import type { LabKeys } from '../mint/keys.ts';
import { configureProvider } from './configuration.ts';
import { keepPace } from './device-flow.ts';
import { answerInteraction } from './interactions.ts';
import { errorPage } from './pages.ts';
import { registerPasswordGrant } from './password-grant.ts';
import { type Addresses, forgottenClient, mixedUpClient } from './registrations.ts';

/** As of a provider, or of what stands before it, that is at fault: by the client that it happens to. */
const slips: Readonly<Record<string, (asked: URLSearchParams) => void>> = {
  [mixedUpClient]: (asked) => asked.set('nonce', 'of-another-sign-in'),
  [forgottenClient]: (asked) => asked.delete('state'),
};

/** What the provider gets to read of an authorization request. */
function misread(target: string): string {
  const [path, query = ''] = target.split('?', 2);
  if (path !== '/authorize') return target;
  const asked = new URLSearchParams(query);
  slips[asked.get('client_id') ?? '']?.(asked);
  return `${path}?${asked}`;
}

export async function makeProvider(
  addresses: Addresses,
  keys: LabKeys,
): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const provider = new Provider(addresses.issuer, await configureProvider(addresses, keys));
  keepPace(provider);
  registerPasswordGrant(provider, addresses, keys.secret);
  const answer = provider.callback();
  return (request, response) => {
    request.url = misread(request.url ?? '/');
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    answerInteraction(provider, request, response).catch(() => {
      if (response.headersSent) return;
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
      response.end(errorPage({ error: 'invalid_request', error_description: 'Nothing is being asked' }));
    });
  };
}
