/** What a server checks, in its order, and how far this request got. */
import type { Evidence } from '../http/evidence.ts';
import { formatDuration } from '../spec/duration.ts';
import { isAbsent } from './absence.ts';
import type { Case } from './case.ts';
import type { Cause, Verdict } from './cause.ts';
import type { LadderStep, StepId } from './diagnosis.ts';
import { isInside } from './window.ts';

type Checked = Pick<LadderStep, 'outcome' | 'evidence'>;

const order: readonly StepId[] = [
  'credential-sent',
  'well-formed',
  'signature',
  'time-window',
  'recipient',
  'not-revoked',
  'permission',
];

export function climbLadder(facts: Case, cause: Cause, verdict: Verdict): LadderStep[] {
  const failedAt = cause.step === null ? -1 : order.indexOf(cause.step);
  if (cause.unread) return order.map((step): LadderStep => ({ step, outcome: 'not-reached', evidence: [] }));
  return order.map((step, index): LadderStep => {
    if (step === cause.step) {
      const sure = verdict.outcome !== 'possible';
      return { step, outcome: sure ? 'failed' : 'unknown', evidence: verdict.evidence };
    }
    const own = checks[step](facts);
    const isAfter = failedAt >= 0 && index > failedAt;
    if (isAfter && own.outcome !== 'failed') return { step, outcome: 'not-reached', evidence: [] };
    return { step, ...own };
  });
}

const unknown = (...evidence: (Evidence | null)[]): Checked => outcome('unknown', evidence);
const passed = (...evidence: (Evidence | null)[]): Checked => outcome('passed', evidence);
const failed = (...evidence: (Evidence | null)[]): Checked => outcome('failed', evidence);

function outcome(result: Checked['outcome'], evidence: readonly (Evidence | null)[]): Checked {
  return { outcome: result, evidence: evidence.filter((one) => one !== null) };
}

const notAboutSignature = new Set(['alg-not-allowed', 'key-type-mismatch']);

/** Each step by the request's own facts and this origin's history; the cause that won is put in its place above. */
const checks: Readonly<Record<StepId, (facts: Case) => Checked>> = {
  'credential-sent': (facts) => {
    if (isAbsent(facts)) return unknown(facts.at(facts.inCredential(), 'No credential was sent.'));
    const { kind, name } = facts.presented;
    if (kind === 'unseen')
      return unknown(facts.at(facts.inCredential(), 'What the request carried was not captured.'));
    return passed(
      facts.at(
        facts.inCredential(),
        kind === 'authorization'
          ? 'The Authorization header was sent.'
          : `The ${kind} ${name.slice(0, 64)} was sent.`,
      ),
    );
  },
  'well-formed': (facts) => {
    if (isAbsent(facts) || facts.presented.kind === 'unseen') return unknown();
    const [problem] = facts.presented.authorization?.problems ?? [];
    if (problem !== undefined) return failed(facts.at(facts.inCredential(), problem.message));
    const { token } = facts;
    if (token === null)
      return unknown(facts.at(facts.inCredential(), 'It is opaque: only the server can read it.'));
    if (token.format === 'malformed')
      return failed(facts.at(facts.inCredential(), token.problems[0]?.message ?? 'It cannot be read.'));
    return passed(facts.at(facts.inCredential(), 'The token can be taken apart and read.'));
  },
  signature: (facts) => {
    const { verification, token } = facts;
    if (token === null) return unknown();
    if (verification.outcome === 'verified')
      return passed(facts.at(facts.inSignature(), verification.reason));
    if (verification.outcome === 'failed') {
      const reason = facts.at(facts.inSignature(), verification.reason);
      // Where the algorithm is refused, nobody gets to the signature.
      return notAboutSignature.has(verification.code) ? unknown(reason) : failed(reason);
    }
    const accepted = acceptedEvidence(facts);
    if (accepted !== null) return passed(accepted);
    return unknown(
      facts.at(facts.inSignature(), 'Decoded is not verified: without a key the signature cannot be told.'),
    );
  },
  'time-window': (facts) => {
    const position = facts.byServer === 'unknown' ? facts.byUs : facts.byServer;
    const { expiresAt } = facts.times;
    if (isInside(position)) {
      const rest =
        expiresAt === null ? '' : ` It ends ${formatDuration(expiresAt - facts.ourTime[1])} later.`;
      return passed(facts.at(facts.inClaim('exp'), `The token was in its time window.${rest}`));
    }
    if (position === 'expired') return failed(facts.at(facts.inClaim('exp'), 'exp had passed.'));
    if (position === 'not-yet') return failed(facts.at(facts.inClaim('nbf'), 'nbf or iat had not come yet.'));
    return unknown(
      position === 'ending'
        ? facts.at(facts.inClaim('exp'), 'The bound lies within seconds of the request.')
        : null,
    );
  },
  recipient: (facts) => {
    const accepted = acceptedEvidence(facts);
    if (accepted !== null) return passed(accepted);
    const { expectation, token } = facts;
    if (token === null || expectation === null) return unknown();
    const issuerFits = expectation.issuer === '' || expectation.issuer === facts.issuer;
    const audienceFits =
      expectation.audiences.length === 0 ||
      facts.audiences.some((one) => expectation.audiences.includes(one));
    const algFits = expectation.algorithms.length === 0 || expectation.algorithms.includes(facts.alg);
    if (!issuerFits)
      return failed(facts.at(facts.inClaim('iss'), 'iss is not the issuer that this API expects.'));
    if (!audienceFits)
      return failed(facts.at(facts.inClaim('aud'), 'aud names none of the audiences that this API expects.'));
    if (!algFits)
      return failed(facts.at(facts.inTokenHeader('alg'), 'alg is not one that this API expects.'));
    return passed(
      facts.at(facts.inClaim('iss'), 'Issuer, audience and algorithm are those that this API expects.'),
    );
  },
  'not-revoked': (facts) => {
    const later = facts.acceptedAfter;
    if (later !== null)
      return passed(facts.at(facts.atExchange(later.exchange), 'This origin accepted it again later.'));
    return unknown(
      facts.presented.kind === 'none' || facts.presented.kind === 'unseen'
        ? null
        : facts.at(facts.inCredential(), 'Only the server knows whether it was revoked.'),
    );
  },
  permission: () => unknown(),
};

function acceptedEvidence(facts: Case): Evidence | null {
  const accepted = facts.acceptedBefore ?? facts.acceptedAfter;
  if (accepted === null) return null;
  return facts.at(
    facts.atExchange(accepted.exchange),
    `This origin accepted the same ${facts.token === null ? 'credential' : 'token'} on another request.`,
  );
}
