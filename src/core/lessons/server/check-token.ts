/** An API that checks the token of each request: the seven steps in their order, up to the first that fails. */
import type { LadderStep, StepId } from '../../diagnose/diagnosis.ts';
import { parseAuthorization } from '../../http/authorization.ts';
import { headerValue } from '../../http/headers.ts';
import { checkClaims } from '../../jose/claim-checks.ts';
import { decodeToken } from '../../jose/decode.ts';
import { type JsonObject, ownString } from '../../jose/json.ts';
import type { Expectation, Key } from '../../jose/key.ts';
import type { Jws } from '../../jose/token.ts';
import type { Verification } from '../../jose/verification.ts';
import { verifyToken } from '../../jose/verify.ts';
import { shortHex } from '../hex.ts';
import type { LessonRequest, Work } from './lesson-server.ts';

export interface TokenPolicy {
  readonly keys: readonly Key[];
  /** '' or an empty list where nothing is expected. */
  readonly expectation: Expectation;
  /** Asks the list of revoked tokens; null where the server keeps none. */
  readonly isRevoked: ((jti: string) => boolean) | null;
}

export interface TokenCheck {
  readonly status: 200 | 401 | 403;
  /** The value of `WWW-Authenticate` (RFC 6750 §3); '' where none is due. */
  readonly challenge: string;
  /** What the answer says, '' where the token was accepted. The ladder knows more: a recomputed signature is not for the wire. */
  readonly message: string;
  readonly ladder: readonly LadderStep[];
  readonly work: readonly Work[];
  /** null where the check did not get as far as the signature. */
  readonly verification: Verification | null;
  /** The claims that the answer may rest on; null unless the signature holds. */
  readonly claims: JsonObject | null;
}

const order: readonly StepId[] = [
  'credential-sent',
  'well-formed',
  'signature',
  'time-window',
  'recipient',
  'not-revoked',
  'permission',
];
const realm = 'Bearer realm="Tidewater"';
const neverAsked = 'Never asked. That’s why it isn’t 403.';

/**
 * Checks the request's bearer token as RFC 7515 §5.2 (signature), RFC 7519 §4.1 (claims) and RFC 6750 §3.1 (answers) say.
 * What cannot be checked is refused. `role` is what the route demands, '' for nothing.
 * @param now milliseconds since the epoch
 */
export async function checkToken(
  request: LessonRequest,
  policy: TokenPolicy,
  now: number,
  role = '',
): Promise<TokenCheck> {
  const climb = startClimb();
  const { scheme, credentials } = parseAuthorization(headerValue(request.headers, 'authorization') ?? '');
  if (scheme.toLowerCase() !== 'bearer' || credentials === '') {
    return climb.refuse('credential-sent', 'No bearer token was sent.', '');
  }
  climb.pass('credential-sent', 'A bearer token was found.');

  const token = decodeToken(credentials);
  if (token.format !== 'jws' || token.claims === null) {
    return climb.refuse(
      'well-formed',
      token.problems[0]?.message ?? 'It is not a signed JWT.',
      'The token is malformed',
    );
  }
  climb.pass('well-formed', '3 parts, readable JSON.');

  const verification = await verifyToken(token, policy.keys, { expectation: policy.expectation });
  climb.checked(verification);
  if (verification.outcome !== 'verified') {
    return climb.refuse('signature', tellSignature(verification), describeSignature(verification));
  }
  climb.pass('signature', tellSignature(verification));
  return checkVerified(climb, token, token.claims, policy, now, role);
}

/** Everything that is asked once it is sure who wrote the claims. */
function checkVerified(
  climb: Climb,
  token: Jws,
  claims: JsonObject,
  { expectation, isRevoked }: TokenPolicy,
  now: number,
  role: string,
): TokenCheck {
  const checks = checkClaims(token, expectation, now);
  const of = (...names: string[]) => checks.filter(({ claim }) => names.includes(claim));
  const late = of('exp', 'nbf', 'iat').find(({ outcome }) => outcome === 'failed');
  if (late !== undefined) {
    return climb.refuse(
      'time-window',
      late.message,
      late.claim === 'exp' ? 'The token expired' : 'The time of the token has not come yet',
    );
  }
  climb.pass('time-window', of('exp')[0]?.message ?? '');

  const stranger = of('iss', 'aud', 'alg').find(({ outcome }) => outcome === 'failed');
  if (stranger !== undefined)
    return climb.refuse('recipient', stranger.message, `${stranger.claim} is not the expected one`);
  climb.pass('recipient', 'Issuer and audience are those that this API expects.');

  if (isRevoked === null) {
    climb.leave('not-revoked', 'Not looked up: this server keeps no list.');
  } else {
    climb.did('blocklist-read');
    if (isRevoked(ownString(claims, 'jti')))
      return climb.refuse(
        'not-revoked',
        'Its jti is on the list of revoked tokens.',
        'The token was revoked',
      );
    climb.pass('not-revoked', 'Its jti is not on the list of revoked tokens.');
  }

  if (role !== '' && ownString(claims, 'role') !== role)
    return climb.forbid(`This route needs the role ${role}.`);
  climb.pass('permission', role === '' ? 'This route asks for no role.' : `The role is ${role}.`);
  return climb.accept(claims);
}

/** Without credentials the challenge names no error (RFC 6750 §3.1); the description is for developers (§3). */
const challengeOf = (description: string) =>
  description === '' ? realm : `${realm}, error="invalid_token", error_description="${description}"`;

function tellSignature(verification: Verification): string {
  if (verification.outcome === 'not-checked')
    return verification.code === 'no-key'
      ? 'Its key is not here, so nothing can be recomputed. What cannot be checked is refused.'
      : verification.reason;
  const { steps } = verification;
  // A public key recomputes nothing: then the verifier's own sentence stands.
  if (!steps?.recomputed) return verification.reason;
  return verification.outcome === 'verified'
    ? `Recomputed ${shortHex(steps.recomputed)}, found the same.`
    : `Recomputed ${shortHex(steps.recomputed)}, found ${shortHex(steps.carried)}`;
}

function describeSignature(verification: Verification): string {
  if (verification.outcome === 'not-checked') return 'The key of the token is not known here';
  return verification.code === 'alg-none' || verification.code === 'alg-not-allowed'
    ? 'The alg of the token is not allowed'
    : 'The signature does not match';
}

type Climb = ReturnType<typeof startClimb>;

/** Keeps what each step came to; whatever ends it leaves the rest not reached. */
function startClimb() {
  const steps = new Map<StepId, Pick<LadderStep, 'outcome' | 'evidence'>>();
  const work: Work[] = [];
  let verification: Verification | null = null;
  const put = (step: StepId, outcome: LadderStep['outcome'], text: string) =>
    steps.set(step, { outcome, evidence: [{ text, place: { kind: 'none' } }] });
  const end = (result: Pick<TokenCheck, 'status' | 'challenge' | 'message' | 'claims'>): TokenCheck => {
    if (!steps.has('not-revoked')) put('not-revoked', 'not-reached', 'Not reached.');
    if (!steps.has('permission')) put('permission', 'not-reached', neverAsked);
    const ladder = order.map(
      (step): LadderStep => ({ step, ...(steps.get(step) ?? { outcome: 'not-reached', evidence: [] }) }),
    );
    return { ...result, ladder, work, verification };
  };
  return {
    pass: (step: StepId, text: string) => put(step, 'passed', text),
    leave: (step: StepId, text: string) => put(step, 'unknown', text),
    did: (...done: Work[]) => work.push(...done),
    checked(result: Verification) {
      verification = result;
      if (result.outcome === 'verified' || (result.outcome === 'failed' && result.steps !== null))
        work.push('signature-checked');
    },
    /** `evidence` stays with the server, `description` goes into the answer. */
    refuse(step: StepId, evidence: string, description: string): TokenCheck {
      put(step, 'failed', evidence);
      const message = description === '' ? 'Log in first.' : `${description}.`;
      return end({ status: 401, challenge: challengeOf(description), message, claims: null });
    },
    /** The caller is known, and may not: there is nothing that another login would change (RFC 9110 §15.5.4). */
    forbid(message: string): TokenCheck {
      put('permission', 'failed', message);
      return end({ status: 403, challenge: '', message, claims: null });
    },
    accept: (claims: JsonObject): TokenCheck => end({ status: 200, challenge: '', message: '', claims }),
  };
}
