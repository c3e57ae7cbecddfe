/** Keys in an answer, or where they are: a JWK Set (RFC 7517 §5) that the person may take over, or a discovery document. */
import type { NewExchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { isJsonObject, ownMember, ownString, parseJson } from '../jose/json.ts';

/** JWK Sets are short; a longer answer that happens to hold "keys" is something else. */
const longestKeySet = 256 * 1024;

/** Whether the answer is a JWK Set with at least one public key. Its text is `response.body.text`. */
export function isKeySetAnswer(exchange: NewExchange): boolean {
  // Most JSON is no key set: look before parsing.
  const text = shortJsonOf(exchange);
  if (!text.includes('"keys"') || !text.includes('"kty"')) return false;
  const { value } = parseJson(text);
  const keys = isJsonObject(value) ? ownMember(value, 'keys') : undefined;
  return (
    Array.isArray(keys) && keys.some((key) => isJsonObject(key) && typeof ownMember(key, 'kty') === 'string')
  );
}

/** Whether the answer is a discovery document: it names its issuer and where the keys are (OpenID Connect Discovery §3, RFC 8414 §2). */
export function isDiscoveryAnswer(exchange: NewExchange): boolean {
  return keyAddressIn(shortJsonOf(exchange)) !== '';
}

/** Where the keys are (`jwks_uri`), by a discovery document's text; '' for any other text. */
export function keyAddressIn(text: string): string {
  if (text.length > longestKeySet || !text.includes('"jwks_uri"') || !text.includes('"issuer"')) return '';
  const { value } = parseJson(text);
  if (!isJsonObject(value) || ownString(value, 'issuer') === '') return '';
  const address = ownString(value, 'jwks_uri');
  return /^https?:/.test(address) && URL.canParse(address) ? address : '';
}

/** The text of an answer that may be one of these; '' where it cannot be, or was not read to its end. */
function shortJsonOf({ response }: NewExchange): string {
  const { body, status, headers } = response;
  if (status !== 200 || body.state !== 'text' || body.text.length > longestKeySet) return '';
  const type = headerValue(headers, 'content-type') ?? body.mediaType;
  return body.length > body.text.length || !/json|jwk/i.test(type) ? '' : body.text;
}
