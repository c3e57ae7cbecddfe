/** German. The terms of the RFCs stay as they are: who looks them up finds them in English. */
import type { Locale } from '../words.ts';
import { frame } from './frame.ts';

export const german: Locale = { tag: 'de', dates: 'de', words: { frame } };
