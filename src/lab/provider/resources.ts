import { type Client, errors, type ResourceServerInfo } from 'oidc-provider';
import { type Addresses, practiceScope } from './registrations.ts';

/**
 * The API that a client asks a token for (RFC 8707): tokens for it are JWTs for it alone (RFC 9068), signed as the client's
 * ID tokens are. Throws `invalid_target` for any other.
 */
export function resourceServerOf(
  { practiceApi, api, fastifyApi, honoApi }: Addresses,
  secret: string,
  resource: string,
  { idTokenSignedResponseAlg: alg }: Client,
): ResourceServerInfo {
  if (![practiceApi, api, fastifyApi, honoApi].includes(resource)) throw new errors.InvalidTarget();
  return {
    scope: resource === practiceApi ? practiceScope : 'orders:read',
    audience: resource,
    accessTokenFormat: 'jwt',
    jwt: { sign: alg === 'HS256' ? { alg, key: new TextEncoder().encode(secret) } : { alg } },
  };
}
