/** What each act and the lesson beside them say. Their English stands in core, beside what they compute. */
import type { ActId } from '../../core/lessons/act-ids.ts';
import { type Act, acts, type PlayedLesson, signInLesson } from '../../core/lessons/acts.ts';
import { words } from '../locale/words.ts';

type LessonWords = Pick<PlayedLesson, 'goal' | 'learned'>;
export type ActWords = LessonWords & Pick<Act, 'title'>;

const inEnglish = Object.fromEntries(
  acts.map(({ id, title, goal, learned }) => [id, { title, goal, learned }]),
) as Record<ActId, ActWords>;
const { goal, learned } = signInLesson;
const beside: { readonly 'sign-in': LessonWords } = { 'sign-in': { goal, learned } };

export const actMessages = words('act', { ...inEnglish, ...beside });
