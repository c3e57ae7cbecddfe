/** An app with Auth.js: its session is a JWE in cookies, so long that it comes in chunks. */
import { randomBytes } from 'node:crypto';
import { Auth, type AuthConfig } from '@auth/core';
import type { Addresses } from '../../provider/registrations.ts';
import type { FetchHandler } from '../fetch-listener.ts';
import page from './index.html?raw';

export const authJsPath = '/auth-js/auth';

/** What a company's directory may say of a person, and more than one cookie holds (4096 bytes, RFC 6265 §6.1). */
const groups = Array.from({ length: 160 }, (_, index) => `practice/department-${index}/orders`);

export function makeAuthJsApp({ issuer, clientSecret }: Addresses): FetchHandler {
  const configuration: AuthConfig = {
    basePath: authJsPath,
    trustHost: true,
    secret: randomBytes(32).toString('base64url'),
    session: { strategy: 'jwt' },
    // Ours, with `?error=…`, instead of the library's own.
    pages: { signIn: '/auth-js/', error: '/auth-js/' },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    providers: [
      {
        id: 'practice',
        name: 'Practice provider',
        type: 'oidc',
        issuer,
        clientId: 'orders-auth-js',
        clientSecret,
        checks: ['pkce', 'state', 'nonce'],
        authorization: { params: { scope: 'openid profile email' } },
      },
    ],
    callbacks: {
      // `account` is there at the sign-in only.
      jwt: ({ token, account }) =>
        account
          ? { ...token, groups, access_token: account.access_token, id_token: account.id_token }
          : token,
    },
  };
  return (request) => {
    if (new URL(request.url).pathname.startsWith(`${authJsPath}/`)) return Auth(request, configuration);
    return new Response(page, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
  };
}
