import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Column, Grid } from '../../src/ui/kit/grid.tsx';
import { OneColumn } from '../../src/ui/kit/split-view.tsx';

interface Row {
  readonly id: number;
  readonly name: string;
}

const columns: readonly Column<Row>[] = [
  { id: 'id', label: 'Number', width: '60px', sortBy: (row) => row.id, render: (row) => row.id },
  { id: 'name', label: 'Name', width: '1fr', sortBy: (row) => row.name, render: (row) => row.name },
];
const rowOf = (id: number): Row => ({ id, name: `row ${id % 7} of ${id}` });

function List({ keys, onOpen }: { keys: readonly number[]; onOpen?: (key: number) => void }) {
  const [selected, select] = useState<number | null>(null);
  return <Grid name="Things" {...{ keys, rowOf, columns, selected, onOpen }} onSelect={select} />;
}

const selectedRow = () =>
  screen.getAllByRole('row').find((row) => row.getAttribute('aria-selected') === 'true');
const press = (key: string) => fireEvent.keyDown(selectedRow() as HTMLElement, { key });

afterEach(cleanup);

describe('grid', () => {
  it('draws only what is in sight and says how many rows there are', () => {
    render(<List keys={Array.from({ length: 100_000 }, (_, index) => index)} />);
    const grid = screen.getByRole('grid', { name: 'Things' });
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
  });

  it('brings the row that is selected from elsewhere into sight, however low the list is', () => {
    const height = vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(240);
    const width = vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
    render(
      <Grid
        name="Things"
        keys={Array.from({ length: 18 }, (_, index) => index)}
        {...{ rowOf, columns }}
        selected={15}
        onSelect={() => {}}
      />,
    );
    // Sixteen rows of 24 px, of which 240 less the header are in sight.
    expect(screen.getByRole('grid', { name: 'Things' }).scrollTop).toBe(16 * 24 - (240 - 24));
    height.mockRestore();
    width.mockRestore();
  });

  it('leaves the focus where it was led before the row was drawn', async () => {
    render(
      <>
        <List keys={[10, 11, 12, 13]} />
        <button type="button">Elsewhere</button>
      </>,
    );
    fireEvent.click(screen.getByText('row 4 of 11'));
    press('ArrowDown');
    screen.getByText('Elsewhere').focus();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(document.activeElement).toBe(screen.getByText('Elsewhere'));
  });

  it('moves with the arrow keys, Home and End, and opens with Enter', () => {
    const onOpen = vi.fn();
    render(<List keys={[10, 11, 12, 13]} onOpen={onOpen} />);
    fireEvent.click(screen.getByText('row 4 of 11'));
    press('ArrowDown');
    expect(selectedRow()?.textContent).toContain('of 12');
    press('End');
    expect(selectedRow()?.textContent).toContain('of 13');
    press('ArrowDown');
    expect(selectedRow()?.textContent).toContain('of 13');
    press('Home');
    press('Enter');
    expect(onOpen).toHaveBeenCalledWith(10);
  });

  it('has one tab stop, and it follows the selection', () => {
    render(<List keys={[1, 2, 3]} />);
    fireEvent.click(screen.getByText('row 2 of 2'));
    const stops = screen
      .getAllByRole('row')
      .filter((row) => row.tabIndex === 0 && row.hasAttribute('tabindex'));
    expect(stops).toEqual([selectedRow()]);
  });

  it('keeps the selected row, and its element, when rows arrive', () => {
    const { rerender } = render(<List keys={[1, 2, 3]} />);
    fireEvent.click(screen.getByText('row 2 of 2'));
    const before = selectedRow();
    rerender(<List keys={Array.from({ length: 5000 }, (_, index) => index)} />);
    expect(selectedRow()).toBe(before);
    expect(selectedRow()?.textContent).toContain('of 2');
  });

  it('sorts by a column up, down, and back to the natural order', () => {
    render(<List keys={[3, 1, 2]} />);
    const order = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.firstChild?.textContent);
    const header = screen.getByRole('button', { name: 'Number' });
    fireEvent.click(header);
    expect(order()).toEqual(['1', '2', '3']);
    expect(screen.getByRole('columnheader', { name: 'Number' }).getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(header);
    expect(order()).toEqual(['3', '2', '1']);
    fireEvent.click(header);
    expect(order()).toEqual(['3', '1', '2']);
  });

  it('lets new rows join a sorted list at its end while the pointer is over it', () => {
    const { rerender } = render(<List keys={[3, 2]} />);
    fireEvent.click(screen.getByRole('button', { name: 'Number' }));
    const grid = screen.getByRole('grid');
    const order = () =>
      within(grid)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.firstChild?.textContent);
    fireEvent.pointerEnter(grid);
    rerender(<List keys={[3, 2, 1]} />);
    expect(order()).toEqual(['2', '3', '1']);
    fireEvent.pointerLeave(grid);
    rerender(<List keys={[3, 2, 1]} />);
    expect(order()).toEqual(['1', '2', '3']);
  });

  it('steps over group headings, and keeps groups together when it sorts', () => {
    const groupOf = (row: Row) => (row.id % 2 ? 'odd' : 'even');
    function Grouped() {
      const [selected, select] = useState<number | null>(null);
      return (
        <Grid
          name="Things"
          keys={[1, 3, 2, 4]}
          {...{ rowOf, columns, selected, groupOf }}
          onSelect={select}
        />
      );
    }
    render(<Grouped />);
    const texts = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.firstChild?.textContent);
    expect(texts()).toEqual(['odd', '1', '3', 'even', '2', '4']);
    fireEvent.click(screen.getByText('row 3 of 3'));
    press('ArrowDown');
    expect(selectedRow()?.textContent).toContain('of 2');
    press('ArrowUp');
    expect(selectedRow()?.textContent).toContain('of 3');
    fireEvent.click(screen.getByRole('button', { name: 'Number' }));
    fireEvent.click(screen.getByRole('button', { name: 'Number' }));
    expect(texts()).toEqual(['odd', '3', '1', 'even', '4', '2']);
  });

  it('follows its end as rows arrive; a grouped list, where they come anywhere, stands still', () => {
    const many = Array.from({ length: 500 }, (_, index) => index);
    const { rerender } = render(<List keys={[1, 2]} />);
    rerender(<List keys={many} />);
    expect(screen.getByRole('grid').scrollTop).toBeGreaterThan(0);
    cleanup();
    const grouped = (keys: readonly number[]) => (
      <Grid
        name="Things"
        {...{ keys, rowOf, columns }}
        groupOf={() => 'all'}
        selected={null}
        onSelect={() => {}}
      />
    );
    const again = render(grouped([1, 2]));
    again.rerender(grouped(many));
    expect(screen.getByRole('grid').scrollTop).toBe(0);
    expect(screen.queryByRole('button', { name: /new/ })).toBeNull();
  });

  it('in one column moves without opening what it passes, until Enter', () => {
    render(
      <OneColumn.Provider value={true}>
        <List keys={[10, 11, 12]} />
      </OneColumn.Provider>,
    );
    const tabStop = () =>
      screen.getAllByRole('row').find((row) => row.tabIndex === 0 && row.hasAttribute('tabindex'));
    fireEvent.keyDown(tabStop() as HTMLElement, { key: 'ArrowDown' });
    fireEvent.keyDown(tabStop() as HTMLElement, { key: 'ArrowDown' });
    expect(tabStop()?.textContent).toContain('of 11');
    expect(selectedRow()).toBeUndefined();
    fireEvent.keyDown(tabStop() as HTMLElement, { key: 'Enter' });
    expect(selectedRow()?.textContent).toContain('of 11');
  });
});
