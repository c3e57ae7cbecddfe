/** The sentences that many believe, and why they are so or not. Their English stands in core, beside their clauses. */
import { type MisconceptionId, misconceptions } from '../../core/lessons/misconceptions.ts';
import { words } from '../locale/words.ts';

const inEnglish = Object.fromEntries(
  misconceptions.map(({ id, claim, why }) => [id, { claim, why }]),
) as Record<MisconceptionId, { claim: string; why: readonly string[] }>;

export const misconceptionMessages = words('misconception', inEnglish);
