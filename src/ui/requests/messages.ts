/** Words of the Requests view, in one place so that a translation is one file. */
import type { Confidence, LadderStep, StepId } from '../../core/diagnose/diagnosis.ts';
import type { NotReadReason } from '../../core/http/exchange.ts';
import type { ReplayVariant } from '../../core/replay/replay.ts';
import type { DifferenceKind } from '../../core/session/compare-requests.ts';
import { replayMessages } from './replay-messages.ts';

const statusMeaning: Readonly<Record<number, string>> = {
  401: '401 means “I don’t know who you are: log in again”.',
  403: '403 means “I know who you are, and no”.',
};

export const requestMessages = {
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
  none: 'none',
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
    'graphql-forbidden': 'The refusal stands in the GraphQL errors.',
    'stale-token': 'A newer token was already there.',
    'exp-in-milliseconds': 'exp looks like milliseconds; a NumericDate is in seconds (RFC 7519 §2).',
    'authorization-stripped': 'A redirect to another origin took the Authorization header away.',
  } as Readonly<Record<string, string>>,
  rivals: 'Other causes considered',
  rivalLost: 'Lost because:',
  allEvidence: 'Evidence',
  verifyWithKey: 'Verify with a key',
  copyCurl: 'Copy as cURL',
  copyFetch: 'Copy as fetch',
  copyWhole: 'Include credentials',
  copyRedacted: 'Credentials are left out.',
  copyWholeWarning: 'Holds the credentials: treat the copy like a password.',
  copyTitle: 'Copy this request',
  menu: {
    curl: 'Copy as cURL, without credentials',
    fetch: 'Copy as fetch, without credentials',
    url: 'Copy URL, without credentials',
    'curl-whole': 'Copy as cURL with credentials',
  },

  healthy: {
    accepted: 'Accepted',
    acceptedText:
      'The server answered with success. That alone does not show that it checked the token: a public address accepts everything.',
    open: 'No credential, no refusal',
    openText: 'The request carried no credential and was not refused for that.',
    other: (status: number) => `Not about identity: ${status}`,
    otherText:
      'The failure is not one of authentication or permission, so there is nothing to diagnose here.',
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
    value: (name: string) => `value of ${name}`,
    urlSecrets: 'credentials in the URL',
    body: 'credentials in the body',
    bodyCut: (shown: number, whole: number) =>
      `Shown: the first ${shown.toLocaleString('en')} of ${whole.toLocaleString('en')} characters.`,
    notRead: {
      'media-type': 'Not read: no token hides in this kind of content.',
      'too-large': 'Not read: too large.',
      gone: 'Not read: the browser no longer holds it.',
      redirect: 'Not read: a redirect has no body that the browser keeps.',
      stream: 'Not read: it is a stream.',
      'not-captured': 'Not read: the capture was saved without it.',
      'not-kept': 'Read and let go: it was long and held no token.',
    } satisfies Record<NotReadReason, string>,
    noBody: 'No body.',
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
  hidden: (requests: number) =>
    `${requests.toLocaleString('en')} ${requests === 1 ? 'request is' : 'requests are'}`,

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
    iss: 'Issuer of its token',
    sub: 'Subject of its token',
    kind: 'Kind of its token',
    alg: 'Algorithm of its token',
  },
};
