/**
 * An identity provider for one public client: the authorization code flow (RFC 6749 §4.1) with PKCE where the client sends a
 * challenge (RFC 7636), and the password grant (RFC 6749 §4.3) that it ought not to offer any more.
 */
import { type Parameters, readForm, readUrl, textOf } from '../../flows/parameters.ts';
import { s256 } from '../../flows/pkce.ts';
import { encodeBase64url } from '../../jose/base64url.ts';
import type { JsonObject } from '../../jose/json.ts';
import type { Key } from '../../jose/key.ts';
import { signToken } from '../../jose/sign.ts';
import { type Answer, json, type LessonRequest, type LessonServer } from './lesson-server.ts';
import { type Person, people } from './people.ts';

export const providerOrigin = 'https://id.tidewater.example';
export const client = { id: 'tidewater-web', redirectUri: 'https://app.tidewater.example/callback' };

/** Has an account like anyone else. */
export const thief: Person = { id: 'mallory', name: 'Mallory', password: 'heron-13', role: 'user' };

const accounts: readonly Person[] = [...people, thief];
const lifetimeSeconds = 300;

interface Code {
  readonly person: Person;
  readonly asked: Parameters;
  used: boolean;
}

/** @param key signs its tokens, with ES256 */
export function makeProviderServer(key: Key): LessonServer {
  const codes = new Map<string, Code>();

  /** RFC 6749 §4.1.2: the browser is sent back with a code and with the state that it came with. */
  function login({ url, body }: LessonRequest): Answer {
    const asked = readUrl(url).query;
    const form = readForm(body);
    const person = accountOf(form);
    if (person === undefined) return page(401, 'Wrong name or password');
    const code = makeSecret();
    codes.set(code, { person, asked, used: false });
    const back = writeForm({ code, state: textOf(asked, 'state') });
    return redirectTo(`${client.redirectUri}?${back}`);
  }

  async function handOut(person: Person, asked: Parameters, now: number): Promise<Answer> {
    const iat = Math.floor(now / 1000);
    const told = { iss: providerOrigin, sub: person.id, iat, exp: iat + lifetimeSeconds };
    const sign = (typ: string, more: JsonObject) =>
      signToken({ header: { alg: 'ES256', typ }, claims: { ...told, ...more }, key });
    const tokens = {
      access_token: await sign('at+jwt', { aud: 'https://api.tidewater.example', client_id: client.id }),
      id_token: await sign('JWT', {
        aud: client.id,
        // OpenID Connect Core §2: as it was sent.
        ...(asked.has('nonce') && { nonce: textOf(asked, 'nonce') }),
      }),
    };
    return json(
      200,
      { ...tokens, token_type: 'Bearer', expires_in: lifetimeSeconds },
      // RFC 6749 §5.1
      { headers: [{ name: 'Cache-Control', value: 'no-store' }], work: ['token-signed'] },
    );
  }

  async function redeem(form: Parameters, now: number): Promise<Answer> {
    const code = codes.get(textOf(form, 'code'));
    if (code === undefined || code.used) return refuse();
    if (textOf(form, 'redirect_uri') !== textOf(code.asked, 'redirect_uri')) return refuse();
    const challenge = textOf(code.asked, 'code_challenge');
    // RFC 7636 §4.6: only whoever made the challenge has the verifier.
    if (challenge !== '' && s256(textOf(form, 'code_verifier')) !== challenge) return refuse();
    code.used = true;
    return handOut(code.person, code.asked, now);
  }

  return {
    async answer(request, now) {
      const route = `${request.method} ${new URL(request.url).pathname}`;
      if (route === 'GET /authorize') return page(200, 'Sign in to Tidewater');
      if (route === 'POST /login') return login(request);
      if (route !== 'POST /token') return json(404, { error: 'There is nothing here.' });
      const form = readForm(request.body);
      if (textOf(form, 'client_id') !== client.id) return json(401, { error: 'invalid_client' });
      if (textOf(form, 'grant_type') === 'authorization_code') return redeem(form, now);
      if (textOf(form, 'grant_type') !== 'password') return json(400, { error: 'unsupported_grant_type' });
      const person = accountOf(form);
      return person === undefined ? refuse() : handOut(person, new Map(), now);
    },
  };
}

/** application/x-www-form-urlencoded. */
export function writeForm(members: Readonly<Record<string, string>>): string {
  return Object.entries(members)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** 32 random bytes, as state, nonce, code and code_verifier want them (RFC 7636 §4.1). */
export const makeSecret = () => encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));

const accountOf = (form: Parameters) =>
  accounts.find(
    ({ id, password }) => id === textOf(form, 'username') && password === textOf(form, 'password'),
  );

const refuse = () => json(400, { error: 'invalid_grant' });

const redirectTo = (location: string): Answer => ({
  status: 303,
  headers: [{ name: 'Location', value: location }],
  body: '',
  work: [],
  ladder: [],
});

const page = (status: number, title: string): Answer => ({
  status,
  headers: [{ name: 'Content-Type', value: 'text/html' }],
  body: `<!doctype html><title>${title}</title>`,
  work: [],
  ladder: [],
});
