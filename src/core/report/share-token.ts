/** A token that can be shown to others: header and claims stay, whatever could open a door goes. */
import { isObject } from '../http/har-entry.ts';
import { decodeBase64url, encodeBase64url } from '../jose/base64url.ts';
import { decodeUtf8, encodeUtf8 } from '../jose/utf8.ts';

/** Makes the stand-ins; {@link createMask} keeps them apart. */
export interface Fillers {
  /** base64url text of the same length: the same for the same text, another for another. */
  signature(text: string): string;
  /** What stands for a secret. */
  secret(text: string): string;
  /** Text without what is secret in it. */
  text(text: string): string;
  /** Hashes of access tokens, as a DPoP proof names one (`ath`, RFC 9449 §4.2): of what it was, of what it became. */
  readonly accessTokenHashes: ReadonlyMap<string, string>;
}

/**
 * Of a JWS the signature is replaced, so that no server takes it and nobody can try secrets on it. Of a JWE only the header
 * stays, since the rest is ciphertext of something secret. Of an SD-JWT the issuer's part stays; disclosures and key
 * binding go. The stand-ins have the form of what they stand for: a capture tells the same story with them.
 */
export function shareToken(text: string, fillers: Fillers): string {
  const [issuerPart = '', ...disclosures] = text.split('~');
  const [header = '', payload = '', ...rest] = issuerPart.split('.');
  const parts =
    rest.length === 3
      ? [header, ...[payload, ...rest].map(fillers.signature)]
      : [sharePart(header, fillers), sharePayload(payload, fillers), ...rest.map(fillers.signature)];
  return parts.join('.') + (disclosures.length > 0 ? '~' : '');
}

/** A payload that is a token itself (a nested JWT, RFC 7519 §5.2) has a signature of its own. */
function sharePayload(payload: string, fillers: Fillers): string {
  const inner = decodeText(payload);
  if (inner === null || inner.startsWith('{')) return sharePart(payload, fillers);
  const shared = fillers.text(inner);
  return shared === inner ? payload : encodeBase64url(encodeUtf8(shared));
}

/** Members of a JWK that make it private or symmetric (RFC 7518 §6). */
const privateMembers: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);
const secretClaim = /passw|secret|api_?key|private_?key/i;

/** Header or claims, written anew only where something secret stood in them. */
function sharePart(encoded: string, fillers: Fillers): string {
  const text = decodeText(encoded);
  if (text === null) return encoded;
  try {
    let changed = false;
    const told = JSON.stringify(JSON.parse(text), (name: string, value: unknown) => {
      const shared = shareMember(name, value, fillers);
      if (shared !== value) changed = true;
      return shared;
    });
    return changed ? encodeBase64url(encodeUtf8(told)) : encoded;
  } catch {
    return encoded; // no JSON, or nested too deep to be walked: not a token that anybody takes
  }
}

function shareMember(name: string, value: unknown, fillers: Fillers): unknown {
  if (isObject(value) && 'kty' in value && Object.keys(value).some((member) => privateMembers.has(member)))
    return Object.fromEntries(Object.entries(value).filter(([member]) => !privateMembers.has(member)));
  if (typeof value !== 'string') return value;
  if (name === 'ath') return fillers.accessTokenHashes.get(value) ?? value;
  return secretClaim.test(name.slice(0, 200)) ? fillers.secret(value) : fillers.text(value);
}

function decodeText(encoded: string): string | null {
  return decodeUtf8(decodeBase64url(encoded).bytes);
}

/** A token that was cut off or damaged, so that it is none any more: what lies behind its claims is replaced all the same. */
export function shareFragment(text: string, fillers: Fillers): string {
  const [header = '', payload, ...rest] = text.split('.');
  const isReadable = payload !== undefined && (payload.startsWith('ey') || isJoseHeader(header));
  if (!isReadable) return fillers.secret(text);
  const isJwe = rest.length > 1 || (decodeText(header)?.includes('"enc"') ?? false);
  return isJwe
    ? [header, ...[payload, ...rest].map(fillers.signature)].join('.')
    : [sharePart(header, fillers), sharePart(payload, fillers), ...rest.map(fillers.signature)].join('.');
}

function isJoseHeader(encoded: string): boolean {
  return /^\{.{0,2000}"alg"\s{0,20}:/s.test(decodeText(encoded) ?? '');
}
