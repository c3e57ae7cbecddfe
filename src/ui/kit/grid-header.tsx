// biome-ignore-all lint/a11y/useSemanticElements: a virtual ARIA grid cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the header take the focus
import type { Column } from './grid.tsx';
import type { SortOrder } from './grid-order.ts';
import { Icon } from './icon.tsx';

/** First click ascending, second descending, third back to the natural order. */
function nextSort(column: string, sort: SortOrder | null): SortOrder | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** The sticky first row of a grid; a sortable column's name is a button. */
export function GridHeader<Row>({
  columns,
  tracks,
  sort,
  onSort,
}: {
  columns: readonly Column<Row>[];
  tracks: string;
  sort: SortOrder | null;
  onSort: (sort: SortOrder | null) => void;
}) {
  return (
    <div role="row" class="r hd" style={{ gridTemplateColumns: tracks }} aria-rowindex={1}>
      {columns.map(({ id, label, align, sortBy }) => {
        const sorted = sort?.column === id;
        const direction = sort?.descending ? 'descending' : 'ascending';
        return (
          <span
            key={id}
            role="columnheader"
            class={align === 'end' ? 'ell ar' : 'ell'}
            aria-sort={sorted ? direction : sortBy ? 'none' : undefined}
          >
            {sortBy ? (
              <button type="button" class="sort" onClick={() => onSort(nextSort(id, sort))}>
                {label}
                {sorted ? <Icon name="chevron-down" className={sort?.descending ? '' : 'up'} /> : null}
              </button>
            ) : (
              label
            )}
          </span>
        );
      })}
    </div>
  );
}
