/** What makes a grant invalid: the provider says only `invalid_grant`, the capture often shows the reason. */
import { isOverBy } from '../diagnose/order.ts';
import { rfc, type SpecReference } from '../spec/reference.ts';
import type { Failure } from './failure.ts';
import { askedFor, type Flow, type FlowStep, stepOf } from './flow.ts';
import { textOf } from './parameters.ts';
import { isVerifierOf } from './pkce.ts';

/** Longest that RFC 6749 §4.1.2 wants a code to live. Milliseconds. */
const codeLifeMs = 600_000;

/** What makes a grant invalid, where the capture shows it. */
export function refineGrant(flow: Flow, step: FlowStep, plain: Failure, others: readonly Flow[]): Failure {
  const asked = askedFor(flow);
  const { sent } = step;
  const exact = (
    code: string,
    headline: string,
    fix: string,
    spec: SpecReference,
    guessed = false,
  ): Failure => ({
    ...plain,
    code,
    headline,
    fix,
    spec,
    guessed,
  });
  const token = textOf(sent, 'refresh_token');
  if (token !== '') {
    const answeredAt = step.at + step.durationMs;
    const uses = others.flatMap(({ steps }) =>
      steps.filter((one) => one.at < answeredAt && rotated(one, token)),
    );
    if (uses.length === 0) return plain;
    return exact(
      'refresh-token-reused',
      'This refresh token was used before: with rotation each is good for one use',
      'Keep the newest refresh token, and let only one tab refresh at a time.',
      rfc(9700, '4.14.2'),
      // Of two that were under way at once, only the server knows which came first.
      !uses.some((one) => isOverBy(one.at + one.durationMs, step.at)),
    );
  }
  const same = flow.steps.some(
    (one) =>
      one !== step &&
      one.kind === 'token-request' &&
      one.status < 400 &&
      textOf(one.sent, 'code') === textOf(sent, 'code'),
  );
  if (same)
    return exact(
      'code-used-twice',
      'The code was redeemed before: it is good for one use',
      'Redeem each code once: look for a callback that runs twice (a reload, React’s StrictMode, two tabs).',
      rfc(6749, '4.1.2', 'MUST'),
    );
  const challenge = textOf(asked, 'code_challenge');
  const verifier = textOf(sent, 'code_verifier');
  if (challenge !== '' && !isVerifierOf(asked, verifier))
    return exact(
      'pkce-mismatch',
      verifier === ''
        ? 'The request had a code_challenge, and the code_verifier is missing'
        : 'The code_verifier does not match the code_challenge',
      'Keep the verifier of this very sign-in until the code is redeemed: another tab or attempt must not overwrite it.',
      rfc(7636, '4.6'),
    );
  const redirectUri = textOf(asked, 'redirect_uri');
  if (redirectUri !== '' && !sent.has('redirect_uri'))
    return exact(
      'redirect-uri-missing',
      'The redirect_uri is missing: consistent with a provider that asks for it again',
      'Send the redirect_uri of the authorization request once more. OAuth 2.1 leaves it out; OAuth 2.0 asks for it.',
      rfc(6749, '4.1.3'),
      true,
    );
  if (redirectUri !== '' && textOf(sent, 'redirect_uri') !== redirectUri)
    return exact(
      'redirect-uri-changed',
      'The redirect_uri is another one than the request had',
      'Send the same redirect_uri, character by character.',
      rfc(6749, '4.1.3'),
    );
  const response = stepOf(flow, 'authorization-response');
  if (response !== undefined && step.at - response.at > codeLifeMs)
    return exact(
      'code-too-old',
      'The code was redeemed more than ten minutes after it was handed out: consistent with an expired code',
      'Redeem the code at once.',
      rfc(6749, '4.1.2'),
      true,
    );
  return plain;
}

/** Whether the request used the refresh token up: it brought another one in its place (RFC 9700 §4.14.2). */
function rotated({ kind, status, sent, answer }: FlowStep, token: string): boolean {
  const next = textOf(answer, 'refresh_token');
  return (
    kind === 'token-request' &&
    status < 400 &&
    textOf(sent, 'refresh_token') === token &&
    next !== '' &&
    next !== token
  );
}
