/** Login and consent: what the provider asks a person. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { findPerson, people } from '../people.ts';
import { formBody, readRequest } from '../server/request.ts';
import { consentPage, loginPage } from './pages.ts';

/** Path of the page on which the provider asks. */
export const interactionPath = (uid: string) => `/interaction/${uid}`;

const denied = { error: 'access_denied', error_description: 'The person said no' };

const accounts = Object.entries(people).map(([name, { password }]) => ({ name, password }));

/** Shows the page of an open interaction, and takes what the person answers. Rejects where none is open. */
export async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  const clientId = String(params.client_id);
  const client = (await provider.Client.find(clientId))?.clientName ?? clientId;
  const finish = (result: Readonly<Record<string, unknown>>) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  const show = (body: string) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(body);
  };
  const form = request.method === 'POST' ? formBody(await readRequest(request)) : null;
  if (form?.has('cancel')) return finish(denied);
  if (prompt.name === 'login') {
    const person = form === null ? null : findPerson(form.get('name'), form.get('password'));
    if (person !== null) return finish({ login: { accountId: person.sub } });
    return show(loginPage(client, accounts, form !== null));
  }
  if (!form?.has('allow')) return show(consentPage(client, String(params.scope ?? '').split(' ')));
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = known ?? new provider.Grant({ accountId: session?.accountId ?? '', clientId });
  const { missingOIDCScope, missingResourceScopes } = prompt.details as {
    missingOIDCScope?: readonly string[];
    missingResourceScopes?: Readonly<Record<string, readonly string[]>>;
  };
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
  for (const [resource, scopes] of Object.entries(missingResourceScopes ?? {}))
    grant.addResourceScope(resource, scopes.join(' '));
  return finish({ consent: { grantId: await grant.save() } });
}
