// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/**
 * Controls that cannot be brought into sight, or lie under something else when they are (WCAG 2.2, 2.4.11). Runs in the
 * page, and scrolls what scrolls as a browser does when the focus comes there. What the focus holds open is closed first.
 */
export async function findOutOfReach(): Promise<string[]> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await new Promise((resume) => requestAnimationFrame(() => requestAnimationFrame(resume)));
  const stops = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';
  const dialog = document.querySelector('dialog[open], [role=menu]');
  /** Of what is in sight of it: its first line, less what scrolls out of the boxes around it. */
  const middleOf = (element: HTMLElement) => {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    let { left, right, top, bottom } = box;
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === 'visible') continue;
      const clip = at.getBoundingClientRect();
      [left, right] = [Math.max(left, clip.left), Math.min(right, clip.right)];
      [top, bottom] = [Math.max(top, clip.top), Math.min(bottom, clip.bottom)];
    }
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  };
  const lines: string[] = [];
  for (const element of (dialog ?? document).querySelectorAll<HTMLElement>(stops)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    // A file input is drawn as the button beside it.
    if (element.matches('[type=file], [tabindex="-1"]')) continue;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { x, y } = middleOf(element);
    const at = document.elementFromPoint(x, y);
    const label = element.closest('label');
    if (at !== null && (element.contains(at) || at.contains(element) || label?.contains(at))) continue;
    const name = (element.getAttribute('aria-label') ?? element.innerText).trim().slice(0, 40);
    const over =
      at === null ? 'out of sight' : `under ${[at.tagName.toLowerCase(), ...at.classList].join('.')}`;
    lines.push(`${element.tagName.toLowerCase()} "${name}" is ${over}`);
  }
  return lines;
}
