import { useLayoutEffect, useState } from 'preact/hooks';
import type { Store } from '../store.ts';
import { importMessages as words } from './messages.ts';
import { takeFile, takeText } from './take-text.ts';

const takesPasteItself = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');

/** Files dropped anywhere on the panel, and text pasted outside of its fields. */
export function useImports(store: Store): { dragging: boolean } {
  const [dragging, setDragging] = useState(false);
  // Before it is painted: whoever sees the panel may paste.
  useLayoutEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (takesPasteItself(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') void takeText(store, words.pastedName, text);
    };
    const onDragOver = (event: DragEvent) => {
      event.preventDefault();
      setDragging(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const onDrop = (event: DragEvent) => {
      setDragging(false);
      if (event.defaultPrevented) return; // a field of its own has taken it
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      const take = async () => {
        for (const file of files) await takeFile(store, file);
        if (files.length === 0 && text.trim() !== '') await takeText(store, words.pastedName, text);
      };
      void take();
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [store]);
  return { dragging };
}
