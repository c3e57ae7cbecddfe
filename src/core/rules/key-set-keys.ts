/** The keys of a JWK Set in an answer (RFC 7517 §5). */
import { isKeySetAnswer } from '../find/key-set.ts';
import type { Exchange } from '../http/exchange.ts';
import { isJsonObject, type JsonObject, ownMember, parseJson } from '../jose/json.ts';

const mostKeys = 200;

/** Empty where the answer is no JWK Set. A licence of Clear Key (W3C EME §9.1.4) has the same form, and its keys are meant for the page. */
export function readKeySet(exchange: Exchange): readonly JsonObject[] {
  const { body } = exchange.response;
  if (body.state !== 'text' || !isKeySetAnswer(exchange)) return [];
  const set = parseJson(body.text).value;
  if (!isJsonObject(set)) return [];
  const type = ownMember(set, 'type');
  if (type === 'temporary' || type === 'persistent-license') return [];
  const keys = ownMember(set, 'keys');
  return Array.isArray(keys) ? keys.slice(0, mostKeys).filter(isJsonObject) : [];
}
