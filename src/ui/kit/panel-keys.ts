/**
 * Keys that mean something wherever the focus is. Chromium’s DevTools listens on the document of an extension’s panel too,
 * takes Escape, Ctrl+F and others for itself, and prevents what they do: so this listens below the document, and what the
 * panel has used goes no further.
 * https://github.com/ChromeDevTools/devtools-frontend/blob/main/front_end/models/extensions/ExtensionAPI.ts (forwardKeyboardEvent)
 */

/** `actionOf` tells what a key does that nothing in the panel has used yet; null for nothing. Returns what ends it. */
export function onPanelKey(actionOf: (event: KeyboardEvent) => (() => void) | null): () => void {
  const root = document.documentElement;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.defaultPrevented) {
      const act = actionOf(event);
      if (act === null) return;
      event.preventDefault();
      act();
    }
    event.stopPropagation();
  };
  root.addEventListener('keydown', onKeyDown);
  return () => root.removeEventListener('keydown', onKeyDown);
}
