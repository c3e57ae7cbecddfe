/** A JWK Set (RFC 7517 §5) in an answer: keys that the person may take over, told with the URL they came from. */
import type { NewExchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { isJsonObject, ownMember, parseJson } from '../jose/json.ts';

/** JWK Sets are short; a longer answer that happens to hold "keys" is something else. */
const longestKeySet = 256 * 1024;

/** Whether the answer is a JWK Set with at least one public key. Its text is `response.body.text`. */
export function isKeySetAnswer({ response }: NewExchange): boolean {
  const { body, status, headers } = response;
  if (status !== 200 || body.state !== 'text' || body.text.length > longestKeySet) return false;
  if (
    body.length > body.text.length ||
    !/json|jwk/i.test(headerValue(headers, 'content-type') ?? body.mediaType)
  ) {
    return false;
  }
  // Most JSON is no key set: look before parsing.
  if (!body.text.includes('"keys"') || !body.text.includes('"kty"')) return false;
  const { value } = parseJson(body.text);
  const keys = isJsonObject(value) ? ownMember(value, 'keys') : undefined;
  return (
    Array.isArray(keys) && keys.some((key) => isJsonObject(key) && typeof ownMember(key, 'kty') === 'string')
  );
}
