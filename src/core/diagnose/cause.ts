/** The shape of a cause. A cause is one file: its words, the right status and why, its judgement and its examples. */
import type { Scene } from '../find/scene.ts';
import type { Evidence } from '../http/evidence.ts';
import type { SpecReference } from '../spec/reference.ts';
import type { FailureKind } from './auth-failure.ts';
import type { Case } from './case.ts';
import type { StepId } from './diagnosis.ts';

export type Outcome = 'certain' | 'likely' | 'possible' | 'ruled-out' | 'unknown';

export interface Verdict {
  readonly outcome: Outcome;
  /** What happened, from the person's side; '' where it did not. */
  readonly headline: string;
  readonly evidence: readonly Evidence[];
  /** Ids that are true beside this cause. */
  readonly also?: readonly string[];
  /** What to do in this case, where it differs from the cause's own words. */
  readonly fix?: string;
  /** Why it lost, when it is ruled out or beaten. */
  readonly because?: string;
}

export interface RightStatus {
  readonly status: number;
  readonly acceptable: readonly number[];
  readonly why: string;
  readonly spec: SpecReference;
}

export interface Cause {
  /** Stable, kebab-case; reports use it. */
  readonly id: string;
  /** The cause in a few words, for lists. */
  readonly title: string;
  /** The step of the ladder that fails; null where the credential is not what was refused. */
  readonly step: StepId | null;
  /** It says how a refusal showed or ended; what the token's own fault was stays open beside it. */
  readonly wraps?: boolean;
  /** The request was stopped before anybody looked at a credential. */
  readonly unread?: boolean;
  /** The kinds of failure in which it is considered. */
  readonly when: readonly FailureKind[];
  readonly right: RightStatus | ((facts: Case) => RightStatus);
  readonly fix: string;
  /** What would settle it, most telling first. */
  readonly next: readonly string[];
  judge(facts: Case): Verdict;
  /** The last exchange of a scene is the one that is judged: this cause in `bad`, another or none in `good`. */
  readonly examples: { readonly good: readonly Scene[]; readonly bad: readonly Scene[] };
}

export function ruledOut(because: string): Verdict {
  return { outcome: 'ruled-out', headline: '', evidence: [], because };
}

export function found(
  outcome: 'certain' | 'likely' | 'possible',
  headline: string,
  evidence: readonly (Evidence | null)[],
  more: Pick<Verdict, 'also' | 'fix' | 'because'> = {},
): Verdict {
  return { outcome, headline, evidence: evidence.filter((one) => one !== null), ...more };
}
