/** ECDH-ES (RFC 7518 §4.6; X25519 and X448: RFC 8037 §3.2). */
import { decodeBase64url } from './base64url.ts';
import { Closed, type Recipient } from './decrypt-closed.ts';
import { isJsonObject, ownMember, ownString } from './json.ts';
import { bytesOf, type Jwk, publicHalf, readJwk } from './jwk.ts';
import { joinBytes } from './key-bytes.ts';
import { subtle } from './subtle.ts';
import { encodeUtf8 } from './utf8.ts';

/** The key that both sides agree on, of so many bits. Throws {@link Closed}. */
export async function agreeOnKey(
  { header, alg, enc }: Recipient,
  own: Jwk,
  bits: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const theirs = readEphemeral(ownMember(header, 'epk'));
  if (theirs.crv !== own.crv) {
    throw new Closed(
      'key-does-not-open',
      'The key is on another curve than the token’s ephemeral key (epk).',
    );
  }
  const shared = await computeShared(own, theirs);
  // RFC 7518 §4.6.2: the name of what the key is for
  const purpose = alg.wrapBits === 0 ? enc.name : alg.name;
  const info = joinBytes(
    withLength(encodeUtf8(purpose)),
    withLength(decodeBase64url(ownString(header, 'apu')).bytes),
    withLength(decodeBase64url(ownString(header, 'apv')).bytes),
    bigEndian(bits),
  );
  return deriveConcat(shared, info, bits / 8);
}

function readEphemeral(epk: ReturnType<typeof ownMember>): Jwk {
  try {
    if (isJsonObject(epk)) return publicHalf(readJwk(epk).jwk);
  } catch {
    // told below: whatever is wrong with it, it is no key to agree with
  }
  throw new Closed(
    'malformed',
    'The ephemeral key (epk) is missing or is no public key (RFC 7518 §4.6.1.1).',
  );
}

async function computeShared(own: Jwk, theirs: Jwk): Promise<Uint8Array> {
  try {
    if (own.kty === 'OKP') {
      const { okpShared } = await import('./key-elliptic.ts');
      return okpShared(own.crv ?? '', bytesOf(own, 'd'), bytesOf(theirs, 'x'));
    }
    const algorithm = { name: 'ECDH', namedCurve: own.crv };
    const [privateKey, publicKey] = await Promise.all([
      subtle.importKey('jwk', own, algorithm, false, ['deriveBits']),
      subtle.importKey('jwk', theirs, algorithm, false, []),
    ]);
    const length = bytesOf(own, 'x').length * 8;
    return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, length));
  } catch {
    throw new Closed('malformed', 'The ephemeral key (epk) is no point that a key can be agreed on with.');
  }
}

/** Concat KDF with SHA-256 (NIST SP 800-56A §5.8.1). */
async function deriveConcat(
  shared: Uint8Array,
  info: Uint8Array,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const rounds: Uint8Array[] = [];
  for (let round = 1; rounds.length * 32 < length; round++) {
    rounds.push(new Uint8Array(await subtle.digest('SHA-256', joinBytes(bigEndian(round), shared, info))));
  }
  return joinBytes(...rounds).slice(0, length);
}

const withLength = (bytes: Uint8Array) => joinBytes(bigEndian(bytes.length), bytes);

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
