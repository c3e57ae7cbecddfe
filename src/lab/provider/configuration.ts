/** How the practice site sets up `oidc-provider`. */
import { randomBytes } from 'node:crypto';
import type { Client, PageContext } from 'oidc-provider';
import { type LabKeys, labAlgorithms, privateJwks } from '../mint/keys.ts';
import { people } from '../people.ts';
import { makeAdapter } from './adapter.ts';
import { deviceCodeLifetime, deviceFlow } from './device-flow.ts';
import { interactionPath } from './interactions.ts';
import { errorPage, logoutPage, signedOutPage } from './pages.ts';
import { type Addresses, practiceScope, registrationsAt, shortLife } from './registrations.ts';
import { resourceServerOf } from './resources.ts';

const show = (context: PageContext, body: string) => {
  context.type = 'html';
  context.body = body;
};

/** Seconds. */
const minute = 60;
const hour = 3600;

/** Everything lives in memory; the keys are made anew at each start. */
export async function configureProvider(
  addresses: Addresses,
  keys: LabKeys,
): Promise<Readonly<Record<string, unknown>>> {
  return {
    clients: registrationsAt(addresses, keys.secret),
    adapter: makeAdapter(),
    jwks: await privateJwks(keys),
    enabledJWA: { idTokenSigningAlgValues: labAlgorithms },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Cookies know no ports: it goes along to every server of this machine, and is the session of none of them.
      names: { session: 'practice_provider' },
    },
    scopes: ['openid', 'offline_access', 'orders:read', 'orders:delete', ...practiceScope.split(' ')],
    // The paths that `auth0-spa-js` has built in; every other client reads them from the discovery document.
    routes: {
      authorization: '/authorize',
      token: '/oauth/token',
      userinfo: '/userinfo',
      end_session: '/v2/logout',
    },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    extraTokenClaims: (_context: unknown, { accountId }: { accountId?: string }) => rolesOf(accountId),
    findAccount: (_context: unknown, sub: string) => findAccount(sub),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => interactionPath(uid) },
    clientBasedCORS: () => true,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: (_context: unknown, client: Client) => client.grantTypeAllowed('refresh_token'),
    responseTypes: ['code', 'code id_token', 'id_token', 'id_token token'],
    renderError: (context: PageContext, out: Readonly<Record<string, unknown>>) =>
      show(context, errorPage(out)),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: true },
      deviceFlow,
      pushedAuthorizationRequests: { enabled: true },
      introspection: {
        enabled: true,
        allowedPolicy: (_context: unknown, client: Client, token: { clientId: string }) =>
          token.clientId === client.clientId,
      },
      revocation: {
        enabled: true,
        allowedPolicy: (_context: unknown, client: Client, token: { clientId: string }) =>
          token.clientId === client.clientId,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: PageContext, form: string) => show(context, logoutPage(form)),
        postLogoutSuccessSource: (context: PageContext) => show(context, signedOutPage),
      },
      // Access tokens for an API are JWTs for it alone (RFC 8707, RFC 9068); without a resource they are for UserInfo.
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        useGrantedResource: () => false,
        getResourceServerInfo: (_context: unknown, resource: string, client: Client) =>
          resourceServerOf(addresses, keys.secret, resource, client),
      },
    },
    ttl: {
      AuthorizationCode: (_context: unknown, _code: unknown, { clientId }: Client) =>
        clientId === 'short-lived' ? shortLife : minute,
      DeviceCode: (_context: unknown, _code: unknown, client: Client) =>
        deviceCodeLifetime(client, 10 * minute),
      AccessToken: 10 * minute,
      ClientCredentials: 10 * minute,
      IdToken: 10 * minute,
      RefreshToken: hour,
      Interaction: hour,
      Session: hour,
      Grant: hour,
    },
  };
}

const personOf = (sub?: string) => Object.values(people).find((one) => one.sub === sub);

function rolesOf(sub?: string) {
  const person = personOf(sub);
  return person === undefined ? {} : { roles: [...person.roles] };
}

function findAccount(sub: string) {
  const person = personOf(sub);
  if (person === undefined) return undefined;
  const { name, email } = person;
  return { accountId: sub, claims: () => ({ sub, name, email }) };
}
