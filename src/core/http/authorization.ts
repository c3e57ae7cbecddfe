/** The Authorization field, and what is commonly wrong with it (RFC 9110 §11.4 and §11.6.2, RFC 6750 §2.1). */

export interface AuthorizationProblem {
  /** Stable, kebab-case. */
  readonly code: AuthorizationProblemCode;
  /** One plain sentence; never holds the credentials. */
  readonly message: string;
}

export type AuthorizationProblemCode =
  | 'empty'
  | 'credentials-missing'
  | 'placeholder'
  | 'scheme-missing'
  | 'scheme-doubled'
  | 'scheme-colon'
  | 'quoted'
  | 'smart-quotes'
  | 'comma'
  | 'newline'
  | 'space-inside'
  | 'non-ascii'
  | 'not-token68';

export interface Authorization {
  /** The auth-scheme as sent; '' where there is none. */
  readonly scheme: string;
  /** What follows the scheme, outer white space dropped. */
  readonly credentials: string;
  /** Place of the credentials in the field's value, in UTF-16 units, end exclusive. */
  readonly span: readonly [start: number, end: number];
  readonly problems: readonly AuthorizationProblem[];
}

/** Schemes whose credentials are one token68; the others carry parameters, or are not ours to judge. */
const tokenSchemes = new Set(['bearer', 'dpop', 'basic', 'token', 'jwt', 'negotiate', 'gnap']);
/** The IANA registry of authentication schemes, and the unregistered ones that frameworks use. */
const knownSchemes = new Set([
  ...tokenSchemes,
  'digest',
  'hoba',
  'mutual',
  'ntlm',
  'oauth',
  'privatetoken',
  'concealed',
  'scram-sha-1',
  'scram-sha-256',
  'vapid',
  'apikey',
  'key',
  'hmac',
  'signature',
  'hawk',
  'aws4-hmac-sha256',
]);
/** What JavaScript, a template or a form writes where a value is missing. */
const placeholders = new Set([
  'undefined',
  'null',
  'nan',
  'none',
  'true',
  'false',
  '[object object]',
  '[object promise]',
  'function',
  '{}',
  '""',
  "''",
]);
const token68 = /^[A-Za-z0-9\-._~+/]+=*$/;

/** Takes the field's value apart; never throws. What is wrong with it is said in `problems`, worst first. */
export function parseAuthorization(value: string): Authorization {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value.charCodeAt(start))) start += 1;
  while (end > start && isBlank(value.charCodeAt(end - 1))) end -= 1;
  if (start === end) return { scheme: '', credentials: '', span: [start, end], problems: [problem('empty')] };

  const schemeEnd = schemeEndOf(value, start, end);
  const first = value.slice(start, Math.min(schemeEnd, start + 64));
  const bare = first.replace(/:$/, '');
  const alone = schemeEnd === end;
  const isScheme = alone
    ? knownSchemes.has(bare.toLowerCase())
    : /^[A-Za-z][A-Za-z0-9!#$%&'*+.^_`|~-]*$/.test(bare);
  if (!isScheme || schemeEnd - start > 64) return finish('', value, start, end, ['scheme-missing']);

  let from = schemeEnd;
  while (from < end && isBlank(value.charCodeAt(from))) from += 1;
  const colon: AuthorizationProblemCode[] = first.endsWith(':') ? ['scheme-colon'] : [];
  return finish(bare, value, from, end, colon);
}

/** Whether the scheme carries a token as such: what may be a JWT. */
export function isTokenScheme(scheme: string): boolean {
  const word = scheme.toLowerCase();
  return tokenSchemes.has(word) && word !== 'basic' && word !== 'negotiate';
}

function finish(
  scheme: string,
  value: string,
  start: number,
  end: number,
  found: readonly AuthorizationProblemCode[],
): Authorization {
  const credentials = value.slice(start, end);
  const codes = [
    ...found,
    ...(scheme === '' || isToken68Scheme(scheme) ? faultsOf(scheme, credentials) : []),
  ];
  return { scheme, credentials, span: [start, end], problems: codes.map(problem) };
}

function isToken68Scheme(scheme: string): boolean {
  return tokenSchemes.has(scheme.toLowerCase());
}

function faultsOf(scheme: string, credentials: string): AuthorizationProblemCode[] {
  if (credentials === '') return ['credentials-missing'];
  const word = credentials.length <= 32 ? credentials.toLowerCase() : '';
  if (placeholders.has(word) || isTemplate(credentials)) return ['placeholder'];
  const codes: AuthorizationProblemCode[] = [];
  const repeated = credentials.slice(0, scheme.length + 1).toLowerCase();
  if (scheme !== '' && (repeated === `${scheme.toLowerCase()} ` || repeated === scheme.toLowerCase()))
    codes.push('scheme-doubled');
  if (/^["'`]|["'`]$/.test(credentials)) codes.push('quoted');
  if (/[\u2018-\u201f\u00ab\u00bb]/.test(credentials)) codes.push('smart-quotes');
  if (/[\r\n]/.test(credentials)) codes.push('newline');
  if (credentials.includes(',')) codes.push('comma');
  if (/[^\x20-\x7e\t\r\n\u2018-\u201f\u00ab\u00bb]/.test(credentials)) codes.push('non-ascii');
  if (/[ \t]/.test(credentials) && !codes.includes('scheme-doubled') && !codes.includes('comma'))
    codes.push('space-inside');
  if (codes.length === 0 && !token68.test(credentials)) codes.push('not-token68');
  return codes;
}

/** `${token}`, `{{token}}`, `<token>`, `%TOKEN%`: a template that nobody filled in. */
function isTemplate(credentials: string): boolean {
  if (credentials.length > 64) return false;
  return /^(\$\{.*\}|\{\{.*\}\}|<[^>]*>|%\w+%|\$\w+)$/.test(credentials);
}

function schemeEndOf(value: string, start: number, end: number): number {
  for (let index = start; index < end; index += 1) if (isBlank(value.charCodeAt(index))) return index;
  return end;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

const messages: Record<AuthorizationProblemCode, string> = {
  empty: 'The Authorization header is empty.',
  'credentials-missing': 'There is a scheme but nothing after it.',
  placeholder:
    'The credentials are a placeholder (undefined, null, [object Object] or an unfilled template).',
  'scheme-missing': 'There is no auth-scheme before the credentials.',
  'scheme-doubled': 'The auth-scheme is written twice.',
  'scheme-colon': 'A colon follows the auth-scheme; only a space may.',
  quoted: 'The credentials stand in quotes; a token is sent without them.',
  'smart-quotes': 'The credentials hold typographic quotes.',
  newline: 'The credentials hold a line break.',
  comma: 'The credentials hold a comma: perhaps two Authorization headers were joined.',
  'space-inside': 'The credentials hold white space.',
  'non-ascii': 'The credentials hold characters outside of ASCII.',
  'not-token68': 'The credentials hold characters that the b64token of RFC 6750 §2.1 does not allow.',
};

function problem(code: AuthorizationProblemCode): AuthorizationProblem {
  return { code, message: messages[code] };
}
