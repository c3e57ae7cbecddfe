/** What a thief makes of the key that an API checks tokens with. Each forgery is really tried. */
import type { JsonObject } from '../jose/json.ts';
import type { Key } from '../jose/key.ts';
import { KeyError } from '../jose/key-error.ts';
import { readKeys } from '../jose/key-reading.ts';
import { generateSigningKey, type SigningKeys, signToken } from '../jose/sign.ts';

export interface Forgery {
  readonly how:
    | 'stolen-secret' // signed with the secret that the API checks with
    | 'public-key' // the public key asked to sign
    | 'own-key' // signed with a key that the thief made
    | 'public-key-as-secret'; // HS256 with the public key's text as the secret
  /** '' where nothing could be signed; then `refusal` says why. */
  readonly token: string;
  readonly refusal: string;
}

/** Signs the claims with the shared secret, as whoever has it can. */
export function forgeWithSecret(claims: JsonObject, secret: Key): Promise<Forgery> {
  return forge('stolen-secret', 'HS256', claims, secret);
}

/** Tries what there is to try with a public key: to sign with it, to sign with another, to use it as a secret (RFC 8725 §2.1). */
export async function forgeWithPublicKey(
  claims: JsonObject,
  alg: string,
  { publicKey, publicJwk }: Pick<SigningKeys, 'publicKey' | 'publicJwk'>,
): Promise<readonly Forgery[]> {
  const own = await generateSigningKey(alg);
  const [asSecret] = await readKeys(JSON.stringify(publicJwk), { encoding: 'utf8' });
  return [
    await forge('public-key', alg, claims, publicKey),
    await forge('own-key', alg, claims, own.privateKey),
    ...(asSecret === undefined ? [] : [await forge('public-key-as-secret', 'HS256', claims, asSecret)]),
  ];
}

async function forge(how: Forgery['how'], alg: string, claims: JsonObject, key: Key): Promise<Forgery> {
  try {
    return { how, token: await signToken({ header: { alg, typ: 'JWT' }, claims, key }), refusal: '' };
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    return { how, token: '', refusal: error.message };
  }
}
