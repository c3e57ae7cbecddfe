// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over rows, not cells
// biome-ignore-all lint/a11y/useSemanticElements: a virtual ARIA grid cannot be a <table>
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are handled once, on the grid
/** A virtual list in the shape of a grid: only what is in sight is drawn, however long the list is. */
import type { ComponentChildren } from 'preact';
import { useContext, useMemo, useRef, useState } from 'preact/hooks';
import { GridHeader } from './grid-header.tsx';
import { groupedLines, nearestRow, plainLines, type SortOrder, sortKeys } from './grid-order.ts';
import { Icon } from './icon.tsx';
import { kitMessages } from './messages.ts';
import { askedFor, pointBelow } from './row-keys.ts';
import { OneColumn } from './split-view.tsx';
import { assumedHeight, useGridScroll } from './use-grid-scroll.ts';
import { useHeldOrder } from './use-held-order.ts';
import { useSize } from './use-width.ts';

export type RowKey = string | number;

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** A CSS grid track: `60px`, `minmax(96px, 1fr)`. */
  readonly width: string;
  /** The column is drawn only where the list is at least this wide, in CSS pixels: nothing is ever clipped. Default 0. */
  readonly from?: number;
  readonly align?: 'end';
  /** Makes the column sortable: what its rows are ordered by. Empty values (null) come last. */
  readonly sortBy?: (row: Row) => string | number | null;
  readonly render: (row: Row) => ComponentChildren;
}

export interface GridProps<Row, Key extends RowKey> {
  /** Accessible name: "Tokens". */
  readonly name: string;
  /** The rows' keys in natural order, oldest first; rows themselves are asked for only when drawn or sorted. */
  readonly keys: readonly Key[];
  readonly rowOf: (key: Key) => Row;
  readonly columns: readonly Column<Row>[];
  readonly selected: Key | null;
  readonly onSelect: (key: Key) => void;
  /** Enter or a double click. Default: nothing more than selecting. */
  readonly onOpen?: (key: Key) => void;
  /** Escape. */
  readonly onLeave?: () => void;
  /** Ctrl/Cmd-C on a row. */
  readonly onCopy?: (key: Key) => void;
  /** Right click or the menu key on a row; coordinates in the window. */
  readonly onMenu?: (key: Key, at: { x: number; y: number }) => void;
  /** Draws a row as two lines (46 px) where the list is narrower than `narrowBelow` (default 560). */
  readonly renderNarrow?: (row: Row) => ComponentChildren;
  readonly narrowBelow?: number;
  /** Rows of one group stand together below a heading; keys must come in the order of the groups. */
  readonly groupOf?: (row: Row) => string;
  readonly renderGroup?: (group: string, rows: number) => ComponentChildren;
  readonly sort?: SortOrder;
}

export const rowHeight = 24;
export const narrowRowHeight = 46;
const overscan = 6;

/** Where a key press leads from line `from`; null for a key that the grid leaves alone. */
function movedTo(key: string, from: number, last: number, page: number): number | null {
  const moves: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: last,
  };
  return moves[key] ?? null;
}

export function Grid<Row, Key extends RowKey>(props: GridProps<Row, Key>) {
  const { name, keys, rowOf, columns, selected, onSelect, renderNarrow, groupOf, renderGroup } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const width = size?.width ?? 1280;
  const narrow = renderNarrow !== undefined && width < (props.narrowBelow ?? 560);
  const height = narrow ? narrowRowHeight : rowHeight;
  const headerHeight = narrow ? 0 : rowHeight;
  const [sort, setSort] = useState<SortOrder | null>(props.sort ?? null);

  const shown = useMemo(() => columns.filter(({ from = 0 }) => width >= from), [columns, width]);
  const sorted = useMemo(() => {
    const column = sort && columns.find(({ id }) => id === sort.column);
    return sortKeys(keys, rowOf, column?.sortBy, sort?.descending ?? false);
  }, [keys, rowOf, columns, sort]);
  const { keys: ordered, hold, release } = useHeldOrder(sorted, sort);
  const lines = useMemo(
    () => (groupOf ? groupedLines(ordered, keys, rowOf, groupOf) : plainLines(ordered)),
    [ordered, keys, rowOf, groupOf],
  );
  // The row that has the tab stop: the selected one, or where the person last was.
  const oneColumn = useContext(OneColumn);
  const [cursor, setCursor] = useState<Key | null>(null);
  const active = oneColumn ? (cursor ?? selected) : (selected ?? cursor);
  const activeLine = active === null ? -1 : lines.indexOf(active);
  const tabStop = activeLine >= 0 ? activeLine : nearestRow(lines, 0, true);
  const { top, unseen, onScroll, reveal, toEnd } = useGridScroll(scroller, {
    lines: lines.length,
    rowHeight: height,
    headerHeight,
    viewHeight: size?.height ?? null,
    // In groups, what is new may stand anywhere.
    natural: sort === null && groupOf === undefined,
    held: hold.current,
    selectedLine: activeLine,
  });

  const go = (index: number) => {
    const line = lines.at(index);
    if (line?.kind !== 'row') return;
    setCursor(line.key);
    if (!oneColumn) onSelect(line.key);
    reveal(index);
    // The row is drawn by the time the frame is over; focus follows the selection, unless it has been led elsewhere meanwhile.
    requestAnimationFrame(() => {
      const list = scroller.current;
      const at = document.activeElement;
      if (list === null || (at !== document.body && !list.contains(at))) return;
      list.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus({ preventScroll: true });
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.getAttribute('role') !== 'row') return;
    const asked = askedFor(event);
    if (asked !== null) {
      const line = lines.at(tabStop);
      if (line?.kind !== 'row') return;
      if (asked === 'copy') props.onCopy?.(line.key);
      else props.onMenu?.(line.key, pointBelow(target));
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((size?.height ?? assumedHeight) / height) - 1);
    const to = movedTo(event.key, activeLine, lines.length - 1, page);
    if (to !== null) go(nearestRow(lines, to, to > activeLine || to <= 0));
    else if (event.key === 'Enter' || event.key === ' ') {
      if (active === null || activeLine < 0) go(nearestRow(lines, 0, true));
      else {
        onSelect(active);
        props.onOpen?.(active);
      }
    } else if (event.key === 'Escape' && props.onLeave) props.onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const first = Math.max(0, Math.floor(top / height) - overscan);
  const last = Math.min(lines.length, Math.ceil((top + (size?.height ?? assumedHeight)) / height) + overscan);
  const drawn: number[] = [];
  for (let index = first; index < last; index += 1) drawn.push(index);
  // The selected row stays in the document, so that focus is not lost when it is scrolled out of sight.
  if (activeLine >= 0 && (activeLine < first || activeLine >= last)) drawn.push(activeLine);
  const tracks = narrow ? 'minmax(0, 1fr)' : shown.map((column) => column.width).join(' ');

  const drawLine = (index: number) => {
    const line = lines.at(index);
    if (!line) return null;
    const place = { top: `${index * height}px`, height: `${height}px` };
    const ariaIndex = index + (narrow ? 1 : 2);
    if (line.kind === 'group') {
      return (
        <div key={`group ${line.group}`} role="row" class="r grp" style={place} aria-rowindex={ariaIndex}>
          <span role="gridcell" aria-colspan={narrow ? 1 : shown.length} class="ell">
            {renderGroup ? renderGroup(line.group, line.rows) : line.group}
          </span>
        </div>
      );
    }
    const row = rowOf(line.key);
    return (
      <div
        key={line.key}
        role="row"
        class={`r ${narrow ? 'two' : ''} ${index % 2 ? 'odd' : ''}`}
        style={{ ...place, gridTemplateColumns: tracks }}
        aria-rowindex={ariaIndex}
        aria-selected={line.key === selected}
        tabIndex={index === tabStop ? 0 : -1}
        onClick={() => {
          setCursor(line.key);
          onSelect(line.key);
        }}
        onDblClick={() => props.onOpen?.(line.key)}
        onContextMenu={(event) => {
          if (!props.onMenu) return;
          event.preventDefault();
          setCursor(line.key);
          if (!oneColumn) onSelect(line.key);
          props.onMenu(line.key, { x: event.clientX, y: event.clientY });
        }}
      >
        {narrow ? (
          <span role="gridcell" class="two-lines">
            {renderNarrow?.(row)}
          </span>
        ) : (
          shown.map((column) => (
            <span key={column.id} role="gridcell" class={column.align === 'end' ? 'ell ar' : 'ell'}>
              {column.render(row)}
            </span>
          ))
        )}
      </div>
    );
  };

  return (
    <div class="grid-box">
      <div
        ref={scroller}
        role="grid"
        aria-label={name}
        aria-rowcount={lines.length + (narrow ? 0 : 1)}
        aria-colcount={narrow ? 1 : shown.length}
        data-rows={keys.length}
        class="scroll grid"
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onPointerEnter={() => {
          hold.current = true;
        }}
        onPointerLeave={release}
      >
        {narrow ? null : <GridHeader columns={shown} tracks={tracks} sort={sort} onSort={setSort} />}
        <div role="rowgroup" class="rows" style={{ height: `${lines.length * height}px` }}>
          {drawn.map(drawLine)}
        </div>
      </div>
      {unseen > 0 ? (
        <button type="button" class="new-rows" title={kitMessages.newRowsHint} onClick={toEnd}>
          {kitMessages.newRows(unseen)} <Icon name="chevron-down" />
        </button>
      ) : null}
    </div>
  );
}
