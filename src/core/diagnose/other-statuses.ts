/**
 * 400, 422 and 500 are mostly about something else. Some auth layers answer so all the same, and their words are those
 * that an API uses for any field, document or upstream of its own: what they say counts only where it is about the
 * credential.
 */
import type { Case } from './case.ts';
import { isLoginRequest, isSafeMethod } from './places.ts';
import { hasEnded } from './session-end.ts';

/** Faults of a token, for which some servers answer 400, 422 or 500. */
const tokenFaults = [
  'malformed-header',
  'malformed-token',
  'expired',
  'not-yet-valid',
  'signature-invalid',
  'unknown-kid',
  'alg-none',
  'alg-not-allowed',
  'wrong-issuer',
  'wrong-audience',
  'wrong-token-type',
  'revoked',
];
const errorsOfTokens = new Set([
  'invalid_token',
  'invalid_dpop_proof',
  'use_dpop_nonce',
  'insufficient_scope',
]);
/** How much of a body these words are looked for in, in UTF-16 units. */
const longestMessage = 1024;

/** `suspected`: counts only where the token's own facts are certain; null where it is about something else. */
export function kindUnderOtherStatus(facts: Case): 'refused' | 'suspected' | null {
  const { status } = facts;
  if (status !== 400 && status !== 422 && (status < 500 || status === 503)) return null;
  const isRequestFault = status < 500;
  if (isRequestFault && (namesAuth(facts) || refusesWhatWasSent(facts))) return 'refused';
  if (namesFaultOfCredential(facts)) return 'refused';
  return speaksOfTokens(facts) || (isRequestFault && isBareRefusal(facts)) ? 'suspected' : null;
}

function namesAuth(facts: Case): boolean {
  return (
    facts.challenges.length > 0 ||
    facts.says('csrf-rejected') ||
    facts.says('step-up') ||
    errorsOfTokens.has(facts.error)
  );
}

/** A fault of a token in the words of a library, or in words that speak of tokens; on a request that says no more itself, in few words. */
function namesFaultOfCredential(facts: Case): boolean {
  if (isOfAnotherToken(facts)) return false;
  const rows = tokenFaults.flatMap((cause) => facts.texts.get(cause) ?? []);
  if (rows.some(({ product }) => product !== '' && product !== 'many')) return true;
  if (rows.length > 0 && namesSentToken(facts)) return true;
  const isPlain = isSafeMethod(facts.exchange.request.method) && facts.target.query === '';
  return facts.status < 500 && isPlain && rows.some(({ product }) => product === 'many');
}

const otherTokens =
  /\b(?:page|sync|next|cursor|continuation|device|push|captcha|recaptcha|csrf|xsrf|reset|verification|invit\w{1,8}|registration|upload|payment|card|stripe|completion|prompt|max|unexpected|illegal)[ _-]?tokens?\b/g;
const tokenWords =
  /\b(?:jwt\w{0,24}|jws\w{0,24}|jose\w{0,16}|jsonwebtoken\w{0,16}|bearer|authori[sz]ation|token|credentials?)\b|[_-]token\b/;

/** Whether the answer speaks of a token that is not one of another kind by its name. */
function namesSentToken({ bodyText }: Case): boolean {
  return tokenWords.test(bodyText.slice(0, longestMessage).toLowerCase().replace(otherTokens, ' '));
}

/** Tokens that are no credential, and are handed to such routes: in a link by mail, for a password, an invitation. */
const mailedTokenPath = /verif|confirm|activat|reset|forgot|invit|unsubscri|magic/i;
/** A member or parameter that holds a token. */
const tokenMember = /(?:^|["'&?{,\s])[a-z_-]{0,32}token["']?\s{0,4}[:=]/i;

/**
 * 400 or 422 of an auth layer that names no fault: it calls the credential refused, or says that there is none. The same
 * words may speak of another token, so not where this credential is accepted, nor on routes that take tokens of their own.
 */
function refusesWhatWasSent(facts: Case): boolean {
  if (takesOtherTokens(facts)) return false;
  const { kind } = facts.presented;
  if (kind === 'none')
    return facts.says('no-credentials') && facts.origin?.routes.get(facts.routeName)?.open !== true;
  const refused = facts.texts.get('token-refused');
  if (refused === undefined || kind === 'body' || kind === 'cookie' || isOfAnotherToken(facts)) return false;
  // A key that is refused is not the JWT that was sent.
  return facts.token === null || !refused.text.includes('key');
}

function takesOtherTokens({ target, exchange, presented }: Case): boolean {
  const { body } = exchange.request;
  const handsOneIn = body.state === 'text' && tokenMember.test(body.text.slice(0, 4096));
  const inQuery = presented.kind !== 'query' && tokenMember.test(target.query);
  return (
    handsOneIn ||
    inQuery ||
    mailedTokenPath.test(target.path.slice(0, 512)) ||
    isLoginRequest(exchange, target)
  );
}

/**
 * Whether words about a token, under a status for other faults, are rather about another one than the credential: none
 * was sent, the route takes tokens of its own, or this credential is accepted here.
 */
function isOfAnotherToken(facts: Case): boolean {
  if (facts.presented.kind === 'none' || takesOtherTokens(facts)) return true;
  if (facts.acceptedAfter !== null) return true;
  // Its lifetime was told with it, and has ended.
  if ((facts.credential?.issued?.expiresAt ?? Infinity) <= facts.ourTime[0]) return false;
  return facts.acceptedBefore !== null && !hasEnded(facts);
}

/** Words that a bare "Bad Request" is made of, in JSON and HTML too. */
const bareWords = new Set([
  'bad',
  'request',
  'error',
  'errors',
  'status',
  'statuscode',
  'code',
  'message',
  'title',
]);

/**
 * 400 or 422 that says nothing, or whose words were not captured: what was malformed is left to the request's own facts
 * (RFC 6750 §3.1, `invalid_request`).
 */
export function isBareRefusal(facts: Case): boolean {
  if (facts.status !== 400 && facts.status !== 422) return false;
  if (facts.presented.kind === 'none' || facts.bodyText.length > longestMessage) return false;
  if ((facts.presented.authorization?.problems ?? []).length === 0 && isOfAnotherToken(facts)) return false;
  const words = facts.bodyText
    .toLowerCase()
    .replace(/<[^<>]{0,256}>/g, ' ')
    .match(/[a-z]+/g);
  return (words ?? []).every((word) => bareWords.has(word));
}

/** Words of authentication in a short answer to a request that bore a credential: enough to look, not to judge. */
function speaksOfTokens(facts: Case): boolean {
  if (facts.presented.kind === 'none') return false;
  return /\b(jwt|token|bearer|authori[sz]ation|authenticat\w{1,6}|credentials?|claims?|signature|segments|audience|issuer|padding|alg|nbf|iat|inactive)\b|jwt/i.test(
    facts.bodyText.slice(0, longestMessage),
  );
}
