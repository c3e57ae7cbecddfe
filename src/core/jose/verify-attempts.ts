/** Tries the chosen keys one after the other and tells what came of it. */
import { encodeBase64url } from './base64url.ts';
import { ownString } from './json.ts';
import type { Key } from './key.ts';
import { nameKey } from './key-description.ts';
import { materialOf } from './key-material.ts';
import type { Attempt, Failed, Verification, VerificationSteps, Verified } from './verification.ts';
import type { SignedContent, VerifyOptions } from './verify.ts';
import { checkSignature, computeHmac, hasZeroHalf, signatureLength } from './verify-engine.ts';
import { explainMismatch } from './verify-explanation.ts';
import { listWarnings } from './verify-warnings.ts';

/** `chosen` must not be empty; `all` are the keys at hand, for the explanation. */
export async function tryKeys(
  content: SignedContent,
  chosen: readonly Key[],
  all: readonly Key[],
  options: VerifyOptions,
): Promise<Verification> {
  const tried: Attempt[] = [];
  let recomputed = '';
  for (const key of chosen) {
    const outcome = await attempt(content, key);
    if (recomputed === '') recomputed = outcome.recomputed;
    const steps = stepsOf(content, outcome.recomputed);
    if (outcome.holds && materialOf(key).isPublicKeyText) return refusePublicKeyText(content, key, steps);
    if (outcome.holds) return verifiedWith(content, key, steps);
    tried.push({ key: key.id, kid: key.kid, source: key.source, result: outcome.result });
  }
  const why = await explainMismatch(content, chosen, all, options);
  return { outcome: 'failed', alg: content.alg.name, tried, steps: stepsOf(content, recomputed), ...why };
}

interface Outcome {
  readonly holds: boolean;
  readonly result: string;
  /** The HMAC, base64url; '' for a public-key algorithm. */
  readonly recomputed: string;
}

async function attempt(content: SignedContent, key: Key): Promise<Outcome> {
  const { alg, signature, signatureText, data } = content;
  try {
    if (alg.family === 'HMAC') {
      const recomputed = encodeBase64url(await computeHmac(alg, key, data));
      const holds = recomputed === signatureText;
      return { holds, recomputed, result: holds ? 'The same HMAC.' : 'It makes another HMAC.' };
    }
    const holds = await checkSignature(alg, key, signature, data);
    return { holds, recomputed: '', result: holds ? 'The signature is its.' : whyNot(content, key) };
  } catch {
    return {
      holds: false,
      recomputed: '',
      result: 'The browser refuses the key: its numbers are impossible.',
    };
  }
}

function whyNot({ alg, signature }: SignedContent, key: Key): string {
  const expected = signatureLength(alg, key);
  if (signature.length !== expected) {
    return `The signature is ${signature.length} bytes long; one by this key has ${expected}.`;
  }
  if (alg.family === 'ECDSA' && hasZeroHalf(signature)) return 'The signature holds a zero, which none has.';
  return 'The signature is not by this key, or not over this content.';
}

const stepsOf = (content: SignedContent, recomputed: string): VerificationSteps => ({
  signingInput: content.signingInput,
  carried: content.signatureText,
  recomputed,
});

function verifiedWith(content: SignedContent, key: Key, steps: VerificationSteps): Verified {
  const { alg, header } = content;
  return {
    outcome: 'verified',
    code: 'verified',
    reason: `The ${alg.name} signature is made with ${nameKey(key)}, ${provenance(key)}.`,
    alg: alg.name,
    key: key.id,
    kid: key.kid,
    source: key.source,
    warnings: listWarnings(alg, key, ownString(header, 'kid')),
    steps,
  };
}

function provenance(key: Key): string {
  switch (key.source.kind) {
    case 'supplied':
      return 'which was supplied';
    case 'traffic':
      return 'which was seen in the traffic';
    case 'token':
      return 'which the token itself brought';
  }
}

function refusePublicKeyText(content: SignedContent, key: Key, steps: VerificationSteps): Failed {
  return {
    outcome: 'failed',
    code: 'public-key-as-secret',
    reason:
      'The secret is the text of a public key. Everyone has that: whoever wrote the token may be anyone (RFC 8725 §2.1).',
    alg: content.alg.name,
    tried: [
      {
        key: key.id,
        kid: key.kid,
        source: key.source,
        result: 'The same HMAC, made with a public key’s text.',
      },
    ],
    steps,
  };
}
