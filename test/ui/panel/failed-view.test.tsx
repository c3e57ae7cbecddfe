import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../../src/ui/frame/error-boundary.tsx';
import { nameBrowser } from '../../../src/ui/frame/failure-report.ts';
import { loadView } from '../../../src/ui/kit/load-view.tsx';
import { drawPanel } from './draw-panel.tsx';

/** What a page could have put into the message of an error. */
const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2VjcmV0';
const fault = { on: true };

vi.mock('../../../src/ui/keys/keys-view.tsx', () => ({
  KeysView: () => {
    if (fault.on)
      throw new RangeError(`cannot draw ${secret}\n    at anna (https://shop.example/${secret}.js:1:1)`);
    return <h2>Keys are drawn again</h2>;
  },
}));

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

describe('a view that throws', () => {
  beforeEach(() => {
    fault.on = true;
  });

  it('says so in its own place; the other views go on', async () => {
    await drawPanel();
    press('6');
    expect(await screen.findByRole('heading', { name: 'The Keys view failed' })).toBeDefined();
    expect((await screen.findByRole('alert')).textContent).toContain('What was captured is still there');
    press('4');
    const storage = screen.getByRole('tabpanel', { name: /^Storage/ });
    await waitFor(() => expect(storage.textContent).toContain('Read'));
    expect(screen.queryByRole('heading', { name: 'The Keys view failed' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Recording' })).toBeDefined();
  });

  it('gives a report without the error’s message, and copies it', async () => {
    const { asked } = await drawPanel();
    press('6');
    fireEvent.click(await screen.findByRole('button', { name: 'Copy report' }));
    await waitFor(() => expect(asked.copied).toHaveLength(1));
    const report = asked.copied[0] ?? '';
    expect(report).toMatch(/^Claimcheck 1\.2\.3, /);
    expect(report).toContain('Failed: the Keys view');
    expect(report).toContain('Error: RangeError');
    expect(report).toMatch(/ {2}at failed-view\.test\.tsx:\d+:\d+/);
    expect(report).not.toContain('eyJ');
    expect(report).not.toContain('shop.example');
    expect(document.body.textContent).not.toContain('eyJ');
  });

  it('is drawn again on request', async () => {
    await drawPanel();
    press('6');
    const retry = await screen.findByRole('button', { name: 'Try again' });
    fireEvent.click(retry);
    expect(await screen.findByRole('heading', { name: 'The Keys view failed' })).toBeDefined();
    fault.on = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Keys are drawn again' })).toBeDefined();
  });
});

describe('a view whose code does not come', () => {
  it('is a failed view, and comes once its code can be fetched', async () => {
    let there = false;
    const Late = loadView(async () => {
      if (!there) throw new TypeError('Failed to fetch dynamically imported module');
      return () => <h2>Here it is</h2>;
    });
    render(
      <ErrorBoundary name="Late">
        <Late />
      </ErrorBoundary>,
    );
    expect(await screen.findByRole('heading', { name: 'The Late view failed' })).toBeDefined();
    there = true;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Here it is' })).toBeDefined();
  });
});

describe('the report', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chrome 156',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0',
      'Edge 156',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153'],
    ['something else', 'unknown'],
  ])('names the browser of %s', (userAgent, name) => {
    expect(nameBrowser(userAgent)).toBe(name);
  });
});
