/** The drill as a game: which case comes next, and what an answer does to the score. Pure; cases are played elsewhere. */
import { drillCases } from './cases.ts';
import { randomFrom } from './random.ts';

/** One asking of a case. It is asked anew, with other names and numbers, until the answer was right. */
export interface DrillTurn {
  readonly case: string;
  /** 0 for the first time. */
  readonly attempt: number;
}

export interface DrillState {
  /** What decides the order and the content of every case: two people with the same seed get the same drill. */
  readonly seed: string;
  readonly turns: readonly DrillTurn[];
  readonly answered: number;
  readonly right: number;
  /** Right answers in a row, up to now and at best. */
  readonly streak: number;
  readonly best: number;
}

/** A wrong one comes back after so many others. */
const comesBackAfter = 3;
const longestSeed = 40;

/** What people write as a seed and what they mean: upper case and white space do not count. */
export function cleanSeed(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, '-').slice(0, longestSeed);
}

/** All cases in the order of the seed: what everybody meets first, what asks for special knowledge last. */
export function startDrill(seed: string): DrillState {
  const clean = cleanSeed(seed);
  const random = randomFrom(clean, 'order');
  const turns = ([1, 2, 3] as const).flatMap((level) =>
    random.shuffle(drillCases.filter((one) => one.level === level)),
  );
  return {
    seed: clean,
    turns: turns.map(({ id }) => ({ case: id, attempt: 0 })),
    answered: 0,
    right: 0,
    streak: 0,
    best: 0,
  };
}

/** null when every case was answered rightly. */
export function nextTurn({ turns }: DrillState): DrillTurn | null {
  return turns[0] ?? null;
}

/** Counts an answer to the next turn and takes that turn away; a wrong one comes back after three others. */
export function countAnswer(state: DrillState, isRight: boolean): DrillState {
  const [asked, ...rest] = state.turns;
  if (asked === undefined) return state;
  const streak = isRight ? state.streak + 1 : 0;
  const again = { case: asked.case, attempt: asked.attempt + 1 };
  return {
    ...state,
    turns: isRight ? rest : rest.toSpliced(comesBackAfter, 0, again),
    answered: state.answered + 1,
    right: state.right + (isRight ? 1 : 0),
    streak,
    best: Math.max(state.best, streak),
  };
}
