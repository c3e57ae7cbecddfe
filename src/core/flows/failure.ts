/** Where a flow failed and why: the provider's error in plain words, made more exact by what the capture shows. */
import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { type FlowError, responseErrors, tokenErrors } from '../spec/flow-errors.ts';
import { oidc, rfc, type SpecReference, spec } from '../spec/reference.ts';
import { abandoned } from './abandoned.ts';
import { failedCallback } from './callback-failure.ts';
import { askedFor, type Flow, type FlowStep, stateReturned, stepOf } from './flow.ts';
import { refineGrant } from './grant-failure.ts';
import { noncesReturned } from './id-token.ts';
import { isShort } from './outcome.ts';
import { textOf } from './parameters.ts';
import { signInLoop } from './sign-in-loop.ts';

export interface Failure {
  /** Position in the flow's steps. */
  readonly step: number;
  /** The provider's error code, or a word of ours: `state-lost`, `code-used-twice`… */
  readonly code: string;
  /** What happened, in one sentence without its full stop. */
  readonly headline: string;
  readonly fix: string;
  readonly spec: SpecReference | null;
  /** Only the server knows: what is seen is consistent with it. */
  readonly guessed: boolean;
  /** The request that began the sign-in, where what it was answered tells why. */
  readonly begun?: ExchangeId;
}

/** What else of the capture is needed. */
export interface FlowWorld {
  exchangeAt(id: ExchangeId): Exchange | undefined;
  /** Flows before this one. */
  readonly earlier: readonly Flow[];
  /** Flows after this one, as far as there are any yet. */
  readonly later?: readonly Flow[];
}

/** Null where nothing failed, as far as the capture shows. */
export function failureOf(flow: Flow, world: FlowWorld): Failure | null {
  return (
    failedResponse(flow, world) ??
    failedAsking(flow, world) ??
    lostState(flow) ??
    failedRedemption(flow, world) ??
    wrongNonce(flow) ??
    failedCallback(flow, world) ??
    signInLoop(flow, world) ??
    abandoned(flow, world.later ?? []) ??
    failedShort(flow, world)
  );
}

const found = (table: readonly FlowError[], code: string) => table.find((row) => row.code === code);

const nameless = {
  headline: 'The provider refused and named no error code',
  fix: 'Look what its answer says, or into its log.',
};
const unheardOf = {
  headline: 'The provider refused with an error code of its own',
  fix: 'Look the code up in the provider’s documentation.',
};

/** What the answer told: `code` is '' where it named none, as far as it was kept. */
function told(
  flow: Flow,
  step: FlowStep,
  code: string,
  row: FlowError | undefined,
  { exchangeAt }: FlowWorld,
): Failure {
  if (code === '' && exchangeAt(step.exchange)?.response.body.state === 'not-read') return unread(flow, step);
  const { headline, fix } = row ?? (code === '' ? nameless : unheardOf);
  return {
    step: flow.steps.indexOf(step),
    code: code || `status ${step.status}`,
    headline,
    fix,
    spec: row?.spec ?? null,
    guessed: false,
  };
}

/** The redirect brought an error back. */
function failedResponse(flow: Flow, world: FlowWorld): Failure | null {
  const { earlier, exchangeAt } = world;
  const step = stepOf(flow, 'authorization-response');
  const code = step === undefined ? '' : textOf(step.answer, 'error');
  if (step === undefined || code === '') return null;
  const plain = told(flow, step, code, found(responseErrors, code), world);
  if (wantsPkce(flow, step))
    return {
      ...plain,
      headline: 'The provider wants PKCE, and the request has no code_challenge',
      fix: 'Let the client send code_challenge and code_challenge_method=S256, and the code_verifier with the code.',
      spec: rfc(7636, '4.4.1', 'MUST'),
    };
  if (code !== 'login_required' || !flow.silent) return plain;
  const asked = stepOf(flow, 'authorization-request');
  const request = asked === undefined ? undefined : exchangeAt(asked.exchange)?.request;
  const hadCookie = request !== undefined && headerValue(request.headers, 'cookie') !== undefined;
  const signedIn = earlier.some(
    (one) =>
      one.provider === flow.provider && !one.silent && stepOf(one, 'authorization-response') !== undefined,
  );
  if (hadCookie || !signedIn || request?.unseen) return plain;
  return {
    ...plain,
    headline:
      'The silent renewal reached the provider without its cookie: consistent with third-party cookies being blocked',
    fix: 'Renew with a refresh token (rotated), or serve the provider from the same site as the app.',
    guessed: true,
  };
}

const wantsPkce = (flow: Flow, { answer }: FlowStep) =>
  textOf(answer, 'error') === 'invalid_request' &&
  textOf(askedFor(flow), 'code_challenge') === '' &&
  /pkce|code[_ ]challenge/i.test(textOf(answer, 'error_description').slice(0, 1024));

const pageErrors: readonly {
  readonly words: RegExp;
  readonly code: string;
  readonly headline: string;
  readonly fix: string;
  readonly spec: SpecReference;
}[] = [
  {
    words: /redirect[_ -]?(?:ur[il]|mismatch)(?![=%])/i,
    code: 'redirect_uri_mismatch',
    headline: 'The provider does not know this redirect_uri, so it must not send the browser there',
    fix: 'Register exactly this address for the client: scheme, host, port, path and trailing slash count.',
    spec: rfc(6749, '3.1.2.4'),
  },
  {
    words: /client[_ -]?id(?![=%])|unknown client|invalid[_ ]client/i,
    code: 'invalid_client',
    headline: 'The provider does not know this client',
    fix: 'Compare client_id with the registration at the provider.',
    spec: rfc(6749, '4.1.2.1'),
  },
];

/** The provider shows a page of its own: it does not trust where to redirect to (RFC 6749 §4.1.2.1). */
function failedAsking(flow: Flow, world: FlowWorld): Failure | null {
  const step = flow.steps.find(
    ({ kind, status, answer }) =>
      (kind === 'authorization-request' && (status >= 400 || answer.has('error'))) ||
      (kind === 'pushed-request' && status >= 400),
  );
  if (step === undefined) return null;
  const code = textOf(step.answer, 'error');
  const { body } = world.exchangeAt(step.exchange)?.response ?? { body: { state: 'none' as const } };
  const shown = body.state === 'text' ? body.text.slice(0, 8192) : '';
  const text = code === '' ? shown : `${code} ${textOf(step.answer, 'error_description')}`;
  const page = pageErrors.find(({ words }) => words.test(text));
  if (page !== undefined) {
    const { words: _, ...known } = page;
    return { step: flow.steps.indexOf(step), guessed: true, ...known };
  }
  return told(flow, step, code, found(responseErrors, code), world);
}

/** The app compares the state that came back with the one that it sent (RFC 6749 §10.12). */
function lostState(flow: Flow): Failure | null {
  const response = stepOf(flow, 'authorization-response');
  const returned = stateReturned(flow);
  if (response === undefined || returned === null || returned === 'same') return null;
  return {
    step: flow.steps.indexOf(response),
    code: 'state-lost',
    headline:
      returned === 'missing'
        ? 'The response came back without the state that was sent'
        : 'Another state came back than was sent',
    fix: 'The provider must return state unchanged; the app must keep it, one for each sign-in, until the response is there.',
    spec: rfc(6749, '4.1.2', 'MUST'),
    guessed: false,
  };
}

/** The client must refuse an ID token that answers another request, whatever its own page says of it. */
function wrongNonce(flow: Flow): Failure | null {
  const wrong = noncesReturned(flow).find(({ returned }) => returned !== 'same');
  if (wrong === undefined) return null;
  return {
    step: flow.steps.indexOf(wrong.handed.step),
    code: 'nonce-differs',
    headline:
      wrong.returned === 'missing'
        ? 'A nonce was sent, and the ID token has none'
        : 'The ID token holds another nonce than was sent: it answers another request',
    fix: 'The provider must put the nonce of the request into the ID token unchanged; the app must keep it, one for each sign-in, until the ID token is there.',
    spec: oidc('3.1.3.7', 'IDTokenValidation', 'MUST'),
    guessed: false,
  };
}

/** Codes of a device flow that only say "not yet". */
const waiting = new Set(['authorization_pending', 'slow_down']);

function failedRedemption(flow: Flow, world: FlowWorld): Failure | null {
  const requests = flow.steps.filter(({ kind }) => kind === 'token-request');
  const last = requests.at(-1);
  if (last === undefined) return null;
  if (last.status === 0 && world.exchangeAt(last.exchange)?.error) return unanswered(flow, last);
  const code = textOf(last.answer, 'error');
  // Some providers answer an error with 200.
  if (last.status < 400 && (code === '' || last.answer.has('access_token'))) return null;
  if (waiting.has(code)) return null;
  // Two tabs refresh at once, and browsers may tell of the second one first.
  const others = [...world.earlier, ...(world.later ?? [])];
  // What the answer said is gone: what is wrong with the request can be seen all the same.
  if (world.exchangeAt(last.exchange)?.response.body.state === 'not-read')
    return { ...refineGrant(flow, last, unread(flow, last), others), guessed: true };
  // A DPoP nonce is asked for by an error, and the next request brings it.
  const plain = told(flow, last, code, found(tokenErrors, code), world);
  return code === 'invalid_grant' ? refineGrant(flow, last, plain, others) : plain;
}

/** A browser may let go of a body as the page changes. */
const unread = (flow: Flow, step: FlowStep): Failure => ({
  step: flow.steps.indexOf(step),
  code: `status ${step.status}`,
  headline: 'The provider refused; the browser did not keep what its answer said',
  fix: 'Sign in once more with the panel open, or look into the provider’s log.',
  spec: null,
  guessed: true,
});

/** The browser lets a page read only what the provider allows it to. */
const unanswered = (flow: Flow, step: FlowStep): Failure => ({
  step: flow.steps.indexOf(step),
  code: 'no-answer',
  headline:
    'The token request got no answer that the page may read: consistent with a provider that does not allow its origin',
  fix: 'Allow the app’s origin for this client at the provider (CORS), or look whether the provider can be reached at all.',
  spec: null,
  guessed: true,
});

/** Introspection, revocation, sign-out: the provider refused the one request. */
function failedShort(flow: Flow, world: FlowWorld): Failure | null {
  const step = flow.steps.findLast(({ status }) => status >= 400);
  if (!isShort(flow) || step === undefined) return null;
  const code = textOf(step.answer, 'error');
  const plain = told(flow, step, code, found(tokenErrors, code), world);
  if (flow.kind !== 'logout') return plain;
  if (step.kind === 'back-channel-logout')
    return {
      ...plain,
      headline: 'The app refused the logout token',
      fix: 'Compare iss, aud, iat, events and sid of the logout token with what the app expects; its log says which check failed.',
      spec: spec(
        'OpenID Connect Back-Channel Logout 1.0 §2.8',
        'https://openid.net/specs/openid-connect-backchannel-1_0.html#BCResponse',
      ),
    };
  const returns = textOf(step.sent, 'post_logout_redirect_uri') !== '';
  return {
    ...plain,
    headline: returns
      ? 'The provider refused the sign-out: consistent with a post_logout_redirect_uri that is not registered'
      : 'The provider refused the sign-out',
    fix: 'Register exactly this post_logout_redirect_uri for the client, and send id_token_hint or client_id with it.',
    spec: spec(
      'OpenID Connect RP-Initiated Logout 1.0 §3',
      'https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RedirectionAfterLogout',
    ),
    guessed: returns,
  };
}
