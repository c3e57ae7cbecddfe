/** The provider and its pages as one request listener. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import type { LabKeys } from '../mint/keys.ts';
import { configureProvider } from './configuration.ts';
import { answerInteraction } from './interactions.ts';
import { errorPage } from './pages.ts';
import { registerPasswordGrant } from './password-grant.ts';
import type { Addresses } from './registrations.ts';

export async function makeProvider(
  addresses: Addresses,
  keys: LabKeys,
): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const provider = new Provider(addresses.issuer, await configureProvider(addresses, keys));
  registerPasswordGrant(provider, addresses, keys.secret);
  const answer = provider.callback();
  return (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    answerInteraction(provider, request, response).catch(() => {
      if (response.headersSent) return;
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
      response.end(errorPage({ error: 'invalid_request', error_description: 'Nothing is being asked' }));
    });
  };
}
