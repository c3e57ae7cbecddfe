import { render, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { useLatest, useResultOf } from '../../../src/ui/kit/use-latest.ts';

const upper = async (text: string) => text.toUpperCase();

/** What each of a component's renderings showed, for the inputs 'a' and then 'b'. */
async function shown(use: typeof useLatest) {
  const all: string[] = [];
  function Shown({ text }: { text: string }) {
    const result = use(() => upper(text), [text]) ?? 'nothing';
    all.push(`${text}: ${result}`);
    return <p>{result}</p>;
  }
  const { rerender } = render(<Shown text="a" />);
  await waitFor(() => screen.getByText('A'));
  rerender(<Shown text="b" />);
  await waitFor(() => screen.getByText('B'));
  return [...new Set(all)];
}

describe('what a computation gave', () => {
  it('stays until the next is there', async () => {
    expect(await shown(useLatest)).toEqual(['a: nothing', 'a: A', 'b: A', 'b: B']);
  });

  it('is never shown beside other inputs, where that would be wrong', async () => {
    expect(await shown(useResultOf)).toEqual(['a: nothing', 'a: A', 'b: nothing', 'b: B']);
  });
});
