/** Whether a token's signature holds with the keys at hand: three-valued, and never an exception. */
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../spec/algorithms.ts';
import { decodeBase64url } from './base64url.ts';
import { type JsonObject, ownMember, ownString } from './json.ts';
import type { Expectation, Key } from './key.ts';
import type { Jws, Malformed, SdJwt, Token } from './token.ts';
import { encodeUtf8 } from './utf8.ts';
import type { Failed, NotChecked, Verification } from './verification.ts';
import { tryKeys } from './verify-attempts.ts';
import { chooseKeys, refuseKeys } from './verify-choice.ts';
import { findKeyInToken } from './verify-embedded.ts';

export interface VerifyOptions {
  /** What the API expects: an algorithm that is not among those expected fails. Its other members are for `checkClaims`. */
  readonly expectation?: Expectation | null;
  /** The signing input of another token that was seen with the same signature; null where there is none. */
  readonly knownSigningInput?: (signatureText: string) => string | null;
}

/** One signature of a token with all that checking it needs. */
export interface SignedContent {
  readonly header: JsonObject;
  readonly signingInput: string;
  readonly signatureText: string;
  readonly alg: SignatureAlgorithm;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

const notChecked = (code: NotChecked['code'], reason: string): NotChecked => ({
  outcome: 'not-checked',
  code,
  reason,
});

/**
 * Checks the token's signature (RFC 7515 §5.2) with those of the keys that its type and algorithm allow (RFC 8725 §3.1).
 * Resolves to `verified` only with a key that was supplied or seen apart from the token. Claims and times are not looked at:
 * that is `checkClaims`. Of several signatures one that verifies is enough; the first one is reported otherwise. Never rejects.
 */
export async function verifyToken(
  token: Token,
  keys: readonly Key[],
  options: VerifyOptions = {},
): Promise<Verification> {
  try {
    switch (token.format) {
      case 'malformed':
        return notChecked('malformed', explainMalformed(token));
      case 'jwe':
        return notChecked('encrypted', 'The token is encrypted: what is signed, if anything, lies within.');
      case 'sd-jwt':
        return refuseDisclosures(token) ?? (await verifyJws(token.issuerJwt, keys, options));
      case 'jws':
        return await verifyJws(token, keys, options);
    }
  } catch {
    return notChecked('unsupported', 'The browser could not carry out the check.');
  }
}

/** Problems of disclosures and digests with which an SD-JWT must be rejected, whoever signed it (RFC 9901 §7.1). */
const rejected: ReadonlySet<string> = new Set([
  'disclosure-malformed',
  'disclosure-name',
  'disclosure-unmatched',
  'disclosure-kind',
  'digest-repeated',
  'claim-disclosed-twice',
  'sd-alg-unknown',
]);

function refuseDisclosures({ problems }: SdJwt): NotChecked | null {
  const problem = problems.find(({ code }) => rejected.has(code));
  return problem === undefined
    ? null
    : notChecked(
        'malformed',
        `${problem.message} An SD-JWT like this must be rejected, whoever signed it (RFC 9901 §7.1).`,
      );
}

/** Problems with which a text is no token at all; other problems of it may come first, and do not explain that. */
const fatal: ReadonlySet<string> = new Set([
  'empty',
  'too-long',
  'part-count',
  'not-a-token',
  'header-missing',
  'base64url-character',
  'base64url-length',
  'not-json',
  'not-object',
  'member-missing',
  'member-not-text',
  'no-signatures',
  'no-recipients',
  'b64-payload-dot',
]);

function explainMalformed({ problems }: Malformed): string {
  const problem = problems.find(({ code }) => fatal.has(code)) ?? problems[0];
  const told = problem === undefined ? '' : ` ${problem.message}`;
  const part = problem === undefined || problem.part === 'token' ? 'text' : problem.part;
  return `There is nothing to check: the ${part} cannot be taken apart.${told}`;
}

async function verifyJws(token: Jws, keys: readonly Key[], options: VerifyOptions): Promise<Verification> {
  const unclean = token.problems.find(
    (problem) =>
      problem.code.startsWith('base64url-') && (problem.part === 'header' || problem.part === 'payload'),
  );
  if (unclean !== undefined) {
    return notChecked(
      'malformed',
      `The ${unclean.part} is not clean base64url, and such a token must be rejected before its signature counts (RFC 7515 §5.2).`,
    );
  }
  const mixed = token.problems.find(
    ({ code }) => code === 'header-repeated' || code === 'both-serializations',
  );
  if (mixed !== undefined) {
    return notChecked(
      'malformed',
      `${mixed.message} What such a token says depends on who reads it, so it is not checked.`,
    );
  }
  const first = await verifySignature(token, token, keys, options);
  if (first.outcome === 'verified')
    return { ...first, warnings: [...first.warnings, ...warnOfReading(token)] };
  // A compact JWS without payload is detached or signs nothing at all: only a signature that holds tells them apart
  const undecided = first.outcome === 'not-checked' || first.tried.length > 0;
  if (token.detached && undecided) {
    return notChecked('detached', 'The payload is not part of the token (RFC 7515 appendix F).');
  }
  for (const [index, further] of token.furtherSignatures.entries()) {
    const result = await verifySignature(token, further, keys, options);
    if (result.outcome !== 'verified') continue;
    const warning = `This is signature ${index + 2} of ${token.furtherSignatures.length + 1}; the first does not verify with the keys at hand.`;
    return { ...result, warnings: [...result.warnings, warning, ...warnOfReading(token)] };
  }
  return first;
}

/** RFC 7515 §4 and RFC 7519 §4 let a parser refuse a duplicate or take the last one: the signature does not tell which. */
function warnOfReading({ problems }: Jws): string[] {
  const parts = (['header', 'payload'] as const).filter((part) =>
    problems.some((problem) => problem.code === 'duplicate-member' && problem.part === part),
  );
  return parts.map(
    (part) =>
      `A member of the ${part} stands there twice: the signature covers both, and what the token says depends on who reads it.`,
  );
}

type Signature = Pick<SignedContent, 'header' | 'signingInput' | 'signatureText'>;

async function verifySignature(
  token: Jws,
  part: Signature,
  keys: readonly Key[],
  options: VerifyOptions,
): Promise<Verification> {
  const { header, signingInput, signatureText } = part;
  const name = ownString(header, 'alg');
  const fail = (code: Failed['code'], reason: string): Failed => ({
    outcome: 'failed',
    code,
    reason,
    alg: name,
    tried: [],
    steps: null,
  });
  if (name.toLowerCase() === 'none') {
    return fail('alg-none', 'alg is none: the token is not signed, and anyone can write it (RFC 8725 §3.2).');
  }
  const critical = refuseCritical(token, header);
  if (critical !== '') return fail('crit-unknown', critical);
  if (name === '') return fail('alg-not-allowed', 'The header names no algorithm (RFC 7515 §4.1.1).');
  const expected = options.expectation?.algorithms ?? [];
  if (expected.length > 0 && !expected.includes(name)) {
    return fail(
      'alg-not-allowed',
      `The API expects ${expected.join(', ')}, and the token is signed with another algorithm.`,
    );
  }
  const alg = findSignatureAlgorithm(name);
  if (alg === undefined) {
    return notChecked(
      'unsupported',
      'The header names an algorithm that no JOSE standard registers for signatures.',
    );
  }
  if (signatureText === '') return fail('signature-malformed', 'The signature was left out.');
  const { bytes: signature, problem } = decodeBase64url(signatureText);
  if (problem !== '')
    return fail('signature-malformed', 'The signature is not clean base64url (RFC 7515 §2).');
  const content: SignedContent = { ...part, alg, signature, data: encodeUtf8(signingInput) };

  const chosen = chooseKeys(content, keys);
  if (chosen.length === 0) return (await findKeyInToken(content, token.kind)) ?? refuseKeys(content, keys);
  const tried = await tryKeys(content, chosen, keys, options);
  return isOtherKeys(tried) ? preferKeyInToken(tried, await findKeyInToken(content, token.kind)) : tried;
}

const isOtherKeys = (result: Verification): result is Failed =>
  result.outcome === 'failed' && (result.code === 'signature-mismatch' || result.code === 'unknown-kid');

/** A forger brings the key along (CVE-2018-0114), and a DPoP proof does so by design: either says more than a mismatch. */
function preferKeyInToken(tried: Failed, brought: Verification | null): Verification {
  if (brought === null || brought.code === 'signature-mismatch') return tried;
  return brought.outcome === 'failed' ? { ...brought, tried: [...tried.tried, ...brought.tried] } : brought;
}

/** Extensions that this verifier understands and carries out (RFC 7797). */
const understood: readonly string[] = ['b64'];

/**
 * Why `crit` forbids the token; '' where it does not (RFC 7515 §4.1.11). A `b64` that `crit` leaves out is a problem of the token
 * (RFC 7797 §6), not of its signature, which covers the same text either way.
 */
function refuseCritical(token: Jws, header: JsonObject): string {
  const crit = ownMember(header, 'crit');
  if (crit === undefined) return '';
  if (!Array.isArray(crit) || crit.length === 0 || !crit.every((name) => typeof name === 'string')) {
    return 'crit must be a list of names that is not empty (RFC 7515 §4.1.11).';
  }
  if (token.unprotected.includes('crit'))
    return 'crit must be protected by the signature (RFC 7515 §4.1.11).';
  const unknown = crit.find((name) => !understood.includes(name as string));
  if (unknown !== undefined) {
    return 'crit names an extension that is not understood, and then the token must be rejected (RFC 7515 §4.1.11).';
  }
  return crit.every((name) => ownMember(header, name as string) !== undefined)
    ? ''
    : 'crit names a header parameter that is not there (RFC 7515 §4.1.11).';
}
