/** An app with Auth.js: its session is a JWE in cookies, so long that it comes in chunks. */
import { randomBytes } from 'node:crypto';
import { Auth, type AuthConfig } from '@auth/core';
import type { JWT } from '@auth/core/jwt';
import type { Addresses } from '../../provider/registrations.ts';
import { escapeHtml } from '../../server/escape-html.ts';
import type { FetchHandler } from '../fetch-listener.ts';
import { faultButtons, type SignInFault, sessionFaults, signInFaults } from './faults.ts';
import page from './index.html?raw';
import { callApi, clientId, endSessionUrl, rotate } from './provider-calls.ts';
import { spoilSession } from './session.ts';

const home = '/auth-js';
export const authJsPath = `${home}/auth`;

/** What a company's directory may say of a person, and more than one cookie holds (4096 bytes, RFC 6265 §6.1). */
const groups = Array.from({ length: 120 }, (_, index) => `practice/department-${index}/orders`);

/** How one request is handled. */
interface How {
  readonly fault?: SignInFault['callback'];
  /** The session needs a token for the API. */
  readonly forApi?: boolean;
  /** Is told the session's content. */
  readonly tell?: (token: JWT) => void;
  /** Is told what the library writes into its log. */
  readonly log?: (error: Error) => void;
}

export function makeAuthJsApp(addresses: Addresses): FetchHandler {
  const secret = randomBytes(32).toString('base64url');
  const configure = ({ fault, forApi, tell, log }: How): AuthConfig => ({
    basePath: authJsPath,
    trustHost: true,
    secret,
    session: { strategy: 'jwt' },
    // Ours instead of the library's own; its errors come as `?error=…`.
    pages: { signIn: `${home}/`, error: `${home}/` },
    logger: { error: (error) => log?.(error), warn: () => {}, debug: () => {} },
    providers: [
      {
        id: 'practice',
        name: 'Practice provider',
        type: 'oidc',
        issuer: fault?.host ? addresses.issuer.replace('localhost', fault.host) : addresses.issuer,
        clientId,
        clientSecret: fault?.secret ?? addresses.clientSecret,
        checks: ['pkce', 'state', 'nonce'],
        authorization: {
          params: { scope: 'openid profile email orders:read', resource: addresses.api },
        },
      },
    ],
    callbacks: {
      // `account` is there at the sign-in only, and `update` where the page asks for a fresh session.
      jwt: async ({ token, account, trigger }) => {
        if (account) {
          const { id_token, refresh_token } = account;
          return { ...token, groups, id_token, refresh_token };
        }
        const isDue = trigger === 'update' || (forApi === true && token.api_token === undefined);
        return isDue ? rotate(token, addresses) : token;
      },
      session: ({ session, token }) => {
        tell?.(token);
        return session;
      },
    },
    events: {
      signOut: (message) => {
        if ('token' in message && message.token) tell?.(message.token);
      },
    },
  });

  /** What the library wrote into its log when it refused a response last; it redirects to the page with no more than a code. */
  let reason = '';

  const show = (error = '', status = 200) =>
    new Response(
      page
        .replace('<!-- faults -->', () => faultButtons)
        .replace('data-error=""', () => `data-error="${escapeHtml(error)}"`),
      {
        status,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
      },
    );

  async function signIn(request: Request, fault: SignInFault | undefined): Promise<Response> {
    const answer = await Auth(request, configure({}));
    const to = new URL(answer.headers.get('location') ?? '', request.url);
    fault?.request?.(to.searchParams, new URL(home, request.url).href);
    const changed = redirect(to.href, answer);
    // The same cookie once more: the last one counts (RFC 6265 §5.3).
    if (fault?.lost) changed.headers.append('set-cookie', `${fault.lost}=; Max-Age=0; Path=/`);
    return changed;
  }

  async function takeResponse(request: Request, fault: SignInFault | undefined): Promise<Response> {
    if (fault?.replayed) await Auth(request.clone(), configure({}));
    const log = (error: Error) => {
      reason = reasonOf(error);
    };
    const answer = await Auth(request, configure({ fault: fault?.callback, log }));
    // At once, and not by the library's redirect: Firefox tells of a chain of redirects in any order, and what is to be seen
    // of a lost cookie is in the answer that began the chain.
    return fault?.lost ? show(reason, 400) : answer;
  }

  async function signOut(request: Request, returns: boolean): Promise<Response> {
    let ended: JWT | null = null;
    const tell = (token: JWT) => {
      ended = token;
    };
    const answer = await Auth(request, configure({ tell }));
    // Without an address to return to, the provider's own page is the last one.
    const returnTo = returns ? new URL(`${home}/`, request.url).href : null;
    return redirect(await endSessionUrl(ended, addresses.issuer, returnTo), answer);
  }

  async function showOrders(request: Request): Promise<Response> {
    const tokens: JWT[] = [];
    const asked = new Request(new URL(`${authJsPath}/session`, request.url), { headers: request.headers });
    const answer = await Auth(asked, configure({ forApi: true, tell: (token) => tokens.push(token) }));
    const [token] = tokens;
    const status = token === undefined ? 401 : await callApi(token, addresses.api);
    const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
    const body = status === 200 ? { orders: ['A-17', 'A-23'] } : { error: 'no session' };
    return new Response(JSON.stringify(body), { status, headers });
  }

  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const wanted = /(?:^|; )practice_fault=([\w-]*)/.exec(request.headers.get('cookie') ?? '')?.[1];
    const fault = signInFaults.find(({ id }) => id === wanted);
    if (pathname === `${authJsPath}/signin/practice`) return signIn(request, fault);
    if (pathname === `${authJsPath}/callback/practice`) return takeResponse(request, fault);
    if (pathname === `${authJsPath}/signout`) return signOut(request, wanted === 'wrong-way-out');
    if (pathname.startsWith(`${authJsPath}/`)) return Auth(request, configure({}));
    if (pathname === `${home}/orders`) return showOrders(request);
    const broken = sessionFaults.find(({ id }) => pathname === `${home}/break/${id}`);
    if (broken === undefined) return show(searchParams.has('error') ? reason : '');
    const headers = new Headers();
    for (const cookie of await spoilSession(request, broken, secret)) headers.append('set-cookie', cookie);
    return new Response(null, { status: 204, headers });
  };
}

/** The same answer with another address. */
function redirect(location: string, { headers }: Response): Response {
  const changed = new Response(null, { status: 302, headers });
  changed.headers.set('location', location);
  return changed;
}

/** What Auth.js found wrong: its own check, or the error that it was stopped by. A practice site may show it. */
function reasonOf({ message, cause }: Error): string {
  const { err } = (cause ?? {}) as { readonly err?: unknown };
  return (err instanceof Error ? err.message : message).split('. Read more', 1)[0] ?? '';
}
