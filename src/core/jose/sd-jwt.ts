/** SD-JWT (RFC 9901): the issuer-signed JWT, its disclosures, and the key-binding JWT. */
import { decodeCompact } from './decode-compact.ts';
import { type JsonObject, ownMember } from './json.ts';
import { malformed } from './malformed.ts';
import { makeProblem } from './problems.ts';
import { discloseClaims } from './sd-jwt-claims.ts';
import { digestOf, disclosureLimit, readDisclosures, type SdHash, sdHashOf } from './sd-jwt-disclosures.ts';
import type { Jws, Malformed, Problem, SdJwt } from './token.ts';

const noNested = () => null;

/** Decodes `<Issuer-signed JWT>~<Disclosure>~…~[<KB-JWT>]` (RFC 9901 §4). */
export function decodeSdJwt(text: string, problems: Problem[]): SdJwt | Malformed {
  const firstTilde = text.indexOf('~');
  const lastTilde = text.lastIndexOf('~');
  const issuerProblems: Problem[] = [];
  const issuerJwt = decodeCompact(text.slice(0, firstTilde), issuerProblems, noNested);
  problems.push(...issuerProblems);
  if (issuerJwt.format !== 'jws') {
    const claims = issuerJwt.format === 'malformed' ? issuerJwt.claims : null;
    return malformed(text, issuerJwt.header, claims, problems);
  }
  const middle =
    firstTilde === lastTilde ? [] : text.slice(firstTilde + 1, lastTilde).split('~', disclosureLimit + 1);
  const presentation = text.slice(0, lastTilde + 1);
  return assemble(text, issuerJwt, middle, presentation, text.slice(lastTilde + 1), problems);
}

/**
 * A JWS in a JSON serialization whose unprotected header carries disclosures is an SD-JWT (RFC 9901 §8.1);
 * any other is given back as it is.
 */
export function attachDisclosures(jws: Jws, unprotected: JsonObject, problems: Problem[]): Jws | SdJwt {
  const carried = ownMember(unprotected, 'disclosures');
  if (!Array.isArray(carried)) return jws;
  const disclosures = carried.filter((item) => typeof item === 'string');
  const keyBinding = ownMember(unprotected, 'kb_jwt');
  // The hash of a presentation is taken over its compact form, whatever form it came in (RFC 9901 §8.1).
  const presentation = [`${jws.signingInput}.${jws.signatureText}`, ...disclosures, ''].join('~');
  const keyBindingText = typeof keyBinding === 'string' ? keyBinding : '';
  return assemble(jws.text, jws, disclosures, presentation, keyBindingText, problems);
}

function assemble(
  text: string,
  issuerJwt: Jws,
  carried: readonly string[],
  presentation: string,
  keyBindingText: string,
  problems: Problem[],
): SdJwt {
  const hash = sdHashOf(issuerJwt.claims, problems);
  const read = readDisclosures(carried, hash, problems);
  const { claims, disclosures } = discloseClaims(issuerJwt.claims, read, problems);
  const keyBinding = readKeyBinding(keyBindingText, problems);
  if (keyBinding !== null) checkPresentation(keyBinding, presentation, hash, problems);
  return {
    format: 'sd-jwt',
    text,
    kind: 'sd-jwt',
    kindReason: kindReason(read.length, keyBinding !== null),
    problems,
    issuerJwt,
    disclosures,
    keyBinding,
    disclosedClaims: claims,
  };
}

function kindReason(disclosures: number, bound: boolean): string {
  const carries = disclosures === 1 ? 'one disclosure' : `${disclosures} disclosures`;
  return `it carries ${carries}${bound ? ' and a key-binding JWT' : ''} (RFC 9901 §4)`;
}

function readKeyBinding(text: string, problems: Problem[]): Jws | null {
  if (text === '') return null;
  const token = decodeCompact(text, [], noNested);
  for (const problem of token.problems) problems.push({ ...problem, part: 'key-binding' });
  if (token.format === 'jws') return token;
  const isDisclosure = !text.includes('.');
  problems.push(makeProblem(isDisclosure ? 'no-trailing-tilde' : 'key-binding-malformed', 'key-binding'));
  return null;
}

/** `sd_hash` is the hash of everything before the key-binding JWT, the last ~ included (RFC 9901 §4.3.1). */
function checkPresentation(keyBinding: Jws, presentation: string, hash: SdHash, problems: Problem[]): void {
  const sdHash = ownMember(keyBinding.claims, 'sd_hash');
  if (typeof sdHash !== 'string') {
    problems.push(makeProblem('sd-hash-missing', 'key-binding', '/sd_hash'));
  } else if (hash !== null && sdHash !== digestOf(presentation, hash)) {
    problems.push(makeProblem('sd-hash-mismatch', 'key-binding', '/sd_hash'));
  }
}
