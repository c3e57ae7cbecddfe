// biome-ignore-all lint/a11y/useSemanticElements: a grid whose rows open is no <table>
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ActionsOf, rowHandlers } from '../kit/row-action.ts';
import { askedFor, pointBelow } from '../kit/row-keys.ts';
import { useStore } from '../store.ts';
import { FindingRow } from './finding-row.tsx';
import { auditMessages as words } from './messages.ts';
import type { RuleResult } from './rule-results.ts';

/** Where a key leads from row `index`; null for a key that the grid leaves alone. */
function movedTo(key: string, index: number, last: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: last,
  };
  const to = moves[key];
  return to === undefined ? null : Math.max(0, Math.min(last, to));
}

const findingActionsOf: ActionsOf<string> = async (store, rule) =>
  (await import('./finding-actions.ts')).findingActions(store, rule);

/** The failed rules as a grid whose rows open: arrows move, Enter opens and closes, Escape closes. */
export function FindingsGrid({
  results,
  selected,
  onSelect,
}: {
  results: readonly RuleResult[];
  /** Rule id of the row that is open; null for none. */
  selected: string | null;
  onSelect: (rule: string | null) => void;
}) {
  const store = useStore();
  const ref = useRef<HTMLDivElement>(null);
  const { onCopy, onMenu } = rowHandlers(store, findingActionsOf);
  const [active, setActive] = useState<string | null>(selected);
  const rowOf = (id: string) =>
    [...(ref.current?.querySelectorAll<HTMLElement>('[role=row]') ?? [])].find(
      (row) => row.dataset.rule === id,
    );
  const place = Math.max(
    0,
    results.findIndex(({ id }) => id === active),
  );

  // A link from another view is brought into sight once.
  useLayoutEffect(() => {
    if (selected !== null) rowOf(selected)?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);

  const toggle = (id: string) => {
    setActive(id);
    onSelect(selected === id ? null : id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const onRow = target.getAttribute('role') === 'row';
    const current = results[place];
    if (onRow && current && askedFor(event)) {
      if (askedFor(event) === 'menu') onMenu(current.id, pointBelow(target.firstElementChild ?? target));
      else onCopy(current.id);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!(onRow || target.matches('.f-title button')) || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const to = movedTo(event.key, place, results.length - 1);
    if (to !== null) {
      const next = results[to];
      if (next) {
        setActive(next.id);
        rowOf(next.id)?.focus();
      }
    } else if (onRow && (event.key === 'Enter' || event.key === ' ') && current) toggle(current.id);
    else if (event.key === 'Escape' && selected !== null) onSelect(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={ref}
      role="grid"
      aria-label={words.grid}
      aria-rowcount={results.length}
      class="findings"
      onKeyDown={onKeyDown}
    >
      {results.map((result, index) => (
        <FindingRow
          key={result.id}
          result={result}
          index={index}
          open={result.id === selected}
          tabStop={index === place}
          onToggle={() => toggle(result.id)}
          onMenu={(at) => {
            setActive(result.id);
            onMenu(result.id, at);
          }}
        />
      ))}
    </div>
  );
}
