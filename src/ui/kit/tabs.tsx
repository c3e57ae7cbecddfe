// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scrolling tab panel must be reachable by keyboard (WAI-ARIA tabs)
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { kitMessages } from './messages.ts';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Drawn after the label when above 0. */
  readonly count?: number;
  /** `problems` is drawn filled and read as problems; `plain` only counts. */
  readonly counts?: 'problems' | 'plain';
}

/** Where the arrow keys lead from `index` among `length` tabs (WAI-ARIA tabs pattern); null for any other key. */
function movedTo(key: string, index: number, length: number): number | null {
  if (key === 'ArrowRight') return (index + 1) % length;
  if (key === 'ArrowLeft') return (index + length - 1) % length;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return null;
}

/** A row of ARIA tabs with automatic activation. `panelId` is the id of the element that shows the chosen tab's content. */
export function TabList<Id extends string>({
  label,
  items,
  selected,
  onSelect,
  panelId,
  className = '',
}: {
  label: string;
  items: readonly TabItem<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  panelId: string;
  className?: string;
}) {
  const onKeyDown = (event: KeyboardEvent) => {
    const index = items.findIndex((item) => item.id === selected);
    const to = movedTo(event.key, index, items.length);
    const item = to === null ? undefined : items[to];
    if (!item || to === null) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(item.id);
    const list = event.currentTarget as HTMLElement;
    list.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <div class={className} role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ id, label: name, count = 0, counts = 'plain' }) => (
        <button
          key={id}
          type="button"
          role="tab"
          class="vt"
          id={`${panelId}-tab-${id}`}
          aria-selected={id === selected}
          aria-controls={panelId}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {name}
          {count > 0 ? (
            <span class={counts === 'problems' ? 'pill' : 'pill o'}>
              {count > 999 ? '999+' : count}
              {counts === 'problems' ? <span class="vh"> {kitMessages.problems(count)}</span> : null}
            </span>
          ) : null}
        </button>
      ))}
    </div>
  );
}

/** Tabs of a detail pane together with the panel that they open. */
export function Tabs<Id extends string>({
  label,
  items,
  selected,
  onSelect,
  children,
}: {
  label: string;
  items: readonly TabItem<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  children: ComponentChildren;
}) {
  const panelId = useId();
  return (
    <>
      <TabList className="subtabs" {...{ label, items, selected, onSelect, panelId }} />
      <div
        class="scroll"
        role="tabpanel"
        id={panelId}
        aria-labelledby={`${panelId}-tab-${selected}`}
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
