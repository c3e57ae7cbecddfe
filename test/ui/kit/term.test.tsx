import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findTerm } from '../../../src/core/lessons/glossary.ts';
import { Term } from '../../../src/ui/kit/term.tsx';

afterEach(cleanup);

const draw = () => render(<Term id="issuer">Issuer</Term>);
const word = () => screen.getByRole('button', { name: 'Issuer' });
const meaning = findTerm('issuer')?.meaning ?? '';

describe('a term', () => {
  it('says what it means on focus, tied to the word for a screen reader', async () => {
    draw();
    expect(screen.queryByRole('tooltip')).toBeNull();
    fireEvent.focus(word());
    const hint = await screen.findByRole('tooltip');
    expect(hint.textContent).toBe(meaning);
    expect(word().getAttribute('aria-describedby')).toBe(hint.id);
    fireEvent.blur(word());
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('says it on hover, and stays while the pointer is on the hint', async () => {
    const { container } = draw();
    const whole = container.querySelector('.term') as HTMLElement;
    fireEvent.mouseEnter(whole);
    expect(await screen.findByText(meaning)).toBeDefined();
    expect(whole.contains(screen.getByRole('tooltip'))).toBe(true);
    fireEvent.mouseLeave(whole);
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('is taken away by Escape, which does nothing else then', async () => {
    const behind = vi.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: stands for the panel, which listens to Escape
      <div onKeyDown={behind}>
        <Term id="issuer">Issuer</Term>
      </div>,
    );
    fireEvent.focus(word());
    await screen.findByRole('tooltip');
    fireEvent.keyDown(word(), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
    expect(behind).not.toHaveBeenCalled();
    fireEvent.keyDown(word(), { key: 'Escape' });
    expect(behind).toHaveBeenCalledOnce();
  });

  it('does not press what it stands in', async () => {
    const behind = vi.fn();
    render(
      // biome-ignore lint/a11y: a row that opens on a click
      <div onClick={behind}>
        <Term id="issuer">Issuer</Term>
      </div>,
    );
    fireEvent.click(word());
    await screen.findByRole('tooltip');
    expect(behind).not.toHaveBeenCalled();
  });
});
