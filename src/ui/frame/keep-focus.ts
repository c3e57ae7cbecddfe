/** What can take the focus in its place: the row or the tab that has the tab stop. No button: a key on its way would press it. */
const stops = ['[role=row][tabindex="0"]', '[role=tab][aria-selected=true]'];

function stopIn(part: Element): HTMLElement | undefined {
  for (const selector of stops)
    for (const stop of part.querySelectorAll<HTMLElement>(selector)) if (isShown(stop)) return stop;
}

/**
 * Keeps the focus in the panel: where the element that has it is taken away or hidden (a row that goes, a button that has
 * done its work, a view that changes), it moves to what is left nearest around it. Returns what ends this.
 */
export function keepFocus(root: HTMLElement): () => void {
  /** The focused element and what is around it, innermost first. */
  let path: Element[] = [];
  const onFocusIn = ({ target }: FocusEvent) => {
    path = [];
    for (let at = target as Element | null; at !== null && at !== root; at = at.parentElement) path.push(at);
  };
  const onFocusOut = ({ target }: FocusEvent) => {
    // Moved away by a person, who had it in sight; an element that is taken away is told of as well, and is not connected then.
    if (target instanceof Element && target.isConnected && isShown(target)) path = [];
  };
  const look = () => {
    const [held] = path;
    if (held === undefined || (held.isConnected && isShown(held))) return;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body && activeElement !== held) return;
    const around = path.find((part) => part.isConnected && isShown(part) && stopIn(part) !== undefined);
    path = [];
    stopIn(around ?? root)?.focus();
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['hidden'] });
  root.addEventListener('focusin', onFocusIn);
  root.addEventListener('focusout', onFocusOut);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', onFocusIn);
    root.removeEventListener('focusout', onFocusOut);
  };
}

const isShown = (element: Element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;
