/** From text to {@link Token}. Total: any text yields a token; what is wrong with it stands in its problems. */
import { decodeCompact } from './decode-compact.ts';
import { decodeJsonSerialization } from './decode-json.ts';
import { malformed } from './malformed.ts';
import { capProblems, makeProblem } from './problems.ts';
import { decodeSdJwt } from './sd-jwt.ts';
import type { Problem, Token } from './token.ts';

export { claimsOf, headerOf } from './token.ts';

/** Tokens within tokens that are taken apart. */
const nestingLimit = 8;
/** UTF-16 units beyond which a text is not looked at: no token that anybody sends is a fifth of that. */
const lengthLimit = 64 * 1024 * 1024;

/**
 * Decodes the text of one token: compact or JSON serialization of a JWS or JWE, or an SD-JWT. Never throws and never
 * verifies. Quotes, an auth-scheme or white space around the token are told as problems and stepped over.
 */
export function decodeToken(text: string): Token {
  return decodeAt(text, 0);
}

function decodeAt(text: string, depth: number): Token {
  const problems: Problem[] = [];
  if (text.length > lengthLimit) {
    problems.push(makeProblem('too-long', 'token', '', { limit: lengthLimit }));
    return malformed(text, null, null, problems);
  }
  const bare = unwrap(text, problems);
  const decodeNested = (inner: string): Token | null => {
    if (depth + 1 <= nestingLimit) return decodeAt(inner, depth + 1);
    problems.push(makeProblem('nested-too-deep', 'payload', '', { limit: nestingLimit }));
    return null;
  };
  const token = decodeBare(bare, problems, decodeNested);
  const found = capProblems(problems);
  return token.text === text && token.problems === found ? token : { ...token, text, problems: found };
}

function decodeBare(text: string, problems: Problem[], decodeNested: (inner: string) => Token | null): Token {
  if (text === '') {
    problems.push(makeProblem('empty', 'token'));
    return malformed(text, null, null, problems);
  }
  if (text.charCodeAt(0) === 0x7b) return decodeJsonSerialization(text, problems, decodeNested);
  if (text.includes('~')) return decodeSdJwt(text, problems);
  return decodeCompact(text, problems, decodeNested);
}

/** An auth-scheme and a space, as left on by a careless copy (RFC 6750 §2.1, RFC 9449 §7.1). */
const scheme = /^(?:Bearer|DPoP|JWT|Token)[ \t]+/i;

function unwrap(text: string, problems: Problem[]): string {
  // Nearly every token begins with the `e` of `eyJ` and ends with a character of its own: nothing to undo.
  if (text.charCodeAt(0) === letterE && isOwn(text.charCodeAt(text.length - 1))) return text;
  let bare = text.trim();
  // Around JSON white space means nothing (RFC 8259 §2).
  if (bare.length !== text.length && bare[0] !== '{')
    problems.push(makeProblem('surrounding-white-space', 'token'));
  const prefix = scheme.exec(bare.slice(0, 16))?.[0];
  if (prefix !== undefined) {
    problems.push(makeProblem('scheme-prefix', 'token'));
    bare = bare.slice(prefix.length).trimStart();
  }
  const quote = bare[0];
  if (bare.length > 1 && (quote === '"' || quote === "'" || quote === '`') && bare.endsWith(quote)) {
    problems.push(makeProblem('quoted', 'token'));
    bare = bare.slice(1, -1);
  }
  return bare;
}

const letterE = 0x65;
const isOwn = (code: number) =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 45 ||
  code === 46 ||
  code === 95 ||
  code === 126;
