/** Puts disclosed claims in the places that their digests hold (RFC 9901 §7.1, step 3). */
import { depthLimit, isJsonObject, type JsonObject, type JsonValue } from './json.ts';
import { escapeStep } from './json-scan.ts';
import { makeProblem, type ProblemCode } from './problems.ts';
import type { ReadDisclosure } from './sd-jwt-disclosures.ts';
import type { Disclosure, Problem } from './token.ts';

/** The claims set with the disclosures in it, and the disclosures with whether a digest refers to them. */
export function discloseClaims(
  claims: JsonObject | null,
  read: readonly ReadDisclosure[],
  problems: Problem[],
): { readonly claims: JsonObject | null; readonly disclosures: readonly Disclosure[] } {
  const byDigest = new Map(read.filter(({ digest }) => digest !== '').map((item) => [item.digest, item]));
  const digestsSeen = new Set<string>();
  const matched = new Set<ReadDisclosure>();
  const tell = (code: ProblemCode, pointer: string, data = {}) =>
    problems.push(makeProblem(code, 'payload', pointer, data));

  /** The disclosure that a digest at `pointer` refers to, if it was carried and is of the right form. */
  const take = (digest: JsonValue, pointer: string, forElement: boolean): ReadDisclosure | null => {
    if (typeof digest !== 'string') {
      tell('digest-not-text', pointer);
      return null;
    }
    if (digestsSeen.has(digest)) {
      tell('digest-repeated', pointer);
      return null;
    }
    digestsSeen.add(digest);
    const disclosure = byDigest.get(digest);
    if (disclosure === undefined) return null;
    matched.add(disclosure);
    if (!disclosure.usable) return null;
    if ((disclosure.name === null) === forElement) return disclosure;
    tell('disclosure-kind', pointer);
    return null;
  };

  const process = (value: JsonValue, pointer: string, depth: number): JsonValue => {
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= depthLimit) {
      tell('too-deep', pointer, { depth, limit: depthLimit });
      return null;
    }
    return Array.isArray(value)
      ? processArray(value, pointer, depth)
      : processObject(value as JsonObject, pointer, depth);
  };

  const processObject = (object: JsonObject, pointer: string, depth: number): JsonObject => {
    const result = new Map<string, JsonValue>();
    for (const [name, value] of Object.entries(object)) {
      if (name === '_sd' || (name === '_sd_alg' && pointer === '')) continue;
      result.set(name, process(value, `${pointer}/${escapeStep(name)}`, depth + 1));
    }
    const digests = Object.hasOwn(object, '_sd') ? object._sd : [];
    if (!Array.isArray(digests)) tell('digest-not-text', `${pointer}/_sd`);
    for (const [index, digest] of (Array.isArray(digests) ? digests : []).entries()) {
      const disclosure = take(digest as JsonValue, `${pointer}/_sd/${index}`, false);
      const name = disclosure?.name ?? null;
      if (disclosure === null || name === null) continue;
      if (result.has(name)) tell('claim-disclosed-twice', `${pointer}/${escapeStep(name)}`);
      else result.set(name, process(disclosure.value, `${pointer}/${escapeStep(name)}`, depth + 1));
    }
    // Not by assignment: a claim may be called __proto__.
    return Object.fromEntries(result);
  };

  const processArray = (array: readonly JsonValue[], pointer: string, depth: number): readonly JsonValue[] =>
    array.flatMap((item, index) => {
      const place = `${pointer}/${index}`;
      const digest = isElementDigest(item) ? item['...'] : undefined;
      if (digest === undefined) return [process(item, place, depth + 1)];
      const disclosure = take(digest, place, true);
      return disclosure === null ? [] : [process(disclosure.value, place, depth + 1)];
    });

  const disclosed = claims === null ? null : (process(claims, '', 0) as JsonObject);
  const canMatch = read.some(({ digest }) => digest !== '');
  const disclosures = read.map((item, index): Disclosure => {
    const { text, digest, salt, name, value } = item;
    const isMatched = matched.has(item);
    if (!isMatched && canMatch) problems.push(makeProblem('disclosure-unmatched', 'disclosure', `/${index}`));
    return { text, digest, salt, name, value, matched: isMatched };
  });
  return { claims: disclosed, disclosures };
}

/** An array element that stands for one to disclose: an object whose only member is `...` (RFC 9901 §4.2.4.2). */
const isElementDigest = (item: JsonValue): item is JsonObject =>
  isJsonObject(item) && Object.keys(item).length === 1 && Object.hasOwn(item, '...');
