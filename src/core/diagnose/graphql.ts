/** The auth error that a GraphQL answer carries in its body, whatever its status (GraphQL specification §7.1.2, Errors). */
import type { HttpBody } from '../http/exchange.ts';
import { isJsonObject, type JsonValue, ownMember, ownString, parseJson } from '../jose/json.ts';

export interface GraphqlError {
  readonly kind: 'unauthenticated' | 'forbidden';
  /** `extensions.code` as sent, or '' where the message alone told. */
  readonly code: string;
}

const longestBody = 256 * 1024;
const unauthenticated = new Set([
  'UNAUTHENTICATED',
  'AUTH_NOT_AUTHENTICATED',
  'UNAUTHORIZED',
  'INVALID-JWT',
  'INVALID_TOKEN',
  'AUTHENTICATION_ERROR',
  'NOT_AUTHENTICATED',
  '401',
]);
const forbidden = new Set([
  'FORBIDDEN',
  'AUTH_NOT_AUTHORIZED',
  'ACCESS-DENIED',
  'ACCESS_DENIED',
  'PERMISSION_DENIED',
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'NOT_AUTHORIZED',
  '403',
]);
/** Codes that say what else is wrong: then the words are about that. */
const ofSomethingElse = /^(BAD_|GRAPHQL_|PERSISTED_|VALIDATION|NOT_FOUND|CONFLICT|USER_INPUT)/;
const unauthenticatedText =
  /not authenticated|unauthenticated|^unauthori[sz]ed\b|must be (logged|signed) in|not (logged|signed) in|please (log|sign) in|login required|jwt (expired|malformed|must be provided)|jwtexpired|token expired|authentication required/i;
const forbiddenText =
  /not authori[sz]ed|forbidden|permission denied|access denied|insufficient (permission|privilege)|do(es)?( not|n['’]t) have (the )?(required |necessary )?permission|failed auth policy check/i;

export function graphqlErrorIn(body: HttpBody): GraphqlError | null {
  if (body.state !== 'text' || body.text.length > longestBody || !body.text.includes('"errors"')) return null;
  const { value } = parseJson(body.text);
  const answers: readonly JsonValue[] = Array.isArray(value) ? value.slice(0, 16) : [value ?? null];
  for (const answer of answers) {
    const errors = isJsonObject(answer) ? ownMember(answer, 'errors') : undefined;
    if (!Array.isArray(errors)) continue;
    for (const error of errors.slice(0, 16)) {
      const found = isJsonObject(error) ? kindOf(error) : null;
      if (found !== null) return found;
    }
  }
  return null;
}

function kindOf(error: Parameters<typeof ownMember>[0]): GraphqlError | null {
  const extensions = ownMember(error, 'extensions');
  const code = isJsonObject(extensions)
    ? String(ownMember(extensions, 'code') ?? ownMember(extensions, 'classification') ?? '').slice(0, 64)
    : '';
  const word = code.toUpperCase();
  if (unauthenticated.has(word)) return { kind: 'unauthenticated', code };
  if (forbidden.has(word)) return { kind: 'forbidden', code };
  if (ofSomethingElse.test(word)) return null;
  const message = ownString(error, 'message').slice(0, 512);
  const hasPath = ownMember(error, 'path') !== undefined;
  const hasLocations = ownMember(error, 'locations') !== undefined;
  if (!isJsonObject(extensions) && !hasPath && !hasLocations) return null;
  // Locations without a path: the document was refused before anything ran; its words quote the document.
  if (hasLocations && !hasPath) return null;
  if (unauthenticatedText.test(message)) return { kind: 'unauthenticated', code };
  return forbiddenText.test(message) ? { kind: 'forbidden', code } : null;
}
