/** An app whose server signs in with `openid-client`; the browser gets a session cookie and no token. */
import { randomUUID } from 'node:crypto';
import * as client from 'openid-client';
import type { Addresses } from '../../provider/registrations.ts';
import type { FetchHandler } from '../fetch-listener.ts';
import { serverClientPage } from './page.ts';

interface Session {
  /** Of a sign-in that has not come back yet. */
  pending: {
    readonly state: string;
    readonly nonce: string;
    readonly verifier: string;
    readonly how: How;
  } | null;
  refreshToken: string;
  idToken: string;
}

type How = 'sign-in' | 'sign-in-pushed' | 'sign-in-hybrid' | 'lose-session';

const cookieName = 'orders_session';

export function makeServerClient(addresses: Addresses): FetchHandler {
  const sessions = new Map<string, Session>();
  const home = `${addresses.clients}/openid-client`;
  const configurations = new Map<string, Promise<client.Configuration>>();

  /** Discovered when first needed: the provider starts beside us. */
  const configurationFor = (how: How): Promise<client.Configuration> => {
    const id = how === 'sign-in-hybrid' ? 'orders-hybrid' : 'orders-server';
    const known = configurations.get(id);
    if (known !== undefined) return known;
    const extensions = [
      client.allowInsecureRequests,
      ...(id === 'orders-hybrid' ? [client.useCodeIdTokenResponseType] : []),
    ];
    const made = client.discovery(
      new URL(addresses.issuer),
      id,
      undefined,
      client.ClientSecretBasic(addresses.clientSecret),
      { execute: extensions },
    );
    configurations.set(id, made);
    return made;
  };

  const show = (status: string, code = 200, cookie?: string) =>
    new Response(serverClientPage(status), {
      status: code,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
      },
    });
  const goTo = (location: string, cookie?: string) =>
    new Response(null, {
      status: 302,
      headers: { location, ...(cookie === undefined ? {} : { 'set-cookie': cookie }) },
    });
  const cookieOf = (id: string) => `${cookieName}=${id}; Path=/openid-client; HttpOnly; SameSite=Lax`;
  const forgotten = `${cookieOf('')}; Max-Age=0`;

  async function signIn(how: How): Promise<Response> {
    const configuration = await configurationFor(how);
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce, id] = [client.randomState(), client.randomNonce(), randomUUID()];
    sessions.set(id, { pending: { state, nonce, verifier, how }, refreshToken: '', idToken: '' });
    const asked = new URLSearchParams({
      redirect_uri: `${home}/callback`,
      scope: 'openid profile email orders:read',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      resource: addresses.api,
      state,
      nonce,
      ...(how === 'sign-in-hybrid' ? { response_mode: 'form_post' } : {}),
    });
    const url =
      how === 'sign-in-pushed'
        ? await client.buildAuthorizationUrlWithPAR(configuration, asked)
        : client.buildAuthorizationUrl(configuration, asked);
    return goTo(url.href, how === 'lose-session' ? forgotten : cookieOf(id));
  }

  async function takeResponse(request: Request, session: Session | undefined): Promise<Response> {
    const pending = session?.pending;
    if (session === undefined || !pending)
      return show('refused: no sign-in is under way in this browser', 400);
    const tokens = await client.authorizationCodeGrant(
      await configurationFor(pending.how),
      request.method === 'POST' ? request : new URL(request.url),
      { pkceCodeVerifier: pending.verifier, expectedState: pending.state, expectedNonce: pending.nonce },
    );
    session.pending = null;
    session.refreshToken = tokens.refresh_token ?? '';
    session.idToken = tokens.id_token ?? '';
    return goTo(`${home}/`);
  }

  async function callApi(session: Session | undefined): Promise<Response> {
    if (session === undefined) return show('refused: sign in first', 401);
    const configuration = await configurationFor('sign-in');
    const tokens = await client.refreshTokenGrant(configuration, session.refreshToken, {
      resource: addresses.api,
    });
    session.refreshToken = tokens.refresh_token ?? session.refreshToken;
    const answer = await fetch(`${addresses.api}/orders`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    return show(`the API answered ${answer.status}`);
  }

  async function signOut(session: Session | undefined): Promise<Response> {
    const url = client.buildEndSessionUrl(await configurationFor('sign-in'), {
      post_logout_redirect_uri: `${home}/`,
      ...(session?.idToken ? { id_token_hint: session.idToken } : {}),
    });
    return goTo(url.href, forgotten);
  }

  return async (request) => {
    const action = new URL(request.url).pathname.split('/')[2] ?? '';
    const id = new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(request.headers.get('cookie') ?? '')?.[1];
    const session = id === undefined ? undefined : sessions.get(id);
    try {
      if (action === 'callback') return await takeResponse(request, session);
      if (action === 'call-api') return await callApi(session);
      if (action === 'sign-out') return await signOut(session);
      if (action === '') return show(session?.idToken ? 'signed in' : 'signed out');
      const how = signIns.find((one) => one === action);
      return how === undefined ? show('refused: no such page', 404) : await signIn(how);
    } catch (error) {
      // The library's message names a check or the provider's error code.
      return show(`refused: ${error instanceof Error ? error.message : 'unknown'}`, 400);
    }
  };
}

const signIns: readonly How[] = ['sign-in', 'sign-in-pushed', 'sign-in-hybrid', 'lose-session'];
