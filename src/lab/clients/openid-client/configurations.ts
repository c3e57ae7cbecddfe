/** What the app's server knows of the provider: discovered when first needed, as the provider starts beside us. */
import * as client from 'openid-client';

export type How = 'sign-in' | 'sign-in-pushed' | 'sign-in-hybrid';

/** @param issuer where the discovery document is */
export function keepConfigurations(issuer: string) {
  const known = new Map<string, Promise<client.Configuration>>();
  return (how: How, secret: string): Promise<client.Configuration> => {
    const isHybrid = how === 'sign-in-hybrid';
    const id = isHybrid ? 'orders-hybrid' : 'orders-server';
    const key = `${id} ${secret}`;
    const execute = [client.allowInsecureRequests, ...(isHybrid ? [client.useCodeIdTokenResponseType] : [])];
    const made =
      known.get(key) ??
      client.discovery(new URL(issuer), id, undefined, client.ClientSecretBasic(secret), { execute });
    known.set(key, made);
    return made;
  };
}
