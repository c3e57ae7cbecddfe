/** What an answer says in words: in its challenges, in its error headers and in its body. */
import { headerValue } from '../http/headers.ts';
import { errorPatterns, undecidedCauses, undecidedPattern } from '../spec/error-patterns.ts';
import { type ErrorText, errorTexts } from '../spec/error-texts.ts';
import { oauthErrors } from '../spec/oauth-errors.ts';
import type { Case } from './case.ts';

/** How much is looked at, in UTF-16 units. */
const longestText = 32 * 1024;
/** A message that is longer is a page, in which usual words mean nothing. */
const longestMessage = 1024;

/** No server says so of a request that brought nothing. */
export const faultsOfSentTokens = [
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
  'insufficient-scope',
];

/** By cause, the first text that names it: a product's own words before the usual ones. */
export function readTexts(facts: Case): ReadonlyMap<string, ErrorText> {
  const said = wordsOf(facts);
  const found = new Map<string, ErrorText>();
  for (const row of errorTexts) {
    if (!found.has(row.cause) && said.includes(row.text)) found.set(row.cause, row);
  }
  const named = oauthErrors.find(({ code, cause }) => code === facts.error && cause !== '');
  if (named !== undefined && !found.has(named.cause))
    found.set(named.cause, { text: named.code, product: named.label, cause: named.cause });
  const message = messageOf(said);
  if (message === '') return found;
  const exact = [...found.keys()].some((cause) => cause !== 'unauthenticated' && cause !== 'token-refused');
  if (!exact) {
    for (const { cause, words, pattern } of errorPatterns)
      if (pattern.test(message)) found.set(cause, { text: words, product: '', cause });
  }
  if (undecidedPattern.test(message)) {
    const listed = facts.captured.kind === 'none' ? [] : ['no-credentials'];
    const taken = [...undecidedCauses, ...listed].filter((cause) => found.delete(cause));
    if (taken.length > 0 && !found.has('token-refused'))
      found.set('token-refused', {
        text: 'several faults at once',
        product: '',
        cause: 'token-refused',
      });
  }
  return found;
}

/** Words that a refusal is made of which gives no reason. */
const emptyWords =
  /^(?:error|errors|name|forbidden|unauthori[sz]ed|unauthenticated|authentication|access|denied|not|allowed|you|are|do|don|have|is|to|this|the|resource|page|permission|perform|action|status|statuscode|statustext|code|message|msg|detail|title|type|https?|html|head|body|center|nginx|timestamp|path|reason|success|false|null|none|true|ok|about|blank|instance|requestid|traceid|correlationid|tools|ietf|org|section|user)$/;

/** Whether the answer gives no reason of its own beside its status. */
export function saysNothing(facts: Case): boolean {
  const text = facts.bodyText.toLowerCase().replace(/<[^<>]{0,256}>/g, ' ');
  if (text.length > longestMessage) return true;
  // Many echo the path; what has digits is an id or a date.
  const path = new Set(facts.target.path.toLowerCase().split(/[^a-z]+/));
  const words = (text.match(/[a-z0-9]{2,}/g) ?? []).filter((word) => !/\d/.test(word));
  return words.every((word) => path.has(word) || emptyWords.test(word));
}

/** Whether a short answer, and no page, gives a reason of its own. */
export function givesReason(facts: Case): boolean {
  const isPage = /<(?:html|body|!doctype)/i.test(facts.bodyText.slice(0, longestMessage));
  return facts.bodyText !== '' && !isPage && !saysNothing(facts);
}

function wordsOf(facts: Case): string {
  const { headers } = facts.exchange.response;
  const words = [
    ...facts.challenges.flatMap(({ params }) => [
      params.get('error') ?? '',
      params.get('error_description') ?? '',
    ]),
    headerValue(headers, 'x-amzn-errortype') ?? '',
    unescapeHtml(facts.bodyText),
  ];
  return words.join('\n').slice(0, longestText).toLowerCase();
}

/** The words without markup and JSON's punctuation; '' where they are too many for one message. */
function messageOf(said: string): string {
  if (said.length > 8 * longestMessage) return '';
  const text = said
    // What parsers of JSON call a token is none.
    .replace(/\b(?:unexpected|unrecogni[sz]ed|illegal) token\b/g, ' ')
    .replace(/<[^<>]{0,256}>/g, ' ')
    .replace(/[{}[\]",:]+/g, ' ')
    .replace(/\s+/g, ' ');
  return text.length > longestMessage ? '' : text;
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
