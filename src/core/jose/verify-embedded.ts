/** A key that the token itself brings (`jwk`, `x5c`): it proves that whoever wrote the token had that key, and nothing more. */
import { isJsonObject, ownMember } from './json.ts';
import { readJwk } from './jwk.ts';
import { KeyError } from './key-error.ts';
import type { ParsedKey } from './key-parsing.ts';
import { bare } from './key-parsing.ts';
import { makeKey } from './key-reading.ts';
import { decodePemBody, readBareDer } from './pem.ts';
import type { TokenKind } from './token.ts';
import type { Verification } from './verification.ts';
import type { SignedContent } from './verify.ts';
import { checkSignature } from './verify-engine.ts';

/**
 * The verdict with the key in the header; null where there is none that can be tried. A DPoP proof carries its key by design
 * (RFC 9449 §4.2), so that nothing is wrong with one that holds; `checkDpopProof` says what it proves.
 */
export async function findKeyInToken(content: SignedContent, kind: TokenKind): Promise<Verification | null> {
  const { header, alg, signingInput, signatureText } = content;
  const parameter = isJsonObject(ownMember(header, 'jwk')) ? 'jwk' : 'x5c';
  const parsed = readEmbedded(content);
  if (parsed === null) return null;
  let holds = false;
  let key: Awaited<ReturnType<typeof makeKey>>;
  try {
    key = await makeKey(parsed, { kind: 'token', parameter }, '');
    holds =
      key.algorithms.includes(alg.name) && (await checkSignature(alg, key, content.signature, content.data));
  } catch {
    return null;
  }
  if (holds && kind === 'dpop-proof') {
    return {
      outcome: 'not-checked',
      code: 'no-key',
      reason:
        'The proof holds with the key in its own header, as RFC 9449 §4.2 means it. What that proves depends on the token that is bound to the key.',
    };
  }
  const result = holds ? 'The signature is made with it.' : 'The signature is not made with it either.';
  return {
    outcome: 'failed',
    code: holds ? 'key-in-token' : 'signature-mismatch',
    reason: holds
      ? `The signature holds only with the key in the token’s own header (${parameter}). Anyone can put a key there: it says nothing about the issuer.`
      : `The signature does not even hold with the key in the token’s own header (${parameter}).`,
    alg: alg.name,
    tried: [{ key: key.id, kid: key.kid, source: key.source, result }],
    steps: { signingInput, carried: signatureText, recomputed: '' },
  };
}

function readEmbedded({ header }: SignedContent): ParsedKey | null {
  const jwk = ownMember(header, 'jwk');
  const chain = ownMember(header, 'x5c');
  try {
    if (isJsonObject(jwk)) return { ...bare, ...readJwk(jwk), encoding: 'jwk' };
    const first = Array.isArray(chain) ? chain[0] : undefined;
    const der = typeof first === 'string' ? decodePemBody(first) : null;
    const key = der === null ? null : readBareDer(der);
    return key === null ? null : { ...bare, ...key };
  } catch (error) {
    if (error instanceof KeyError) return null;
    throw error;
  }
}
