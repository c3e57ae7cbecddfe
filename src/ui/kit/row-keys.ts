/** The keys that ask something of a row, whatever list it is in. */

/** `copy` for Ctrl/Cmd-C without selected text, `menu` for the menu key and Shift+F10; null for any other key. */
export function askedFor(event: KeyboardEvent): 'copy' | 'menu' | null {
  const { key, shiftKey } = event;
  if (key === 'ContextMenu' || (shiftKey && key === 'F10')) return 'menu';
  const copies = (event.ctrlKey || event.metaKey) && !shiftKey && key.toLowerCase() === 'c';
  return copies && String(getSelection() ?? '') === '' ? 'copy' : null;
}

/** Where a menu opens that was asked for by a key: below the beginning of the row. In CSS pixels of the window. */
export function pointBelow(row: Element): { x: number; y: number } {
  const { left, bottom } = row.getBoundingClientRect();
  return { x: left + 12, y: bottom };
}
