/** Words of the page that sets both ways side by side. Their English stands in core, beside what it tells of. */
import { type Stage, stages, wayWords } from '../../core/lessons/full-picture.ts';
import { words } from '../locale/words.ts';

export type StageWords = Pick<Stage, 'name' | 'session' | 'token'>;

const inEnglish = Object.fromEntries(
  stages.map(({ id, name, session, token }) => [id, { name, session, token }]),
) as Record<Stage['id'], StageWords>;

export const stageMessages = words('stage', inEnglish);
export const wayMessages = words('way', wayWords);
