/** Where the clients and the APIs are, and what the provider knows about them. */
import { clientIdOf, labAlgorithms } from '../mint/keys.ts';

export interface Addresses {
  /** Origin of the provider and a slash, as some libraries want an issuer. */
  readonly issuer: string;
  /** The practice page and its API. */
  readonly practicePage: string;
  readonly practiceApi: string;
  /** Origin of the pages that sign in, and the same server by its other name: for cookies another site. */
  readonly clients: string;
  readonly otherClients: string;
  /** APIs; each is the audience of its own tokens. */
  readonly api: string;
  readonly fastifyApi: string;
  readonly honoApi: string;
  /** Of the clients that have a server; made at each start. */
  readonly clientSecret: string;
}

/** Client metadata (OpenID Connect Dynamic Client Registration 1.0 §2). */
export type Registration = Readonly<Record<string, unknown>>;

/** What the practice page may ask for at its API. */
export const practiceScope = 'profile:read invoices:read';

const identityScope = 'openid profile email';
const scope = `${identityScope} orders:read`;

/** How long a code of the client `short-lived` is good. Seconds. */
export const shortLife = 1;

/** Clients that the provider serves badly: it mixes up their sign-ins, or forgets what they sent. */
export const mixedUpClient = 'mixed-up';
export const forgottenClient = 'forgotten';

const publicClient = {
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  scope,
};

/** @param secret the HMAC secret of the practice site, which its page shows */
export function registrationsAt(addresses: Addresses, secret: string): readonly Registration[] {
  return [...practiceClients(addresses, secret), ...orderClients(addresses)];
}

/** The practice page, once for each algorithm. */
const practiceClients = ({ practicePage }: Addresses, secret: string): readonly Registration[] =>
  labAlgorithms.map((alg) => ({
    ...publicClient,
    client_id: clientIdOf(alg),
    client_name: `The practice page (${alg})`,
    id_token_signed_response_alg: alg,
    // The key of its ID tokens (OpenID Connect Core §10.1).
    ...(alg === 'HS256' ? { client_secret: secret } : {}),
    grant_types: ['authorization_code', 'refresh_token', 'password'],
    redirect_uris: [`${practicePage}/callback`],
    scope: `${identityScope} ${practiceScope}`,
  }));

/** Pages that take tokens out of their own address. */
function fragmentClients(clients: string): readonly Registration[] {
  const registration = {
    ...publicClient,
    client_name: 'Orders, by fragment',
    // A web application may take tokens through the front channel over https only.
    application_type: 'native',
    grant_types: ['authorization_code', 'refresh_token', 'implicit'],
    response_types: ['id_token', 'id_token token', 'code id_token'],
    redirect_uris: [`${clients}/fragment/`],
    post_logout_redirect_uris: [`${clients}/fragment/`],
  };
  return [
    { ...registration, client_id: 'orders-fragment' },
    { ...registration, client_id: mixedUpClient },
    { ...registration, client_id: forgottenClient },
  ];
}

/** Devices without a keyboard: they have no address to come back to. */
const deviceClients: readonly Registration[] = ['orders-device', 'short-device'].map((client_id) => ({
  ...publicClient,
  client_id,
  client_name: 'The screen in the hall',
  grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
  response_types: [],
  redirect_uris: [],
}));

function orderClients({ clients, otherClients, clientSecret }: Addresses): readonly Registration[] {
  const page = `${clients}/oidc-client-ts`;
  const otherPage = `${otherClients}/oidc-client-ts`;
  const redirects = {
    redirect_uris: [`${page}/callback`, `${page}/silent`, `${otherPage}/callback`, `${otherPage}/silent`],
    post_logout_redirect_uris: [`${page}/`],
  };
  const server = `${clients}/openid-client`;
  const confidential = {
    client_secret: clientSecret,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: [`${server}/callback`],
    post_logout_redirect_uris: [`${server}/`],
    scope,
  };
  return [
    { ...publicClient, ...redirects, client_id: 'orders-page', client_name: 'Orders (oidc-client-ts)' },
    { ...publicClient, ...redirects, client_id: 'short-lived', client_name: 'Orders with short codes' },
    {
      ...publicClient,
      client_id: 'orders-auth0',
      client_name: 'Orders (auth0-spa-js)',
      redirect_uris: [`${clients}/auth0-spa-js/`],
      post_logout_redirect_uris: [`${clients}/auth0-spa-js/`],
      scope: `${scope} offline_access`,
    },
    ...fragmentClients(clients),
    ...deviceClients,
    { ...confidential, client_id: 'orders-server', client_name: 'Orders (openid-client)' },
    {
      ...confidential,
      client_id: 'orders-hybrid',
      client_name: 'Orders, hybrid (openid-client)',
      // As above.
      application_type: 'native',
      grant_types: ['authorization_code', 'refresh_token', 'implicit'],
      response_types: ['code id_token'],
    },
    {
      ...confidential,
      client_id: 'orders-auth-js',
      client_name: 'Orders (Auth.js)',
      redirect_uris: [`${clients}/auth-js/auth/callback/practice`],
    },
  ];
}
