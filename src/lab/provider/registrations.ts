/** Where the clients and the APIs are, and what the provider knows about them. */

export interface Addresses {
  /** Origin of the provider; also its issuer. */
  readonly issuer: string;
  /** Origin of the pages that sign in, and the same server by its other name: for cookies another site. */
  readonly clients: string;
  readonly otherClients: string;
  /** APIs; each is the audience of its own tokens. */
  readonly api: string;
  readonly otherApi: string;
}

/** Client metadata (OpenID Connect Dynamic Client Registration 1.0 §2). */
export type Registration = Readonly<Record<string, unknown>>;

const scope = 'openid profile email orders:read';

/** How long a code of the client `short-lived` is good. Seconds. */
export const shortLife = 1;

export function registrationsAt({ clients, otherClients }: Addresses): readonly Registration[] {
  const page = `${clients}/oidc-client-ts`;
  const otherPage = `${otherClients}/oidc-client-ts`;
  const publicClient = {
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope,
  };
  const redirects = {
    redirect_uris: [`${page}/callback`, `${page}/silent`, `${otherPage}/callback`, `${otherPage}/silent`],
    post_logout_redirect_uris: [`${page}/`],
  };
  return [
    { ...publicClient, ...redirects, client_id: 'orders-page', client_name: 'Orders (oidc-client-ts)' },
    { ...publicClient, ...redirects, client_id: 'short-lived', client_name: 'Orders with short codes' },
  ];
}
