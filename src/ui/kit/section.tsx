import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { formatNumber } from '../locale/words.ts';
import { Icon } from './icon.tsx';

/** A named part of a detail pane. With `folded` it opens and closes by its heading. */
export function Section({
  title,
  count,
  note,
  folded,
  children,
}: {
  title: string;
  count?: number;
  note?: ComponentChildren;
  /** Leave out for a part that cannot be folded; `true` starts closed. */
  folded?: boolean;
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState(folded !== true);
  const heading = (
    <>
      <span>{title}</span>
      {count === undefined ? null : <span class="mut num">{formatNumber(count)}</span>}
      {note ? <span class="mut ell">{note}</span> : null}
    </>
  );
  return (
    <section aria-label={title}>
      {folded === undefined ? (
        <h3 class="sect">{heading}</h3>
      ) : (
        <h3 class="sect">
          <button type="button" class="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'chevron-down' : 'chevron-right'} />
            {heading}
          </button>
        </h3>
      )}
      {open ? children : null}
    </section>
  );
}
