/** Everything that can be wrong or unusual about the text of a token: code → one plain sentence. */
import type { Part, Problem } from './token.ts';

/** `{name}` in a message is filled from the problem's data: names, places and counts, never a claim's value. */
export const problemMessages = {
  // The text as a whole
  empty: 'There is no text.',
  'scheme-prefix': 'The auth-scheme was left in front of the token.',
  quoted: 'The token stands in quotes.',
  'surrounding-white-space': 'White space stands around the token.',
  'part-count': 'It has {parts}; a compact JWS has three and a compact JWE has five (RFC 7516 §9).',
  'too-long': 'It is longer than {limit} characters and was not decoded.',
  'not-a-token': 'The text is no compact or JSON serialization of a JWS or JWE.',
  'header-missing': 'The header is missing.',
  'nested-too-deep': 'It holds tokens in tokens more than {limit} deep; the innermost were not decoded.',
  'more-problems': '{count} more problems are not listed.',
  // base64url (RFC 7515 §2)
  'base64url-character': 'It holds a character that base64url does not have.',
  'base64url-length': 'Its length fits no whole number of bytes: a character is missing or one too many.',
  'base64url-alphabet': 'It uses + or / where base64url has - and _ (RFC 4648 §5).',
  'base64url-white-space': 'White space stands in the base64url text (RFC 7515 §2 allows none).',
  'base64url-padding': 'It is padded with =, which RFC 7515 §2 leaves out.',
  'base64url-dirty':
    'Its last character carries bits that no byte uses: the same bytes can be written another way.',
  // Text and JSON
  'not-utf8': 'Its bytes are not UTF-8.',
  'byte-order-mark': 'It begins with a byte order mark (RFC 8259 §8.1 forbids it).',
  'not-json': 'It is not JSON: {error} (character {at}).',
  'not-object': 'It is JSON but not an object.',
  'duplicate-member':
    'The member stands more than once in its object; the last one is shown (RFC 7515 §4, RFC 7519 §4).',
  'inherited-name':
    'The member has a name that JavaScript objects inherit: careless code may be led astray by it.',
  'lone-surrogate': 'It holds half of a UTF-16 surrogate pair, which is no character.',
  'inexact-number': 'The number is more than a double holds exactly; it is shown as it was written.',
  'too-deep': 'It is nested at least {depth} deep; what lies deeper than {limit} was cut.',
  // Header parameters
  'alg-missing': 'The header does not name its algorithm: alg is missing (RFC 7515 §4.1.1).',
  'enc-missing': 'The header does not name the content encryption: enc is missing (RFC 7516 §4.1.2).',
  'wrong-type': 'It must be {expected}, and is {found} ({source}).',
  'typ-unusual': 'typ is usually written "{usual}" ({source}).',
  'crit-empty': 'crit is empty or not a list of names (RFC 7515 §4.1.11).',
  'crit-member-missing': 'crit names "{name}", which is not in the header (RFC 7515 §4.1.11).',
  'crit-registered':
    'crit names "{name}", which the JOSE standards define and crit must not list (RFC 7515 §4.1.11).',
  'crit-unprotected': 'crit stands in the unprotected header (RFC 7515 §4.1.11).',
  'crit-repeated': 'crit names "{name}" more than once (RFC 7515 §4.1.11).',
  'b64-not-critical': 'b64 is used but crit does not list it (RFC 7797 §6).',
  'b64-unprotected': 'b64 stands in the unprotected header (RFC 7797 §3).',
  'b64-in-jwt': 'b64 is false: a JWT must not leave its payload unencoded (RFC 7797 §7).',
  'b64-payload-dot': 'The unencoded payload holds a dot, which a compact JWS cannot carry (RFC 7797 §5.2).',
  'cty-missing': 'The payload is a JWT, but cty does not say so (RFC 7519 §5.2).',
  'alg-none-signed': 'alg is none, and yet there is a signature.',
  'signature-missing': 'The signature is empty, and alg is not none.',
  // Claims
  'payload-not-claims': 'The payload is not a JSON object, so it is no claims set (RFC 7519 §7.2).',
  'payload-compressed': 'The payload is compressed (zip), which RFC 7515 does not know; it was not inflated.',
  milliseconds:
    '{name} looks like milliseconds: NumericDate counts seconds (RFC 7519 §2), and so it means the year {year}.',
  'date-out-of-range': '{name} is further away than a date can be.',
  // JSON serializations
  'member-missing': 'The member "{name}" is missing ({source}).',
  'member-not-text': 'The member "{name}" is not a string ({source}).',
  'header-repeated':
    'The header parameter "{name}" stands in more than one of the headers (RFC 7515 §4, RFC 7516 §4).',
  'both-serializations': 'It mixes the general and the flattened syntax (RFC 7515 §7.2.2).',
  'many-signatures': 'It has {count} signatures; the first is shown, and a hundred at most are checked.',
  'many-recipients': 'It has {count} recipients; the first is shown, and a hundred at most are tried.',
  'no-signatures': 'Its list of signatures is empty.',
  'no-recipients': 'Its list of recipients is empty.',
  // Selective disclosure (RFC 9901)
  'no-trailing-tilde':
    'What follows the last ~ is no key-binding JWT, and an SD-JWT ends with ~ (RFC 9901 §4).',
  'disclosure-malformed': 'A disclosure is not an array of two or three elements (RFC 9901 §4.2).',
  'disclosure-salt': 'The salt of a disclosure is not a string (RFC 9901 §4.2).',
  'disclosure-name': 'A disclosure has a claim name that is not a string, or is _sd or ... (RFC 9901 §7.1).',
  'disclosure-unmatched': 'No digest refers to this disclosure (RFC 9901 §7.1).',
  'disclosure-repeated': 'The same disclosure stands there twice.',
  'disclosure-kind':
    'A disclosure for an array element is used for a member, or the other way round (RFC 9901 §7.1).',
  'digest-repeated': 'The same digest stands there more than once (RFC 9901 §7.1).',
  'digest-not-text': 'A digest is not a string.',
  'claim-disclosed-twice': 'A disclosure brings a claim that its object already has (RFC 9901 §7.1).',
  'sd-alg-unknown': '_sd_alg names a hash that is not built in: disclosures cannot be matched.',
  'disclosures-capped': 'It has more than {limit} disclosures; the further ones were not read.',
  'key-binding-malformed': 'The key-binding JWT cannot be taken apart.',
  'sd-hash-missing': 'The key-binding JWT has no sd_hash (RFC 9901 §4.3).',
  'sd-hash-mismatch':
    'sd_hash of the key-binding JWT is not the hash of this presentation (RFC 9901 §4.3.1): disclosures were added or taken away.',
} as const;

export type ProblemCode = keyof typeof problemMessages;

export type ProblemData = Readonly<Record<string, string | number>>;

/** Makes a problem of its code, its place and what fills the message. */
export function makeProblem(code: ProblemCode, part: Part, pointer = '', data: ProblemData = {}): Problem {
  const message = problemMessages[code].replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''));
  return { code, message, part, pointer };
}

/** How many problems of one token are listed. */
export const problemLimit = 200;

/** The list as it is kept: capped, and saying so. */
export function capProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= problemLimit) return problems;
  const left = problems.length - problemLimit;
  return [...problems.slice(0, problemLimit), makeProblem('more-problems', 'token', '', { count: left })];
}
