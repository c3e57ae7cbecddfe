/** How a token is put together, step by step: JSON → base64url → signing input → signature (RFC 7515 §5.1). */
import { encodeBase64url } from '../jose/base64url.ts';
import { isJsonObject, type JsonObject, ownString, parseJson } from '../jose/json.ts';
import type { Key } from '../jose/key.ts';
import { KeyError } from '../jose/key-error.ts';
import { makeProblem, type ProblemCode } from '../jose/problems.ts';
import { signToken } from '../jose/sign.ts';
import { encodeUtf8 } from '../jose/utf8.ts';

/** The header or the claims set. */
export interface WrittenPart {
  readonly value: JsonObject;
  /** The JSON without the white space of editing: what is encoded. */
  readonly json: string;
  readonly encoded: string;
}

/** What keeps a text from being a part; the other oddities of JSON do not matter here. */
const faults: readonly ProblemCode[] = ['not-json', 'duplicate-member'];

/** Reads a part as a person types it; or says in one sentence why it is none. Never throws. */
export function writePart(text: string): WrittenPart | { readonly fault: string } {
  const { value, problems } = parseJson(text);
  const problem = problems.find(({ code }) => faults.includes(code));
  if (problem !== undefined)
    return { fault: makeProblem(problem.code, 'payload', problem.pointer, problem.data).message };
  if (!isJsonObject(value)) return { fault: makeProblem('not-object', 'payload').message };
  const json = JSON.stringify(value);
  return { value, json, encoded: encodeBase64url(encodeUtf8(json)) };
}

export interface BuiltToken {
  /** The compact serialization; '' where it could not be signed. */
  readonly token: string;
  readonly header: WrittenPart;
  readonly claims: WrittenPart;
  /** base64url text; '' where there is none. */
  readonly signature: string;
  /** Why the key cannot sign what the header asks for; '' where it can. */
  readonly fault: string;
}

/** Signs the two parts with the key, by the `alg` of the header. Never rejects for what a person can type. */
export async function buildToken(header: WrittenPart, claims: WrittenPart, key: Key): Promise<BuiltToken> {
  try {
    const isUnsecured = ownString(header.value, 'alg').toLowerCase() === 'none';
    const token = await signToken({
      header: header.value,
      payload: claims.json,
      key: isUnsecured ? null : key,
    });
    return { token, header, claims, signature: token.slice(token.lastIndexOf('.') + 1), fault: '' };
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    return { token: '', header, claims, signature: '', fault: error.message };
  }
}

export type PartName = 'header' | 'payload' | 'signature';

/** Which parts of two compact tokens differ. */
export function changedParts(before: string, after: string): readonly PartName[] {
  const [then, now] = [before.split('.'), after.split('.')];
  return (['header', 'payload', 'signature'] as const).filter((_, index) => then[index] !== now[index]);
}
