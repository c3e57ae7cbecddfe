/** A site with a login, an API that refuses in every way that counts, and tokens in the wrong places. */
import { html, json, type Route, refuse, type Site, startSite } from './site.ts';
import { inMinutes, jwks, secret, signHs256, signRs256, withClaims } from './tokens.ts';

export interface Shop {
  readonly site: Site;
  readonly tokens: Readonly<Record<'good' | 'expired' | 'tampered' | 'service', string>>;
  readonly secret: string;
  readonly jwks: string;
}

const person = { iss: 'https://login.shop.test', sub: 'mara', aud: 'orders', scope: 'orders:read' };

export async function startShop(): Promise<Shop> {
  const good = signHs256({
    ...person,
    email: 'mara@shop.test',
    phone_number: '+49 170 1234567',
    iat: inMinutes(-5),
    exp: inMinutes(55),
  });
  const expired = signHs256({ ...person, iat: inMinutes(-90), exp: inMinutes(-30) });
  const tampered = withClaims(good, { scope: 'orders:read orders:write' });
  const accepted = new Set([good]);

  const orders: Route = (request, response) => {
    const sent = request.headers.authorization?.replace('Bearer ', '');
    const answer =
      sent === undefined
        ? refuse(401, {})
        : sent === expired
          ? refuse(401, { error: 'invalid_token', error_description: 'The token has expired' })
          : accepted.has(sent)
            ? json(200, { orders: [] })
            : refuse(401, { error: 'invalid_token', error_description: 'The signature does not match' });
    answer(request, response);
  };
  const site = await startSite({
    '/': html('<h1>Shop</h1>'),
    '/login': json(200, { access_token: good, token_type: 'Bearer' }),
    '/orders': orders,
    '/refund': refuse(403, { error: 'insufficient_scope', scope: 'orders:write' }),
  });
  // It names this very site as its issuer and as the place of its keys: whoever asks there by itself is found out.
  const service = signRs256(
    { ...person, iss: site.url, sub: 'robot', iat: inMinutes(-1), exp: inMinutes(9) },
    { jku: `${site.url}/named-by-the-token`, x5u: `${site.url}/certificate` },
  );
  accepted.add(service);
  return { site, tokens: { good, expired, tampered, service }, secret, jwks };
}

/** What the person does on the page, run in it: logs in, keeps the token where scripts can read it, meets each refusal. */
export async function useShop(tokens: Shop['tokens']): Promise<void> {
  const call = (path: string, token?: string) =>
    fetch(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
  const answer = await (await fetch('/login', { method: 'POST' })).json();
  localStorage.setItem('access_token', answer.access_token);
  await call('/orders', tokens.good);
  await call('/orders?as=service', tokens.service);
  await call('/orders?as=expired', tokens.expired);
  await call('/orders?as=tampered', tokens.tampered);
  await call('/orders?as=nobody');
  await call('/refund', tokens.good);
}
