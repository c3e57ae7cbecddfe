/** The JSON serializations, general and flattened (RFC 7515 §7.2, RFC 7516 §7.2). */
import { checkHeader } from './check-header.ts';
import { type DecodeNested, makeJws, noPayload, readHeader, readPayload } from './decode-compact.ts';
import { checkBytes } from './decode-part.ts';
import { isJsonObject, type JsonObject, type JsonValue, ownMember, parseJson } from './json.ts';
import { kindOf } from './kind.ts';
import { malformed } from './malformed.ts';
import { makeProblem } from './problems.ts';
import { attachDisclosures } from './sd-jwt.ts';
import type { FurtherRecipient, FurtherSignature, Jwe, Jws, Malformed, Problem, Token } from './token.ts';

const empty: JsonObject = {};

/** Signatures and recipients beyond this are counted and not looked at: each costs a check with every key. */
const mostEntries = 100;

/** Decodes text that begins with `{`. */
export function decodeJsonSerialization(
  text: string,
  problems: Problem[],
  decodeNested: DecodeNested,
): Token {
  const { value, problems: found } = parseJson(text);
  for (const { code, pointer, data } of found) problems.push(makeProblem(code, 'token', pointer, data));
  if (!isJsonObject(value)) return malformed(text, null, null, problems);
  if (Object.hasOwn(value, 'ciphertext')) return decodeJwe(text, value, problems);
  if (
    Object.hasOwn(value, 'payload') ||
    Object.hasOwn(value, 'signature') ||
    Object.hasOwn(value, 'signatures')
  ) {
    const jws = decodeJws(text, value, problems, decodeNested);
    return jws.format === 'jws' ? attachDisclosures(jws, unprotectedOf(value), problems) : jws;
  }
  problems.push(makeProblem('not-a-token', 'token'));
  return malformed(text, null, null, problems);
}

/** The unprotected header of a flattened serialization, or of the first signature of a general one. */
const unprotectedOf = (value: JsonObject) => objectMember(firstOf(value, 'signatures') ?? value, 'header');

function decodeJws(
  text: string,
  value: JsonObject,
  problems: Problem[],
  decodeNested: DecodeNested,
): Jws | Malformed {
  const source = 'RFC 7515 §7.2.1';
  const list = entries(value, 'signatures', 'signature', 'no-signatures', problems);
  if (list === null) return malformed(text, null, null, problems);
  const first = list[0] ?? empty;
  const detached = !Object.hasOwn(value, 'payload');
  const payloadText = detached ? '' : stringMember(value, 'payload', source, problems);
  const protectedText = stringMember(first, 'protected', source, problems, true);
  const signatureText = stringMember(first, 'signature', source, problems);
  const merged = joinHeaders(protectedText, [objectMember(first, 'header')], problems);
  const encoded = ownMember(merged.header, 'b64') !== false;
  const payload = detached ? noPayload : readPayload(payloadText, encoded, problems);
  const whole = checkBytes(signatureText, 'signature', problems);
  if (!merged.whole || !payload.whole || !whole)
    return malformed(text, merged.header, payload.object, problems);
  checkHeader(merged.header, 'jws', merged.unprotected, problems);
  if (list.length > 1) problems.push(makeProblem('many-signatures', 'token', '', { count: list.length }));
  return makeJws({
    text,
    serialization: Object.hasOwn(value, 'signatures') ? 'general' : 'flattened',
    header: merged.header,
    unprotected: merged.unprotected,
    payload,
    detached,
    signingInput: `${protectedText}.${payloadText}`,
    parts: [protectedText, payloadText, signatureText],
    furtherSignatures: list.slice(1, mostEntries).map((entry) => readFurther(entry, payloadText, problems)),
    problems,
    decodeNested,
  });
}

function readFurther(entry: JsonObject, payloadText: string, problems: Problem[]): FurtherSignature {
  const protectedText = stringMember(entry, 'protected', 'RFC 7515 §7.2.1', problems, true);
  const { header, unprotected } = joinHeaders(protectedText, [objectMember(entry, 'header')], problems);
  checkHeader(header, 'jws', unprotected, problems);
  const signatureText = stringMember(entry, 'signature', 'RFC 7515 §7.2.1', problems);
  checkBytes(signatureText, 'signature', problems);
  return { header, signingInput: `${protectedText}.${payloadText}`, signatureText };
}

function decodeJwe(text: string, value: JsonObject, problems: Problem[]): Jwe | Malformed {
  const source = 'RFC 7516 §7.2.1';
  const list = entries(value, 'recipients', 'encrypted_key', 'no-recipients', problems);
  if (list === null) return malformed(text, null, null, problems);
  const first = list[0] ?? empty;
  const protectedText = stringMember(value, 'protected', source, problems, true);
  const shared = objectMember(value, 'unprotected');
  const merged = joinHeaders(protectedText, [shared, objectMember(first, 'header')], problems);
  const encryptedKey = stringMember(first, 'encrypted_key', source, problems, true);
  const iv = stringMember(value, 'iv', source, problems, true);
  const ciphertext = stringMember(value, 'ciphertext', source, problems);
  const tag = stringMember(value, 'tag', source, problems, true);
  const aad = stringMember(value, 'aad', source, problems, true);
  const whole = [
    checkBytes(encryptedKey, 'encrypted-key', problems),
    checkBytes(iv, 'iv', problems),
    checkBytes(ciphertext, 'ciphertext', problems),
    checkBytes(tag, 'tag', problems),
    merged.whole,
  ].every(Boolean);
  if (!whole) return malformed(text, merged.header, null, problems);
  checkHeader(merged.header, 'jwe', merged.unprotected, problems);
  if (list.length > 1) problems.push(makeProblem('many-recipients', 'token', '', { count: list.length }));
  const furtherRecipients = list.slice(1, mostEntries).map(
    (entry): FurtherRecipient => ({
      header: { ...objectMember(entry, 'header'), ...shared, ...merged.protectedHeader },
      encryptedKey: stringMember(entry, 'encrypted_key', source, problems, true),
    }),
  );
  return {
    format: 'jwe',
    serialization: Object.hasOwn(value, 'recipients') ? 'general' : 'flattened',
    text,
    header: merged.header,
    parts: [protectedText, encryptedKey, iv, ciphertext, tag],
    authenticatedData: aad === '' ? protectedText : `${protectedText}.${aad}`,
    furtherRecipients,
    problems,
    ...kindOf('jwe', merged.header, null),
  };
}

/** The signatures or recipients; for the flattened syntax the object itself. null where the list cannot be used. */
function entries(
  value: JsonObject,
  listName: 'signatures' | 'recipients',
  flatName: string,
  emptyCode: 'no-signatures' | 'no-recipients',
  problems: Problem[],
): readonly JsonObject[] | null {
  const list = ownMember(value, listName);
  if (list === undefined) return [value];
  if (Object.hasOwn(value, flatName))
    problems.push(makeProblem('both-serializations', 'token', `/${listName}`));
  const objects = Array.isArray(list) ? list.filter(isJsonObject) : [];
  if (objects.length > 0 && Array.isArray(list) && objects.length === list.length) return objects;
  problems.push(makeProblem(emptyCode, 'token', `/${listName}`));
  return objects.length > 0 ? objects : null;
}

interface JoinedHeader {
  readonly header: JsonObject;
  readonly protectedHeader: JsonObject;
  readonly unprotected: readonly string[];
  readonly whole: boolean;
}

/** The JOSE header: the union of its parts, whose names must not meet (RFC 7515 §7.2.1, RFC 7516 §7.2.1). */
function joinHeaders(
  protectedText: string,
  unprotectedHeaders: readonly JsonObject[],
  problems: Problem[],
): JoinedHeader {
  const read = protectedText === '' ? null : readHeader(protectedText, problems);
  const protectedHeader = read?.object ?? empty;
  const seen = new Set(Object.keys(protectedHeader));
  const unprotected: string[] = [];
  let header: JsonObject = {};
  for (const part of unprotectedHeaders) {
    for (const name of Object.keys(part)) {
      if (seen.has(name))
        problems.push(makeProblem('header-repeated', 'header', '', { name: name.slice(0, 80) }));
      else unprotected.push(name);
      seen.add(name);
    }
    header = { ...header, ...part };
  }
  // What the signature protects wins where a name stands twice.
  header = { ...header, ...protectedHeader };
  return {
    header,
    protectedHeader,
    unprotected,
    whole: read === null || (read.object !== null && read.whole),
  };
}

function firstOf(value: JsonObject, name: string): JsonObject | undefined {
  const list: JsonValue | undefined = ownMember(value, name);
  const first = Array.isArray(list) ? list[0] : undefined;
  return isJsonObject(first) ? first : undefined;
}

function objectMember(object: JsonObject, name: string): JsonObject {
  const value = ownMember(object, name);
  return isJsonObject(value) ? value : empty;
}

function stringMember(
  object: JsonObject,
  name: string,
  source: string,
  problems: Problem[],
  optional = false,
): string {
  const value = ownMember(object, name);
  if (typeof value === 'string') return value;
  if (value !== undefined)
    problems.push(makeProblem('member-not-text', 'token', `/${name}`, { name, source }));
  else if (!optional) problems.push(makeProblem('member-missing', 'token', `/${name}`, { name, source }));
  return '';
}
