// biome-ignore-all lint/a11y/useKeyWithClickEvents: a click beside the dialog is what Escape is to the keyboard
// biome-ignore-all lint/a11y/noNoninteractiveElementInteractions: the backdrop belongs to the dialog and can be clicked
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { frameMessages as words } from './messages.ts';
import './overlays.css';

/** A modal dialog over the panel. Escape, its button or a click beside it close it; the focus goes back where it was. */
export function Dialog({
  title,
  look = '',
  children,
}: {
  title: string;
  /** A further class. */
  look?: string;
  children: ComponentChildren;
}) {
  const { overlay } = useStore();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      // What is behind an open one cannot have the focus.
      element?.close();
      // Another dialog that takes its place keeps the focus.
      if (overlay.peek() === null && before instanceof HTMLElement) before.focus();
    };
  }, [overlay]);
  const close = () => {
    overlay.value = null;
  };
  return (
    <dialog
      ref={dialog}
      class={`dialog ${look}`}
      aria-labelledby={id}
      // It is told late, when another one may stand there.
      onClose={() => dialog.current !== null && close()}
      onKeyDown={(event) => {
        // By itself Escape would close it only where DevTools has not prevented that (see panel-keys.ts).
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div class="ttl">
        <h2 id={id} class="grow">
          {title}
        </h2>
        <IconButton icon="x" label={words.close} onClick={close} />
      </div>
      {children}
    </dialog>
  );
}
