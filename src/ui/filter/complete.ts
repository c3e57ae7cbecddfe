import type { FilterVocabulary } from './vocabulary.ts';

export interface Completion {
  /** What is offered: `status:` or `is:expired`. */
  readonly label: string;
  readonly hint: string;
  /** The whole filter once it is taken, and where the caret then stands. */
  readonly text: string;
  readonly caret: number;
}

/** Offers keys for a word that is being typed, and values once its key is there. Pure. */
export function complete(text: string, caret: number, vocabulary: FilterVocabulary): readonly Completion[] {
  const before = text.slice(0, caret);
  const start = before.search(/\S*$/);
  const word = before.slice(start);
  const negation = word.startsWith('-') ? '-' : '';
  const typed = word.slice(negation.length).toLowerCase();
  const colon = typed.indexOf(':');
  const offer = (label: string, hint: string, end: string): Completion => {
    const left = text.slice(0, start) + negation + label + end;
    return { label: negation + label, hint, text: left + text.slice(caret).trimStart(), caret: left.length };
  };

  if (colon < 0) {
    return Object.entries(vocabulary.keys)
      .filter(([key]) => key.startsWith(typed))
      .map(([key, { hint }]) => offer(`${key}:`, hint, ''));
  }
  const key = typed.slice(0, colon);
  const values = Object.hasOwn(vocabulary.keys, key) ? (vocabulary.keys[key]?.values ?? {}) : {};
  return Object.entries(values)
    .filter(([value]) => value.startsWith(typed.slice(colon + 1)) && value !== typed.slice(colon + 1))
    .map(([value, hint]) => offer(`${key}:${value}`, hint, ' '));
}
