/** Which keys may be tried on a token, and what is said where none may. */
import { ownString } from './json.ts';
import type { Key } from './key.ts';
import { nameKey } from './key-description.ts';
import type { Verification } from './verification.ts';
import type { SignedContent } from './verify.ts';
import { explainPublicKeyAsSecret } from './verify-confusion.ts';

/**
 * The keys that the algorithm may be used with, likeliest first: named by `kid`, named by thumbprint, meant for this `alg`.
 * The key's type decides, never the token alone (RFC 8725 §3.1).
 */
export function chooseKeys({ header, alg }: SignedContent, keys: readonly Key[]): Key[] {
  const kid = ownString(header, 'kid');
  const likelihood = (key: Key) =>
    (kid !== '' && key.kid === kid ? 4 : 0) +
    (kid !== '' && key.thumbprint === kid ? 2 : 0) +
    (key.alg === alg.name ? 1 : 0);
  const fitting = keys.filter((key) => key.algorithms.includes(alg.name));
  return fitting.length < 2 ? fitting : fitting.sort((a, b) => likelihood(b) - likelihood(a));
}

/** The verdict where no key fits: failed only where the key that the token names cannot be its key. */
export async function refuseKeys(content: SignedContent, keys: readonly Key[]): Promise<Verification> {
  const { header, alg } = content;
  const fail = (code: 'key-type-mismatch' | 'alg-not-allowed' | 'public-key-as-secret', reason: string) =>
    ({ outcome: 'failed', code, reason, alg: alg.name, tried: [], steps: null }) as const;

  const confusion = await explainPublicKeyAsSecret(content, keys);
  if (confusion !== null) return fail('public-key-as-secret', confusion);

  const kid = ownString(header, 'kid');
  const named = kid === '' ? undefined : keys.find((key) => key.kid === kid);
  if (named !== undefined) return fail(...whyNotFitting(named, content));
  if (keys.length === 0) {
    return {
      outcome: 'not-checked',
      code: 'no-key',
      reason: `No key was supplied. ${whatIsNeeded(content)}`,
    };
  }
  const only =
    keys.length === 1 ? whyNotFitting(keys[0] as Key, content)[1] : `None of the ${keys.length} keys fits.`;
  return { outcome: 'not-checked', code: 'no-key', reason: `${only} ${whatIsNeeded(content)}` };
}

function whatIsNeeded({ alg }: SignedContent): string {
  if (alg.kty === 'oct') return `${alg.name} needs the secret that the issuer signs with.`;
  const kind = alg.crvs.length > 0 ? `${alg.crvs.join(' or ')} public key` : `${alg.kty} public key`;
  return `${alg.name} needs the issuer’s ${kind}.`;
}

function whyNotFitting(key: Key, { alg }: SignedContent): ['key-type-mismatch' | 'alg-not-allowed', string] {
  const name = nameKey(key);
  const upper = name[0]?.toUpperCase() + name.slice(1);
  if (key.kty !== alg.kty) {
    return [
      'key-type-mismatch',
      `${upper} cannot be used with ${alg.name}: the key’s type decides (RFC 8725 §3.1).`,
    ];
  }
  if (alg.crvs.length > 0 && !alg.crvs.includes(key.crv)) {
    return [
      'key-type-mismatch',
      `${upper} is on another curve than ${alg.name} uses (${alg.reference.label}).`,
    ];
  }
  if (key.use === 'enc')
    return ['alg-not-allowed', `${upper} is for encryption (use is enc, RFC 7517 §4.2).`];
  if (key.encoding.startsWith('pem'))
    return ['alg-not-allowed', `${upper} is for RSASSA-PSS alone, as its identifier says (RFC 4055 §1.2).`];
  return ['alg-not-allowed', `${upper} says that it is not for ${alg.name} (RFC 7517 §4.3, §4.4).`];
}
