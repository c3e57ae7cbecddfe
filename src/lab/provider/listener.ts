/** The provider and its pages as one request listener. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import type { LabKeys } from '../mint/keys.ts';
import { configureProvider } from './configuration.ts';
import { keepPace } from './device-flow.ts';
import { answerInteraction } from './interactions.ts';
import { errorPage } from './pages.ts';
import { registerPasswordGrant } from './password-grant.ts';
import { type Addresses, mixedUpClient } from './registrations.ts';

/** The sign-ins of this client get an ID token for another one, as of a provider, or of what stands before it, that mixes them up. */
function mixUpNonce(target: string): string {
  if (!target.startsWith('/authorize?')) return target;
  const asked = new URLSearchParams(target.slice('/authorize?'.length));
  if (asked.get('client_id') !== mixedUpClient || !asked.has('nonce')) return target;
  asked.set('nonce', 'of-another-sign-in');
  return `/authorize?${asked}`;
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
    request.url = mixUpNonce(request.url ?? '/');
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    answerInteraction(provider, request, response).catch(() => {
      if (response.headersSent) return;
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
      response.end(errorPage({ error: 'invalid_request', error_description: 'Nothing is being asked' }));
    });
  };
}
