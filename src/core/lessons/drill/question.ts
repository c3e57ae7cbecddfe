/** A turn of the drill as a question: what is shown, what can be answered, and what the engine says. */
import type { Diagnosis } from '../../diagnose/diagnosis.ts';
import { type CauseOption, causeOptions, statusOptions } from './answers.ts';
import { type CaseFile, openCaseFile } from './case-file.ts';
import { findCase } from './cases.ts';
import type { DrillTurn } from './drill.ts';
import { randomFrom } from './random.ts';
import { playScene } from './stage.ts';

export interface DrillQuestion {
  readonly file: CaseFile;
  /** Whether the status that was sent may be seen before the answer. */
  readonly statusShown: boolean;
  readonly causes: readonly CauseOption[];
  readonly statuses: readonly number[];
  /** Computed by the engine when the question was made. */
  readonly diagnosis: Diagnosis;
}

export interface DrillChoice {
  readonly cause: string;
  readonly status: number;
}

/** A status that was right is shown in one question of so many: seeing one must not tell that it was wrong. */
const shownInOneOf = 4;

/** Rejects only where a case shows no failure: a bug of ours. */
export async function askQuestion(seed: string, turn: DrillTurn): Promise<DrillQuestion> {
  const staged = findCase(turn.case).stage(randomFrom(seed, turn.case, turn.attempt));
  const { session, diagnosis } = await playScene(staged);
  if (diagnosis === null) throw new RangeError(`the case ${turn.case} shows no failure`);
  const random = randomFrom(seed, turn.case, turn.attempt, 'options');
  const file = openCaseFile(session, staged.expectation ?? null);
  const sent = file.exchanges.at(-1)?.status ?? 0;
  const isAskedFor = sent === 401 || sent === 403 || sent === diagnosis.rightStatus.status;
  const causes = causeOptions(diagnosis, random);
  const statuses = statusOptions(diagnosis, random);
  const byChance = random.whole(1, shownInOneOf) === 1;
  return {
    file,
    statusShown: !diagnosis.rightStatus.asSent || !isAskedFor || byChance,
    causes,
    statuses,
    diagnosis,
  };
}

export interface DrillResult {
  readonly causeRight: boolean;
  readonly statusRight: boolean;
}

/** The engine decides. */
export function judgeChoice({ diagnosis }: DrillQuestion, { cause, status }: DrillChoice): DrillResult {
  return {
    causeRight: cause === diagnosis.cause,
    statusRight: status === diagnosis.rightStatus.status,
  };
}
