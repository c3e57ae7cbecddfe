/**
 * How refusals are usually worded, for the products that the table of exact texts does not know. Each pattern reads one
 * short message in lower case and looks ahead a bounded distance, so that no text can make it run away.
 */

export interface ErrorPattern {
  readonly cause: string;
  /** What it speaks of, for the person: the answer's own words may hold values. */
  readonly words: string;
  readonly pattern: RegExp;
}

const wrong = '(?:invalid|mismatch\\w*|unexpected|wrong|incorrect|bad|unknown|untrusted)';
const fails = `(?:${wrong}|fail\\w*|not (?:allowed|accepted|valid|trusted|supported|match\\w*)|does ?n[o']t match|does not match|(?:could not|cannot) be (?:verified|validated))`;
const token = '(?:token|jwt|jws|session|credentials?)';

export const errorPatterns: readonly ErrorPattern[] = [
  {
    cause: 'expired',
    words: 'an expired token',
    pattern: new RegExp(`\\b${token}\\b[^.]{0,40}\\bexpired\\b|\\bexpired\\b[^.]{0,20}\\b${token}\\b`),
  },
  {
    cause: 'not-yet-valid',
    words: 'a token that is not valid yet',
    pattern:
      /\bnot yet (?:valid|active)\b|\bnot (?:valid|active) yet\b|\bbefore (?:its )?(?:nbf|not-before)\b|\bissued in the future\b/,
  },
  {
    cause: 'signature-invalid',
    words: 'a signature that does not match',
    pattern: new RegExp(
      `\\bsignature\\b[^.]{0,40}\\b${fails}|\\b${wrong}\\b[^.]{0,15}\\bsignature\\b|\\bverif\\w{1,8} (?:the )?signature\\b`,
    ),
  },
  {
    cause: 'wrong-audience',
    words: 'another audience',
    pattern: new RegExp(
      `\\baud(?:ience)?\\b[^.]{0,40}\\b${fails}|\\b${wrong}\\b[^.]{0,15}\\baud(?:ience)?\\b`,
    ),
  },
  {
    cause: 'wrong-issuer',
    words: 'another issuer',
    pattern: new RegExp(`\\biss(?:uer)?\\b[^.]{0,40}\\b${fails}|\\b${wrong}\\b[^.]{0,15}\\biss(?:uer)?\\b`),
  },
  {
    cause: 'alg-not-allowed',
    words: 'an algorithm that is not allowed',
    pattern: new RegExp(
      `\\balg(?:orithm)?\\b[^.]{0,40}\\b(?:${fails}|unsupported)|\\b(?:${wrong}|unsupported)\\b[^.]{0,20}\\balg(?:orithm)?\\b`,
    ),
  },
  {
    cause: 'unknown-kid',
    words: 'a key that is not known',
    pattern:
      /\b(?:kid|key id|signing key|jwks?)\b[^.]{0,30}\b(?:not found|unknown|no match\w*)|\b(?:no|unknown|find) [^.]{0,20}\b(?:kid|key id|signing key|matching key)\b/,
  },
  {
    cause: 'malformed-token',
    words: 'a token that cannot be read',
    pattern:
      /\b(?:malformed|decode|parse|well[ -]formed)\b[^.]{0,30}\b(?:token|jwt|jws)\b|\b(?:token|jwt|jws)\b[^.]{0,30}\b(?:malformed|segments?|not well[ -]formed|could not be (?:decoded|parsed))\b/,
  },
  {
    cause: 'malformed-header',
    words: 'a malformed Authorization header',
    pattern:
      /\bauthorization header\b[^.]{0,30}\b(?:invalid|malformed|format|must)\b|\b(?:invalid|malformed|bad)\b[^.]{0,10}\bauthorization header\b/,
  },
  {
    cause: 'wrong-token-type',
    words: 'another kind of token',
    pattern:
      /\b(?:wrong|invalid|unexpected|incorrect)\b[^.]{0,15}\btoken[_ ](?:type|use)\b|\bnot an access token\b|\b(?:refresh|id) token\b[^.]{0,30}\b(?:not (?:allowed|accepted)|cannot)\b/,
  },
  {
    cause: 'revoked',
    words: 'a revoked token',
    pattern:
      /\b(?:token|session|jwt)\b[^.]{0,30}\b(?:revoked|denylisted|blocklisted|blacklisted|invalidated|logged out)\b/,
  },
  {
    cause: 'no-credentials',
    words: 'missing credentials',
    pattern:
      /\b(?:missing|no|without)\b[^.]{0,20}\b(?:authorization header|bearer token|access token|auth token|token|credentials|api key)\b(?! (?:signature|scope|claim|type))|\b(?:authorization header|bearer token|access token|auth token|(?<!supply the )credentials|api key)\b[^.]{0,20}\b(?:missing|required|absent|not (?:found|provided|present|supplied|set))\b/,
  },
  {
    cause: 'insufficient-scope',
    words: 'a missing scope',
    pattern:
      /\bscopes?\b[^.]{0,40}\b(?:insufficient|missing|required|lacks?|lacking)\b|\b(?:insufficient|missing|lacks?|lacking|requires?)\b[^.]{0,30}\bscopes?\b/,
  },
  {
    cause: 'insufficient-role',
    words: 'a missing role or permission',
    pattern:
      /\b(?:requires?|needs?|missing|lacks?|lacking|insufficient)\b[^.]{0,30}\b(?:roles?|admin\w{0,12}|privileges?|permissions?)\b|\b(?:admin|administrator|role)s?\b[^.]{0,20}\b(?:only|required)\b/,
  },
  {
    cause: 'step-up',
    words: 'a stronger login',
    pattern:
      /\b(?:step[ -]?up|mfa|2fa|multi-?factor|two-?factor|re-?authentication|fresh login)\b[^.]{0,30}\b(?:required|needed|must|missing)\b/,
  },
  {
    cause: 'csrf-rejected',
    words: 'CSRF protection',
    pattern:
      /\b(?:csrf|xsrf)\b[^.]{0,30}\b(?:token|fail\w*|invalid|missing|mismatch\w*|verif\w*|protect\w*|check|detect\w*|cookie|header|required|expired)\b|\b(?:invalid|missing|bad|no|wrong|incorrect|expired|requires?)\b[^.]{0,15}\b(?:csrf|xsrf)\b|\bcross-site request forgery\b|\bauthenticity token\b/,
  },
];

const fault =
  '(?:expired|revoked|malformed|invalid|inactive|unknown|missing|disabled|tampered|blacklisted|not (?:yet )?(?:valid|active|found))';

/** "Invalid or expired", "expired, revoked, malformed, or invalid" (RFC 6750 §3.1): it lists causes and so names none. */
export const undecidedPattern = new RegExp(
  `\\b${fault}(?: (?:is|has|was|been)\\b| ${fault}){0,6} (?:and/)?or (?:(?:is|has|was|been|otherwise|already|no longer) ){0,3}(?:${fault}|valid\\b)|\\bexpired\\b[^.]{0,12}\\bor\\b|\\bor\\b[^.]{0,12}\\bexpired\\b`,
);
/** What such a list takes back; also missing credentials, where there were some. */
export const undecidedCauses = ['expired', 'not-yet-valid', 'malformed-token', 'revoked'];
