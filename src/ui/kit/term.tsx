import './term.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How far the hint keeps from the edge of the window, and from its word. In CSS pixels. */
const margin = 6;

/** The meanings are fetched when the first hint is asked for: they are no part of the panel's first load. */
const fetchTerm = async (id: string) => (await import('../../core/lessons/glossary.ts')).findTerm(id);

/** A word with its meaning as a hint, on hover, on focus and on a click; Escape takes it away (WCAG 2.2, 1.4.13). */
export function Term({ id, children }: { id: string; children: ComponentChildren }) {
  const hintId = useId();
  const [open, setOpen] = useState(false);
  const [meaning, setMeaning] = useState('');
  const word = useRef<HTMLButtonElement>(null);
  const hint = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open) return;
    let wanted = true;
    void fetchTerm(id).then((term) => {
      if (wanted) setMeaning(term?.meaning ?? '');
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      event.stopPropagation();
    };
    addEventListener('keydown', onKeyDown, true);
    return () => {
      wanted = false;
      removeEventListener('keydown', onKeyDown, true);
    };
  }, [open, id]);
  const isShown = open && meaning !== '';
  useLayoutEffect(() => {
    const [at, box] = [word.current, hint.current];
    if (at === null || box === null) return;
    // In the top layer nothing that scrolls or clips cuts the hint off.
    box.showPopover?.();
    const { left, bottom, top } = at.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const below = bottom + margin + height <= innerHeight;
    box.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
    box.style.top = `${below ? bottom + margin / 2 : Math.max(margin, top - height - margin / 2)}px`;
  }, [isShown]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer may rest on the hint as well as on the word
    <span class="term" onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        ref={word}
        type="button"
        aria-describedby={isShown ? hintId : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {isShown ? (
        <span ref={hint} id={hintId} class="hint" role="tooltip" popover="manual" lang="en">
          {meaning}
        </span>
      ) : null}
    </span>
  );
}
