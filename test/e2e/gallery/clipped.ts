// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/**
 * Text that cannot be read to its end: cut off by what hides its overflow, with no way to bring it into sight. Runs in the
 * page. Where it is shortened with an ellipsis, a title or the detail that its row opens has the whole.
 */
export function findClipped(): string[] {
  /** CSS pixels: less is rounding. */
  const slack = 2;
  const isRead = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest('.vh, [aria-hidden=true], svg, select') === null;
  const nameOf = (element: Element) => {
    const names = [element.tagName.toLowerCase(), ...element.classList].join('.');
    const up = element.parentElement;
    return `${up ? [up.tagName.toLowerCase(), ...up.classList].join('.') : ''} > ${names}`;
  };
  const canBeReadElsewhere = (element: Element) =>
    element.closest('[title], [role=row]') !== null || element.querySelector('[title]') !== null;
  /** What of the box is out of sight behind the clips between it and the window; '' where all of it can be brought into sight. */
  const cutOff = (text: Element, box: DOMRect): string => {
    let { left, right, top, bottom } = box;
    for (let at: Element | null = text; at !== null; at = at.parentElement) {
      const { overflowX, overflowY, textOverflow, position } = getComputedStyle(at);
      const clip = at.getBoundingClientRect();
      const isRoot = at === document.documentElement;
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
      if (scrolls(overflowX)) [left, right] = [clip.left, clip.right];
      if (scrolls(overflowY)) [top, bottom] = [clip.top, clip.bottom];
      if (isRoot || hides(overflowX)) {
        const by = Math.max(clip.left - left, right - (isRoot ? innerWidth : clip.right));
        if (by > slack && !(textOverflow === 'ellipsis' && canBeReadElsewhere(at)))
          return `${Math.round(by)} px wide, by ${nameOf(at)}`;
        [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
      }
      if (isRoot || hides(overflowY)) {
        const by = Math.max(clip.top - top, bottom - (isRoot ? innerHeight : clip.bottom));
        if (by > slack) return `${Math.round(by)} px high, by ${nameOf(at)}`;
        [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
      }
      if (position === 'fixed') break;
    }
    return '';
  };
  const lines: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || !/\S/.test(node.nodeValue ?? '') || !isRead(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const cut = cutOff(parent, range.getBoundingClientRect());
    if (cut !== '') lines.push(`"${node.nodeValue?.trim().slice(0, 40)}" in ${nameOf(parent)} is cut ${cut}`);
  }
  return lines;
}
