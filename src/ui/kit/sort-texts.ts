/**
 * Sorts many texts by code unit. URLs begin alike for dozens of characters, which comparing them in pairs reads again each
 * time: here the common beginning is skipped once, and the next two characters are sorted as numbers.
 */

/** Below that the engine's own sorting is quicker. */
const few = 16;
/** A number holds two characters (with one more for the end of a text) and a place: 17, 17 and 18 bits of its 53. */
const characters = 2 ** 17;
const most = 2 ** 18;

/** The places of the texts in their new order; equal texts stay in the order that they have. */
export function sortTexts(texts: readonly string[]): number[] {
  return sortPart(texts, Array.from(texts.keys()), 0);
}

/** The same for the texts at some `places`, which rise; `from` is how many characters these have in common at least. */
function sortPart(texts: readonly string[], places: number[], from: number): number[] {
  if (places.length < few || places.length > most) return places.sort(byText(texts));
  const start = commonLength(texts, places, from);
  const packed = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 1) {
    const text = texts[places[at] as number] as string;
    packed[at] = (digitAt(text, start) * characters + digitAt(text, start + 1)) * most + at;
  }
  packed.sort();
  const sorted: number[] = [];
  for (let at = 0; at < packed.length; ) {
    const beginning = Math.floor((packed[at] as number) / most);
    const group: number[] = [];
    for (; at < packed.length && Math.floor((packed[at] as number) / most) === beginning; at += 1)
      group.push(places[(packed[at] as number) % most] as number);
    // Texts that have ended are equal, and in their order already.
    const isOver = group.length === 1 || beginning % characters === 0;
    for (const place of isOver ? group : sortPart(texts, group, start + 2)) sorted.push(place);
  }
  return sorted;
}

const byText = (texts: readonly string[]) => (one: number, other: number) => {
  const a = texts[one] as string;
  const b = texts[other] as string;
  return a < b ? -1 : a > b ? 1 : one - other;
};

/** 0 where the text has ended. */
const digitAt = (text: string, at: number) => (at < text.length ? text.charCodeAt(at) + 1 : 0);

/** How many characters all of them begin with; `from` of them are known. */
function commonLength(texts: readonly string[], places: readonly number[], from: number): number {
  const first = texts[places[0] as number] as string;
  let common = first.length;
  for (const place of places) {
    const text = texts[place] as string;
    const end = Math.min(common, text.length);
    let at = from;
    while (at < end && text.charCodeAt(at) === first.charCodeAt(at)) at += 1;
    common = at;
  }
  return common;
}
