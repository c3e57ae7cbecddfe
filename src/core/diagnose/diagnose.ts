/** From one exchange and what is known around it to a diagnosis: judge every cause, rank, climb the ladder. */
import type { Evidence } from '../http/evidence.ts';
import type { Exchange } from '../http/exchange.ts';
import { alsoOf } from './also.ts';
import { failureKindOf } from './auth-failure.ts';
import { Case } from './case.ts';
import type { Cause, RightStatus, Verdict } from './cause.ts';
import { causes } from './causes.ts';
import type { DiagnoseContext } from './diagnose-context.ts';
import type { Confidence, Diagnosis, Rival } from './diagnosis.ts';
import { climbLadder } from './ladder.ts';
import { isBareRefusal } from './other-statuses.ts';
import { permissionCauses } from './permission.ts';
import { countSessionCookies } from './presented.ts';

export type { DiagnoseContext } from './diagnose-context.ts';

interface Judged {
  readonly cause: Cause;
  readonly verdict: Verdict;
}

const weights: Readonly<Record<string, number>> = { certain: 3, likely: 2, possible: 1 };
const mostRivals = 6;

/** The diagnosis of an exchange that `observe` has recorded; null where identity and permission are not what failed. */
export function diagnose(exchange: Exchange, context: DiagnoseContext): Diagnosis | null {
  const facts = new Case(exchange, context);
  const kind = failureKindOf(facts);
  if (kind === null) return null;
  const judged = causes
    .filter(({ when }) => when.includes(kind === 'suspected' ? 'refused' : kind))
    .map((cause): Judged => ({ cause, verdict: cause.judge(facts) }));
  const ranked = judged
    .filter(({ verdict }) => weightOf(verdict) > 0)
    .sort((a, b) => weightOf(b.verdict) - weightOf(a.verdict));
  const [best] = ranked;
  if (best === undefined || (kind === 'suspected' && !isFaultOfToken(best))) return null;
  const { cause, verdict } = best;
  const inner = cause.wraps ? ranked.find((one) => !one.cause.wraps && one.cause.step !== null) : undefined;
  const right = typeof cause.right === 'function' ? cause.right(facts) : cause.right;
  return {
    exchange: exchange.id,
    token: facts.tokenId,
    cause: cause.id,
    also: alsoOf(facts, { cause, verdict, right }, ranked.slice(1)),
    confidence: kind === 'suspected' && isBareRefusal(facts) ? 'likely' : confidenceOf(facts, best),
    headline: headlineOf(best, inner),
    ladder: climbLadder(facts, inner?.cause ?? cause, inner?.verdict ?? verdict),
    evidence: [
      ...verdict.evidence,
      ...captureEvidence(facts),
      ...contradictionsOf(facts, best, ranked.slice(1)),
    ],
    rightStatus: rightStatusOf(exchange, right),
    fix: verdict.fix ?? cause.fix,
    next:
      isPerhapsUnseen(facts) || facts.captured.kind === 'unseen' ? [captureAgain, ...cause.next] : cause.next,
    rivals: rivalsOf(facts, best, ranked.slice(1), judged),
  };
}

/** What GraphQL only calls "unauthenticated" is told by its reason, where that is known. */
function headlineOf({ cause, verdict }: Judged, inner: Judged | undefined): string {
  if (cause.id !== 'graphql-unauthenticated' || inner === undefined) return verdict.headline;
  return weightOf(inner.verdict) > 1
    ? `${inner.verdict.headline} (GraphQL says so in the body)`
    : verdict.headline;
}

const captureAgain =
  'Capture it again with its credentials: “Export HAR (with sensitive data)”, or paste the request with the answer.';

function captureEvidence(facts: Case): Evidence[] {
  if (!isPerhapsUnseen(facts)) return [];
  const text =
    'No request of this capture has a credential: none were sent, or they were left out when it was saved.';
  return [facts.at(facts.inCredential(), text)];
}

/** A fault that the request shows by itself. */
function isFaultOfToken({ cause, verdict }: Judged): boolean {
  return verdict.outcome === 'certain' && cause.step !== null && cause.step !== 'permission';
}

function weightOf({ outcome }: Verdict): number {
  return weights[outcome] ?? 0;
}

function rightStatusOf(
  { response }: Exchange,
  { status, acceptable, why, spec }: RightStatus,
): Diagnosis['rightStatus'] {
  return {
    status,
    acceptable: acceptable.filter((one) => one !== status),
    asSent: response.status === status || acceptable.includes(response.status),
    why: `${why} (${spec.label})`,
  };
}

/**
 * "Certain" asks that nothing speaks against it: not a server that went on to judge scope or login strength, and not
 * the same token accepted on another route (which may have been open to everybody).
 */
function confidenceOf(facts: Case, { cause, verdict }: Judged): Confidence {
  const confidence = verdict.outcome as Confidence;
  if (cause.step === 'credential-sent' && isPerhapsUnseen(facts))
    return facts.says('no-credentials') ? 'likely' : 'possible';
  if (confidence !== 'certain' || cause.step === null || cause.step === 'permission') return confidence;
  if (facts.error === 'insufficient_scope' || facts.error === 'insufficient_user_authentication')
    return 'likely';
  // Which of several cookies the server looks at is not known, unless it says what is wrong.
  if (facts.presented.kind === 'cookie' && countSessionCookies(facts.exchange) > 1 && !facts.says(cause.id))
    return 'likely';
  // The server seems to have gone on to permission.
  if (cause.step === 'recipient' && facts.sayingOf(permissionCauses) !== '') return 'likely';
  const isLasting =
    cause.step === 'signature' || (cause.step === 'recipient' && !cause.id.startsWith('dpop-'));
  return isLasting && (facts.acceptedBefore ?? facts.acceptedAfter) !== null ? 'likely' : confidence;
}

function isPerhapsUnseen({ exchange, captured }: Case): boolean {
  return exchange.request.unseen === 'perhaps' && captured.kind === 'none';
}

/** What the answer says that does not fit the verdict. Texts lie at times: it is shown, and counts for less. */
function contradictionsOf(facts: Case, { cause, verdict }: Judged, others: readonly Judged[]): Evidence[] {
  const fits = new Set([cause.id, ...(verdict.also ?? []), ...others.flatMap(({ cause: { id } }) => id)]);
  const shown = verdict.evidence.map(({ text }) => text);
  return [...facts.texts.keys()].flatMap((said) => {
    const saying = vague.has(said) || fits.has(said) ? null : facts.saying(said);
    if (saying === null || shown.includes(saying.text)) return [];
    return [{ ...saying, text: `${saying.text} That does not fit what was found here.` }];
  });
}

/** Words that fit many causes. */
const vague = new Set(['token-refused', 'unauthenticated', 'login-failed', 'waf', 'csrf-rejected']);

/** Checks that a person would think of, in the order in which they are worth naming. */
const usualSuspects = [
  'expired',
  'signature-invalid',
  'wrong-audience',
  'wrong-issuer',
  'alg-not-allowed',
  'revoked',
];
const opaqueSuspects = ['expired', 'revoked'];

/** Those that could be as well; and where the verdict is not certain, the usual suspects that were ruled out. */
function rivalsOf(facts: Case, best: Judged, others: readonly Judged[], judged: readonly Judged[]): Rival[] {
  const beaten = others.map(
    ({ cause, verdict }): Rival => ({
      cause: cause.id,
      headline: verdict.headline,
      because: verdict.because ?? whyBeaten(best, cause, verdict),
    }),
  );
  if (best.verdict.outcome === 'certain') return beaten.slice(0, mostRivals);
  const suspects = facts.token === null ? opaqueSuspects : usualSuspects;
  const out = suspects.flatMap((id) => {
    const one = judged.find(({ cause }) => cause.id === id);
    if (one === undefined || one === best || one.verdict.outcome !== 'ruled-out') return [];
    return [{ cause: id, headline: one.cause.title, because: one.verdict.because ?? '' }];
  });
  return [...beaten, ...out].slice(0, mostRivals);
}

function whyBeaten(best: Judged, cause: Cause, verdict: Verdict): string {
  if (weightOf(best.verdict) > weightOf(verdict))
    return `The evidence for "${best.cause.title}" is stronger.`;
  if (best.cause.step !== null && best.cause.step !== cause.step)
    return `A server meets "${best.cause.title}" first.`;
  return `"${best.cause.title}" says it more exactly.`;
}
