/** How well what is typed fits a title: pure, for the palette. */

/** So much of either is looked at; no title is longer. */
const longest = 120;

/** Whether a word of the text begins with it. */
const beginsAt = (text: string, word: string) => text.split(/[\s:,(.]+/).some((one) => one.startsWith(word));

/** What one word costs in a text: 0 where a word begins so, more the further apart its letters lie; null where it is not in it. */
function costOf(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at >= 0) return beginsAt(text, word) ? 0 : 1;
  let gaps = 0;
  let from = -1;
  for (const letter of word) {
    const next = text.indexOf(letter, from + 1);
    if (next < 0) return null;
    if (from >= 0) gaps += next - from - 1;
    from = next;
  }
  // Letters that are scattered over the whole title are no match of it.
  return gaps > word.length * 3 ? null : 2 + gaps;
}

/** How far `typed` is from `title`: 0 is best, null is no match. Every word that was typed has to be there, in any order. */
export function distanceTo(title: string, typed: string): number | null {
  const text = title.slice(0, longest).toLowerCase();
  let sum = 0;
  for (const word of typed.slice(0, longest).toLowerCase().split(/\s+/)) {
    if (word === '') continue;
    const cost = costOf(text, word);
    if (cost === null) return null;
    sum += cost;
  }
  return sum;
}
