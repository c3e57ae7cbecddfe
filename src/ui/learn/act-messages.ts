/** What each act is called and says. Its English stands in core, beside what the act computes. */
import type { ActId } from '../../core/lessons/act-ids.ts';
import { type Act, acts } from '../../core/lessons/acts.ts';
import { words } from '../locale/words.ts';

export type ActWords = Pick<Act, 'title' | 'goal' | 'learned'>;

const inEnglish = Object.fromEntries(
  acts.map(({ id, title, goal, learned }) => [id, { title, goal, learned }]),
) as Record<ActId, ActWords>;

export const actMessages = words('act', inEnglish);
