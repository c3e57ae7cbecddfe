import { EncryptJWT, jwtDecrypt } from 'jose';
import { mintToken } from '../mint/mint-token.ts';
import type { World } from '../world.ts';

/** One way to keep a session in cookies. */
export interface Jar {
  readonly cookie: string;
  readonly attributes: string;
  /** The token as it is, as an encrypted session (JWE), or in Supabase's way: base64url JSON cut into chunks. */
  readonly form: 'jwt' | 'jwe' | 'chunks';
}

/**
 * Every way that the practice site knows, right ones and wrong ones. Each keeps to its own path, so that none rides along
 * with another's requests; those that script is to read stand at the root.
 */
export const jars: Readonly<Record<string, Jar>> = {
  plain: { cookie: 'plain_token', attributes: 'Path=/', form: 'jwt' },
  'http-only': { cookie: 'session', attributes: 'Path=/jars/http-only; HttpOnly; SameSite=Lax', form: 'jwt' },
  encrypted: {
    cookie: 'authjs.session-token',
    attributes: 'Path=/jars/encrypted; HttpOnly; SameSite=Lax',
    form: 'jwe',
  },
  chunked: { cookie: 'sb-practice-auth-token', attributes: 'Path=/; SameSite=Lax', form: 'chunks' },
  'same-site': { cookie: 'lax_session', attributes: 'Path=/; HttpOnly; SameSite=Lax', form: 'jwt' },
  secure: { cookie: 'secure_session', attributes: 'Path=/; HttpOnly; Secure; SameSite=None', form: 'jwt' },
  prefix: { cookie: '__Host-session', attributes: 'Path=/; HttpOnly; SameSite=Lax', form: 'jwt' },
  path: {
    cookie: 'path_session',
    attributes: 'Path=/jars/path/account; HttpOnly; SameSite=Lax',
    form: 'jwt',
  },
  omitted: {
    cookie: 'omitted_session',
    attributes: 'Path=/jars/omitted; HttpOnly; SameSite=Lax',
    form: 'jwt',
  },
  rides: {
    cookie: 'rides_session',
    attributes: 'Path=/jars/rides; HttpOnly; Secure; SameSite=None',
    form: 'jwt',
  },
};

/** `Set-Cookie` fields that put a fresh session into a jar. */
export async function fillJar(world: World, jar: Jar): Promise<string[]> {
  const token = await mintToken(world, {});
  const values = await serialize[jar.form](world, token);
  return values.map(([suffix, value]) => `${jar.cookie}${suffix}=${value}; ${jar.attributes}`);
}

/** The access token that a request's cookies hold for that jar; null where they hold none. */
export async function readJar(
  world: World,
  jar: Jar,
  cookies: ReadonlyMap<string, string>,
): Promise<string | null> {
  const whole = cookies.get(jar.cookie);
  switch (jar.form) {
    case 'jwt':
      return whole ?? null;
    case 'jwe':
      return whole === undefined ? null : openSession(world, whole);
    case 'chunks':
      return joinChunks(jar.cookie, cookies);
  }
}

type Serialize = (world: World, token: string) => Promise<[suffix: string, value: string][]>;

const serialize: Readonly<Record<Jar['form'], Serialize>> = {
  jwt: async (_world, token) => [['', token]],
  jwe: async (world, token) => [['', await sealSession(world, token)]],
  chunks: async (_world, token) => {
    const text = JSON.stringify({ access_token: token, token_type: 'bearer', expires_in: 300 });
    const encoded = `base64-${Buffer.from(text).toString('base64url')}`;
    const half = Math.ceil(encoded.length / 2);
    // The name carries the place; a chunk is nothing by itself.
    return [
      ['.0', encoded.slice(0, half)],
      ['.1', encoded.slice(half)],
    ];
  },
};

function sealSession(world: World, token: string): Promise<string> {
  return new EncryptJWT({ access_token: token })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .encrypt(world.keys.sessionKey);
}

async function openSession(world: World, sealed: string): Promise<string | null> {
  try {
    const { payload } = await jwtDecrypt(sealed, world.keys.sessionKey);
    return typeof payload.access_token === 'string' ? payload.access_token : null;
  } catch {
    return null;
  }
}

function joinChunks(name: string, cookies: ReadonlyMap<string, string>): string | null {
  const joined = `${cookies.get(`${name}.0`) ?? ''}${cookies.get(`${name}.1`) ?? ''}`;
  try {
    const text = Buffer.from(joined.replace(/^base64-/, ''), 'base64url').toString('utf8');
    const session: unknown = JSON.parse(text);
    const token = (session as { access_token?: unknown }).access_token;
    return typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
}
