import { errors, type Provider } from 'oidc-provider';
import { findPerson } from '../people.ts';
import type { Addresses } from './registrations.ts';
import { resourceServerOf } from './resources.ts';

/**
 * The password grant (RFC 6749 §4.3), which `oidc-provider` leaves out because nobody should offer it (RFC 9700 §2.4).
 * The practice site has it to be looked at, and as the one sign-in that takes a single request. It gives an access token.
 */
export function registerPasswordGrant(provider: Provider, addresses: Addresses, secret: string): void {
  const parameters = ['username', 'password', 'scope', 'resource'];
  provider.registerGrantType(
    'password',
    async (context) => {
      const { client, params } = context.oidc;
      const person = findPerson(params.username, params.password);
      if (person === null)
        throw new errors.CustomOIDCProviderError('invalid_grant', 'Wrong name or password');
      const identifier = String(params.resource);
      const info = resourceServerOf(addresses, secret, identifier, client);
      const { scope } = info;
      const resourceServer = new provider.ResourceServer(identifier, info);
      const token = new provider.AccessToken({
        accountId: person.sub,
        client,
        gty: 'password',
        scope,
        resourceServer,
      });
      const access_token = await token.save();
      context.body = { access_token, token_type: 'Bearer', expires_in: token.expiration, scope };
    },
    parameters,
  );
}
