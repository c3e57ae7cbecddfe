/** Words of the Requests view, in one place so that a translation is one file. */
import type { ObservationId } from '../../core/diagnose/also.ts';
import type { Confidence, LadderStep, StepId } from '../../core/diagnose/diagnosis.ts';
import type { NotReadReason } from '../../core/http/exchange.ts';
import type { ReplayVariant } from '../../core/replay/replay.ts';
import type { DifferenceKind } from '../../core/session/compare-requests.ts';
import { formatNumber, plural, words } from '../locale/words.ts';
import { replayMessages } from './replay-messages.ts';

const statusMeaning: Readonly<Record<number, string>> = {
  401: '401 means “I don’t know who you are: log in again”.',
  403: '403 means “I know who you are, and no”.',
};

export const requestMessages = words('request', {
  grid: 'Requests',
  columns: {
    time: 'Time',
    method: 'Method',
    host: 'Host',
    path: 'Path',
    status: 'Status',
    credential: 'Sent',
    verdict: 'Verdict',
  },
  gone: 'This request was let go: too many were captured. What it told of tokens and findings stays.',
  none: 'none',
  notCaptured: 'not captured',
  accepted: 'Accepted',
  notAboutIdentity: 'Not about identity',
  noAnswer: 'No answer',
  /** A request that Claimcheck sent. */
  replay: (variant: ReplayVariant | null) =>
    `Replay: ${variant === null ? 'preflight' : replayMessages.variants[variant].toLowerCase()}`,
  statusWords: (status: number) => (status === 0 ? 'No answer' : `Status ${status}`),

  panes: {
    diagnosis: 'Diagnosis',
    headers: 'Headers',
    token: 'Token',
    compare: 'Compare',
    initiator: 'Initiator',
    replay: 'Replay',
  },
  detailTabs: 'Request details',

  region: 'Diagnosis',
  ladder: 'What the server checks',
  steps: {
    'credential-sent': 'Credential sent',
    'well-formed': 'Well-formed',
    signature: 'Signature',
    'time-window': 'Time window',
    recipient: 'Issuer, audience',
    'not-revoked': 'Revoked?',
    permission: 'Permission',
  } satisfies Record<StepId, string>,
  outcomes: {
    passed: 'passed',
    failed: 'failed here',
    unknown: 'unknown',
    'not-reached': 'not reached',
  } satisfies Record<LadderStep['outcome'], string>,
  silentOutcome: {
    passed: 'Nothing speaks against it.',
    failed: 'Failed here.',
    unknown: 'Cannot be told from here.',
    'not-reached': 'Not reached.',
  } satisfies Record<LadderStep['outcome'], string>,
  silentStep: { 'not-revoked': 'Only the server knows.' } as Partial<Record<StepId, string>>,
  confidence: { certain: 'Certain', likely: 'Likely', possible: 'Possible' } satisfies Record<
    Confidence,
    string
  >,
  confidenceMeaning: {
    certain: 'The evidence leaves no other cause.',
    likely: 'The evidence points here; other causes are not ruled out.',
    possible: 'The answer does not tell more; see what would settle it.',
  } satisfies Record<Confidence, string>,

  status: {
    asSent: (right: number) => `Status should be ${right}: it is`,
    allowed: (right: number, sent: number) => `Status ${sent} is allowed: ${right} is usual`,
    wrong: (right: number, sent: number) => `Status should be ${right}: it was ${sent}`,
    noAnswer: (right: number) => `Status should be ${right}: there was no answer`,
    meaning: statusMeaning,
  },
  fix: 'Fix',
  next: 'What would settle it',
  alsoTrue: 'Also seen',
  also: {
    '401-should-be-403': 'The status should be 403, not 401.',
    '403-should-be-401': 'The status should be 401, not 403.',
    'challenge-missing': 'The 401 has no WWW-Authenticate header (RFC 9110 §15.5.2).',
    'wildcard-origin-with-credentials':
      'Access-Control-Allow-Origin is * beside Allow-Credentials: the browser then keeps the answer from the page.',
    'answer-hidden-by-cors':
      'The answer has no Access-Control-Allow-Origin: the page sees a network error, and not the status.',
    'no-such-route': 'API Gateway answers so, too, where the path or the method does not exist.',
    'answer-from-cache': 'The answer came from a cache: the server may answer otherwise by now.',
    'authorization-not-received':
      'The Authorization header was sent, and the server says that there is none: a proxy on the way may take it out.',
    'exp-in-milliseconds': 'exp looks like milliseconds; a NumericDate is in seconds (RFC 7519 §2).',
    'authorization-stripped': 'A redirect to another origin took the Authorization header away.',
    'duplicate-cookie-names':
      'Two cookies of the same name were sent: servers differ in which of them they read.',
    'headers-oversized':
      'The request headers are over 8 KB: some servers and proxies refuse or cut such requests.',
    'microsoft-graph-token': 'The token is made for Microsoft Graph: no other API can verify its signature.',
    'refresh-loop': 'The client refreshed three times within 30 seconds: a loop.',
    'refresh-race': 'Two refreshes ran within 5 seconds: with rotation the second one may be refused.',
    'stale-token': 'A newer token was already there.',
    'graphql-forbidden': 'The refusal stands in the GraphQL errors.',
    'authorization-not-allowed': 'Access-Control-Allow-Headers does not name Authorization.',
  } satisfies Record<ObservationId, string> as Readonly<Record<string, string>>,
  rivals: 'Other causes considered',
  rivalLost: 'Lost because:',
  allEvidence: 'Evidence',
  openFlow: 'See the sign-in it belongs to',
  verifyWithKey: 'Verify with a key',
  copyCurl: 'Copy as cURL',
  copyFetch: 'Copy as fetch',
  copyWhole: 'Include credentials',
  copyRedacted: 'Credentials are left out.',
  copyWholeWarning: 'Holds the credentials: treat the copy like a password.',
  copyTitle: 'Copy this request',

  healthy: {
    accepted: 'Accepted',
    acceptedText:
      'The server answered with success. That alone does not show that it checked the token: a public address accepts everything.',
    open: 'No credential, no refusal',
    openText: 'The request carried no credential and was not refused for that.',
    other: (status: number) => `Not about identity: ${status}`,
    otherText:
      'The failure is not one of authentication or permission, so there is nothing to diagnose here.',
    unseen: 'No refusal',
    unseenText: 'The server answered with success. What the request carried was not captured.',
    replayText: 'Claimcheck sent it, not the page: it is left out of tokens, findings and diagnoses.',
    noAnswer: 'No answer was seen',
    noAnswerText: 'The browser got, or let the page see, no answer, and nothing ties that to a credential.',
  },

  headers: {
    request: 'Request',
    response: 'Response',
    url: 'URL',
    status: 'Status',
    requestHeaders: 'Request headers',
    cookies: 'Cookies sent',
    responseHeaders: 'Response headers',
    setCookies: 'Cookies set',
    requestBody: 'Request body',
    responseBody: 'Response body',
    none: 'None captured.',
    perhapsWithout:
      'No request of this capture has a credential: none were sent, or Authorization and cookies were left out when it was saved. “Export HAR (with sensitive data)” keeps them.',
    onlyAnswer:
      'Not captured: only the answer is known. Paste the request before it, and its credential is judged too.',
    withoutCredentials:
      'Authorization and cookies were not captured: what was sent beside these headers is not known. “Export HAR (with sensitive data)” keeps them.',
    value: (name: string) => `value of ${name}`,
    urlSecrets: 'credentials in the URL',
    body: 'credentials in the body',
    bodyCut: (shown: number, whole: number) =>
      `Shown: the first ${formatNumber(shown)} of ${formatNumber(whole)} characters.`,
    notRead: {
      'media-type': 'Not read: no token hides in this kind of content.',
      'too-large': 'Not read: too large.',
      gone: 'Not read: the browser no longer holds it.',
      redirect: 'Not read: a redirect has no body that the browser keeps.',
      stream: 'Not read: it is a stream.',
      'not-captured': 'Not read: the capture was saved without it.',
      'too-many': 'Not read: too many answers at a time. Others of this route were.',
      'not-kept': 'Read and let go: it was long and held no token.',
    } satisfies Record<NotReadReason, string>,
    noBody: 'No body.',
  },

  messages: {
    title: 'Messages',
    sent: 'Sent',
    received: 'Received',
    secret: 'credentials in the message',
    untold:
      'None were told, so none were searched for tokens: Firefox and most HAR files leave a socket’s messages out.',
    newest: (count: number) => `Shown: the newest ${formatNumber(count)}.`,
  },

  token: {
    none: 'No token in this request',
    noneText: 'What it carried, if anything, is not a JWT.',
    open: 'Open in Tokens',
    issuer: 'Issuer',
    algorithm: 'Algorithm',
    expires: 'Expires',
    signature: 'Signature',
    signatures: { verified: 'Verified', failed: 'Failed', 'not-checked': 'Not checked' },
  },

  initiator: {
    sentBy: (place: string) => `Sent by ${place}`,
    stack: 'Call stack, innermost first',
    anonymous: '(anonymous)',
    none: 'The code that sent it is not known',
    noneText:
      'Firefox and most HAR files do not tell it. In Chromium it is there for requests made by a script.',
    cannotOpen: 'This browser cannot open the line',
    openHint: 'Open in Sources',
  },

  compare: {
    none: 'Nothing to compare with',
    noneText: 'No earlier request to this place went well in this capture.',
    same: 'No difference',
    sameText: 'Both requests are alike in all that was captured. What changed is at the server.',
    table: 'Differences',
    kind: 'What',
    good: 'Last good',
    failed: 'This one',
    absent: 'not there',
    empty: '(empty)',
    openGood: 'Open the last good request',
    minor: 'Differences that rarely matter',
    against: (time: string) => `Against the last good request, ${time}`,
    kinds: {
      method: 'Method',
      origin: 'Origin',
      path: 'Path',
      query: 'Query',
      credential: 'Credential',
      'header-parameter': 'Token header',
      claim: 'Claim',
      cookie: 'Cookie',
      header: 'Header',
    } satisfies Record<DifferenceKind, string>,
  },

  empty: {
    title: 'No requests yet',
    devtools: 'Claimcheck is recording. Requests from before DevTools was opened show after a reload.',
    tab: 'Drop a HAR file here, or import one, to see its requests.',
  },
  paused: 'Recording is paused',
  hidden: (requests: number) => plural(requests, 'request is', 'requests are'),

  filter: {
    placeholder: 'Filter  status:401  has:credential  method:post  cause:expired',
    status: 'Answer: 401, 4xx',
    method: 'Request method',
    host: 'Where it went',
    path: 'Part of the path',
    cause: 'Cause of the failure',
    has: 'What it carries',
    hasValues: { credential: 'Carried a credential', token: 'Carried a JWT', diagnosis: 'Was refused' },
    is: 'State',
    isValues: {
      refused: 'Refused for identity or permission',
      certain: 'The cause is certain',
      likely: 'The cause is likely',
      possible: 'The cause is possible',
    },
  },
});
