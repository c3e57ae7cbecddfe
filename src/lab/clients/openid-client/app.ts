/** An app whose server signs in with `openid-client`; the browser gets a session cookie and no token. */
import { randomUUID } from 'node:crypto';
import * as client from 'openid-client';
import type { Addresses } from '../../provider/registrations.ts';
import type { FetchHandler } from '../fetch-listener.ts';
import { type How, keepConfigurations } from './configurations.ts';
import { type Fault, faults } from './faults.ts';
import { serverClientPage } from './page.ts';

interface Session {
  /** Of a sign-in that has not come back yet. */
  pending: {
    readonly state: string;
    readonly nonce: string;
    readonly verifier: string;
    readonly how: How;
    readonly secret: string;
  } | null;
  refreshToken: string;
  idToken: string;
}

export function makeServerClient(addresses: Addresses): FetchHandler {
  const sessions = new Map<string, Session>();
  const home = `${addresses.clients}/openid-client`;
  const { clientSecret } = addresses;
  const configurationFor = keepConfigurations(addresses.issuer);

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
  const cookieOf = (id: string) => `orders_session=${id}; Path=/openid-client; HttpOnly; SameSite=Lax`;
  const forgotten = `${cookieOf('')}; Max-Age=0`;

  async function signIn(how: How, fault?: Fault): Promise<Response> {
    const configuration = await configurationFor(how, clientSecret);
    const verifier = client.randomPKCECodeVerifier();
    const [state, nonce, id] = [client.randomState(), client.randomNonce(), randomUUID()];
    const secret = fault?.secret ?? clientSecret;
    const pending = { state, nonce, verifier, how, secret, ...fault?.kept };
    sessions.set(id, { pending, refreshToken: '', idToken: '' });
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
    fault?.request?.(asked, home);
    const url =
      how === 'sign-in-pushed'
        ? await client.buildAuthorizationUrlWithPAR(configuration, asked)
        : client.buildAuthorizationUrl(configuration, asked);
    return goTo(url.href, fault?.cookie === 'lost' ? forgotten : cookieOf(id));
  }

  async function takeResponse(request: Request, session: Session | undefined): Promise<Response> {
    const pending = session?.pending;
    if (session === undefined || !pending)
      return show('refused: no sign-in is under way in this browser', 400);
    const tokens = await client.authorizationCodeGrant(
      await configurationFor(pending.how, pending.secret),
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
    const configuration = await configurationFor('sign-in', clientSecret);
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
    const url = client.buildEndSessionUrl(await configurationFor('sign-in', clientSecret), {
      post_logout_redirect_uri: `${home}/`,
      ...(session?.idToken ? { id_token_hint: session.idToken } : {}),
    });
    return goTo(url.href, forgotten);
  }

  return async (request) => {
    const action = new URL(request.url).pathname.split('/')[2] ?? '';
    const cookie = /(?:^|; )orders_session=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    const session = sessions.get(cookie ?? '');
    try {
      if (action === 'callback') return await takeResponse(request, session);
      if (action === 'call-api') return await callApi(session);
      if (action === 'sign-out') return await signOut(session);
      if (action === '') return show(session?.idToken ? 'signed in' : 'signed out');
      const how = signIns.find((one) => one === action);
      const fault = faults.find(({ id }) => id === action);
      if (how === undefined && fault === undefined) return show('refused: no such page', 404);
      return await signIn(how ?? 'sign-in', fault);
    } catch (error) {
      // The library's message names a check or the provider's error code.
      return show(`refused: ${error instanceof Error ? error.message : 'unknown'}`, 400);
    }
  };
}

const signIns: readonly How[] = ['sign-in', 'sign-in-pushed', 'sign-in-hybrid'];
