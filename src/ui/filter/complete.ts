import type { Session } from '../../core/session/session.ts';
import { filterMessages as words } from './messages.ts';
import type { FilterVocabulary } from './vocabulary.ts';

export interface Completion {
  /** What is offered: `status:` or `is:expired`. */
  readonly label: string;
  readonly hint: string;
  /** The whole filter once it is taken, and where the caret then stands. */
  readonly text: string;
  readonly caret: number;
}

/** Offers keys for a word that is being typed, and values once its key is there: those of the language, then those of the capture. Pure. */
export function complete(
  text: string,
  caret: number,
  vocabulary: FilterVocabulary,
  session: Session | null = null,
): readonly Completion[] {
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
  const name = typed.slice(0, colon);
  const key = Object.hasOwn(vocabulary.keys, name) ? vocabulary.keys[name] : undefined;
  const value = typed.slice(colon + 1).replace('"', '');
  const fixed = Object.entries(key?.values ?? {}).filter(([one]) => one.startsWith(value) && one !== value);
  const held = session === null ? [] : valuesSeen(key?.seen?.(session) ?? [], value);
  return [
    ...fixed,
    ...held
      .filter((one) => !fixed.some(([other]) => other === one))
      .map((one) => [one, words.inCapture] as const),
  ].map(([one, hint]) => offer(`${name}:${/\s/.test(one) ? `"${one}"` : one}`, hint, ' '));
}

/** Values of the capture that are offered, and so long ones: the capture may hold anything. */
const [mostSeen, longestSeen] = [20, 80];

/** Of the values that the capture holds, those that hold what is typed, each once; what the filter cannot say is left out. */
function valuesSeen(seen: Iterable<string>, typed: string): string[] {
  const found = new Set<string>();
  for (const text of seen) {
    if (found.size >= mostSeen) break;
    const value = text.toLowerCase();
    const fits = value !== '' && value !== typed && value.length <= longestSeen && !value.includes('"');
    if (fits && value.includes(typed)) found.add(value);
  }
  return [...found];
}
