/** Between a token and the two texts in which it is edited. */
import { isJsonObject, type JsonObject, ownString, parseJson } from '../../core/jose/json.ts';
import type { Jws } from '../../core/jose/token.ts';

/** Beyond this a payload is no text that anybody edits in a field. In UTF-16 units. */
const longest = 100_000;

/** Whether a person can edit the token in two fields: its payload is a claims set, here, and not too long. */
export function canEdit(token: Jws): boolean {
  return token.claims !== null && !token.detached && (token.payloadText?.length ?? longest) < longest;
}

/** The part as indented JSON; as it was written where indenting would change a number or drop a duplicate. */
export function startingText(token: Jws, part: 'header' | 'claims'): string {
  if (part === 'header') return JSON.stringify(token.header, null, 2);
  const written = token.payloadText ?? '';
  const { value, problems } = parseJson(written);
  return problems.length > 0 || !isJsonObject(value) ? written : JSON.stringify(value, null, 2);
}

export type ToSign =
  | { readonly header: JsonObject; readonly payload: string }
  | { readonly fault: 'header' | 'claims' | 'alg' };

/** What is signed: the header, and the claims without the white space of editing; or which text is in the way. */
export function textToSign(headerText: string, claimsText: string): ToSign {
  const header = parseJson(headerText).value;
  if (!isJsonObject(header)) return { fault: 'header' };
  const { value, problems } = parseJson(claimsText);
  if (!isJsonObject(value)) return { fault: 'claims' };
  if (ownString(header, 'alg') === '') return { fault: 'alg' };
  return { header, payload: problems.length > 0 ? claimsText : JSON.stringify(value) };
}
