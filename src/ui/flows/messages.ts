/** Words of the Flows view, in one place so that a translation is one file. */

import type { FlowKind, FlowStep, StepKind } from '../../core/flows/flow.ts';
import type { FlowOutcome } from '../../core/flows/outcome.ts';

const number = new Intl.NumberFormat('en');
const plural = (count: number, one: string, many: string) =>
  `${number.format(count)} ${count === 1 ? one : many}`;

export const flowMessages = {
  grid: 'Flows',
  detail: 'Flow details',
  columns: {
    time: 'Time',
    kind: 'Flow',
    client: 'Client',
    provider: 'Provider',
    outcome: 'Outcome',
    worst: 'Worst check',
  },
  kinds: {
    'authorization-code': 'Sign-in (code)',
    hybrid: 'Sign-in (hybrid)',
    implicit: 'Sign-in (implicit)',
    password: 'Password grant',
    'client-credentials': 'Client credentials',
    refresh: 'Refresh',
    device: 'Device sign-in',
    'token-exchange': 'Token exchange',
    'other-grant': 'Other grant',
    introspection: 'Introspection',
    revocation: 'Revocation',
    logout: 'Sign-out',
  } satisfies Record<FlowKind, string>,
  silent: 'Silent renewal',
  outcomes: { completed: 'Completed', failed: 'Failed', open: 'Not finished' } satisfies Record<
    FlowOutcome,
    string
  >,
  outcomeText: {
    completed: 'Every step that can be seen was answered.',
    open: 'The capture ends before an answer came. Whoever is still typing a password is seen like this too.',
  },
  guessed: 'Only the provider knows: what is seen is consistent with it.',
  fix: 'What to do',
  steps: 'Steps',
  checks: 'Checks',
  passed: 'passed',
  failed: 'failed',
  unknown: 'cannot be told',
  noChecks: 'This flow holds nothing that could be checked from here.',
  openRequest: 'Open the request',
  after: 'Goes on from',
  noParameters: 'No parameters.',
  ownParameter: 'A parameter of this provider’s own.',
  sent: 'Sent',
  answered: 'Answered',
  actors: { browser: 'Browser', app: 'App', provider: 'Provider', api: 'API', other: 'Elsewhere' },
  stepNames: {
    discovery: 'Discovery',
    'key-set': 'Key set',
    'pushed-request': 'Pushed request',
    'authorization-request': 'Authorization request',
    'authorization-response': 'Authorization response',
    callback: 'Callback',
    'device-authorization': 'Device authorization',
    'token-request': 'Token request',
    userinfo: 'UserInfo',
    'api-call': 'API call',
    introspection: 'Introspection',
    revocation: 'Revocation',
    'end-session': 'Sign-out',
    'back-channel-logout': 'Back-channel sign-out',
    leak: 'Code sent elsewhere',
  } satisfies Record<StepKind, string>,
  modes: {
    '': '',
    query: 'in the query',
    fragment: 'in the fragment',
    form_post: 'as a posted form',
  } satisfies Record<FlowStep['mode'], string>,
  signsIn: (seconds: number) => `The person is at the provider (${number.format(seconds)} s)`,
  redeemsUnseen: 'What it does with the code is out of sight',
  noAnswer: 'No answer',
  hidden: (count: number) => plural(count, 'flow is', 'flows are'),
  empty: {
    title: 'No sign-in yet',
    devtools:
      'Sign in on the page. Sign-ins, refreshes and sign-outs by OAuth and OpenID Connect are drawn here, each with its checks.',
    tab: 'Drop a HAR file that holds a sign-in. Sign-ins, refreshes and sign-outs are drawn here, each with its checks.',
  },
  /** A check that passed, by its rule: what is in order. */
  inOrder: {
    'state-not-returned': 'The state came back as it was sent',
    'nonce-mismatch': 'The ID token holds the nonce that was sent',
    'pkce-missing': 'The code is bound to the one who asked (PKCE)',
    'pkce-verifier-mismatch': 'The code_verifier hashes to the code_challenge',
    'redirect-uri-changed': 'The redirect_uri is the same in both requests',
    'response-issuer-mismatch': 'The response names the issuer that was asked',
    'id-token-not-for-client': 'The ID token is for this client, by this provider',
    'token-hash-mismatch': 'The hashes in the ID token fit what it came with',
    'refresh-token-in-redirect': 'No refresh token came through the address',
    'code-leaked': 'The code was seen at the app and the provider only',
    'code-redeemed-twice': 'The code was redeemed once',
    'scope-not-granted': 'No scope that was asked for is missing from the answer',
    'userinfo-differs': 'UserInfo and the ID token agree',
    'implicit-flow': 'No access token was asked for through the address',
    'password-grant': 'The page does not hand in the password',
    'state-missing': 'The request is tied to its answer',
  } as Readonly<Record<string, string>>,
  filter: {
    placeholder: 'Filter flows  kind:refresh  is:failed  client:app',
    kind: 'Kind of the flow',
    client: 'client_id',
    provider: 'Origin of the provider',
    is: 'Outcome',
    values: { failed: 'Failed', completed: 'Completed', open: 'Not finished', silent: 'Nobody was asked' },
  },
};
