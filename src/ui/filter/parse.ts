/** The filter language: free words and `key:value`, each negated by a leading `-`; values with spaces stand in quotes. */
import type { FilterVocabulary } from './vocabulary.ts';

export interface FilterTerm {
  /** '' for free text. */
  readonly key: string;
  /** Lower-case. */
  readonly value: string;
  readonly negated: boolean;
  /** As typed. */
  readonly source: string;
}

export interface ParsedFilter {
  readonly terms: readonly FilterTerm[];
  /** Terms that look like `key:value` and are not understood here; they filter nothing. */
  readonly unknown: readonly string[];
}

/** Words of the filter as typed: split at white space outside of double quotes. */
export function splitTerms(text: string): string[] {
  const terms: string[] = [];
  let term = '';
  let quoted = false;
  for (const character of `${text.slice(0, 1000)} `) {
    if (character === '"') quoted = !quoted;
    if (/\s/.test(character) && !quoted) {
      if (term !== '') terms.push(term);
      term = '';
    } else {
      term += character;
    }
  }
  if (term.trim() !== '') terms.push(term.trim()); // an unclosed quote runs to the end
  return terms;
}

/** Reads one term. A colon makes a key of what stands before it only where that is a word: URLs and times stay free text. */
function parseTerm(source: string): FilterTerm & { keyed: boolean } {
  const negated = source.length > 1 && source.startsWith('-');
  const body = (negated ? source.slice(1) : source).toLowerCase();
  const colon = body.indexOf(':');
  const key = colon > 0 ? body.slice(0, colon) : '';
  const keyed = /^[a-z]+$/.test(key) && !body.startsWith('//', colon + 1);
  const value = (keyed ? body.slice(colon + 1) : body).replaceAll('"', '');
  return { key: keyed ? key : '', value, negated, source, keyed };
}

/** Parses what was typed against what the view understands. Never throws. */
export function parseFilter(text: string, vocabulary: FilterVocabulary): ParsedFilter {
  const terms: FilterTerm[] = [];
  const unknown: string[] = [];
  for (const source of splitTerms(text)) {
    const { keyed, ...term } = parseTerm(source);
    if (!keyed) {
      if (term.value !== '') terms.push(term);
      continue;
    }
    const key = Object.hasOwn(vocabulary.keys, term.key) ? vocabulary.keys[term.key] : undefined;
    const known = key && !(key.closed && key.values && !Object.hasOwn(key.values, term.value));
    if (term.value === '') continue; // still being typed
    if (known) terms.push(term);
    else unknown.push(source);
  }
  return { terms, unknown };
}

/** Whether a row answers every term. */
export function matchesFilter<Row>(
  filter: ParsedFilter,
  row: Row,
  vocabulary: FilterVocabulary<Row>,
): boolean {
  let text: string | null = null;
  for (const { key, value, negated } of filter.terms) {
    let hit: boolean;
    if (key === '') {
      text ??= vocabulary.text(row).toLowerCase();
      hit = text.includes(value);
    } else {
      hit = vocabulary.keys[key]?.matches(row, value) ?? true;
    }
    if (hit === negated) return false;
  }
  return true;
}

/** Whether rows that do not answer `before` cannot answer `after`: a word was typed on, or another one added. */
export function narrows(before: ParsedFilter, after: ParsedFilter): boolean {
  return before.terms.every(({ key, value, negated }, index) => {
    const now = after.terms[index];
    if (now === undefined || now.key !== key || now.negated !== negated) return false;
    return now.value === value || (key === '' && !negated && now.value.includes(value));
  });
}
