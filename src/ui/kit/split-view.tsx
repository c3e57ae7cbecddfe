// biome-ignore-all lint/a11y/useSemanticElements: a focusable separator is a widget; <hr> is not (WAI-ARIA window splitter)
import { type ComponentChildren, createContext } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useStore, type ViewId } from '../store.ts';
import { kitMessages } from './messages.ts';
import { useWidth } from './use-width.ts';

/** Whether list and detail take turns: then moving through a list must not open what it passes. */
export const OneColumn = createContext(false);

/** Below this width of the panel, list and detail take turns. In CSS pixels. */
export const oneColumnBelow = 640;
const [least, most] = [20, 80];
/** Per cent of the width that the list gets: less where the detail holds two things beside each other. */
const usualShare = 55;
const shares: Readonly<Partial<Record<ViewId, number>>> = { requests: 44, flows: 44 };
const clamp = (percent: number) => Math.min(most, Math.max(least, Math.round(percent)));

/**
 * List on the left, detail on the right, with a splitter that is dragged or moved by the arrow keys and remembered.
 * In a narrow panel the detail is pushed over the list while `open`; put a {@link BackButton} into the detail's title.
 */
export function SplitView({
  view,
  list,
  detail,
  open,
}: {
  /** Whose list it is: each view remembers a width of its own. */
  view: ViewId;
  list: ComponentChildren;
  /** null: there is nothing to show beside the list, which then has the whole width. */
  detail: ComponentChildren | null;
  /** Whether something is chosen: decides what a narrow panel shows. */
  open: boolean;
}) {
  const { settings, changeSettings } = useStore();
  const ref = useRef<HTMLDivElement>(null);
  const narrow = useWidth(ref) < oneColumnBelow;
  const alone = narrow || detail === null;
  const keep = (share: number) => changeSettings({ splits: { ...settings.value.splits, [view]: share } });
  const [dragged, setDragged] = useState<number | null>(null);
  const split = dragged ?? clamp(settings.value.splits[view] ?? shares[view] ?? usualShare);

  // Where the two take turns the focus follows: into the detail, and back to the row that it came from.
  const wasOpen = useRef(open);
  useLayoutEffect(() => {
    if (narrow && wasOpen.current !== open) {
      const target = open ? '.detail .back' : '.master [role=row][tabindex="0"]';
      ref.current?.querySelector<HTMLElement>(target)?.focus();
    }
    wasOpen.current = open;
  }, [narrow, open]);

  const drag = (event: PointerEvent) => {
    const box = ref.current?.getBoundingClientRect();
    const bar = event.currentTarget as HTMLElement;
    if (!box || event.button !== 0) return;
    event.preventDefault();
    bar.setPointerCapture(event.pointerId);
    let to = split;
    const move = (at: PointerEvent) => {
      to = clamp(((at.clientX - box.left) / box.width) * 100);
      setDragged(to);
    };
    const end = () => {
      bar.removeEventListener('pointermove', move);
      setDragged(null);
      keep(to); // once, at the end: settings are stored
    };
    bar.addEventListener('pointermove', move);
    bar.addEventListener('lostpointercapture', end, { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: split - 2,
      ArrowRight: split + 2,
      Home: least,
      End: most,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    keep(clamp(to));
  };

  return (
    <div
      ref={ref}
      class={alone ? 'split one' : 'split'}
      style={alone ? {} : { gridTemplateColumns: `${split}% 5px minmax(0, 1fr)` }}
    >
      <div class="master" hidden={narrow && open}>
        <OneColumn.Provider value={narrow}>{list}</OneColumn.Provider>
      </div>
      {alone ? null : (
        <div
          class="splitter"
          role="separator"
          aria-orientation="vertical"
          aria-label={kitMessages.resize}
          aria-valuenow={split}
          aria-valuemin={least}
          aria-valuemax={most}
          tabIndex={0}
          onPointerDown={drag}
          onKeyDown={onKeyDown}
        />
      )}
      <div class="detail" hidden={detail === null || (narrow && !open)}>
        {detail}
      </div>
    </div>
  );
}
