import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeAll, describe, expect, it } from 'vitest';
import { watchFaults } from '../../../src/entry/watch-faults.ts';
import { drawPanel } from './draw-panel.tsx';

const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2VjcmV0';
type Holder = Parameters<typeof watchFaults>[0];

describe('a fault outside of any view', () => {
  let current: Holder | null = null;
  beforeAll(() => {
    // Once for all tests, as a document does: what is watched for stays watched for.
    const holder = {
      get state() {
        return (current as Holder).state;
      },
      dispatch: (fact: Parameters<Holder['dispatch']>[0]) => current?.dispatch(fact),
      subscribe: () => () => {},
    };
    watchFaults(holder, 'the devtools page');
  });

  const reject = (reason: unknown) => {
    const event = new Event('unhandledrejection');
    dispatchEvent(Object.assign(event, { reason, promise: Promise.resolve() }));
  };
  const fail = (told: object) =>
    dispatchEvent(
      Object.assign(new Event('error'), { message: '', filename: '', lineno: 0, colno: 0, ...told }),
    );

  it('is said in the panel, with a report that holds nothing of the page', async () => {
    const { holder, asked } = await drawPanel();
    current = holder;
    reject(new RangeError(`cannot read ${secret}`));
    expect((await screen.findByRole('alert')).textContent).toContain('What was captured is still there');
    fireEvent.click(screen.getByRole('button', { name: 'Copy report' }));
    await waitFor(() => expect(asked.copied).toHaveLength(1));
    expect(asked.copied[0]).toContain(
      'Failed: the devtools page\nError: RangeError\n  at fault-notice.test.tsx:',
    );
    expect(asked.copied[0]).not.toContain('eyJ');
    expect(document.body.textContent).not.toContain('eyJ');
  });

  it('goes when it is dismissed, and a new one is said again', async () => {
    const { holder } = await drawPanel();
    current = holder;
    fail({ error: new TypeError('x') });
    fireEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    fail({
      message: 'Uncaught Error: x',
      filename: 'chrome-extension://abc/assets/read-capture.worker-C.js',
      lineno: 3,
      colno: 4,
    });
    expect(await screen.findByRole('alert')).toBeDefined();
    expect(holder.state.derived.faults).toEqual([
      { where: 'the devtools page', name: 'Error', places: ['read-capture.worker-C.js:3:4'] },
    ]);
  });

  it('is not what browsers say of a layout', async () => {
    const { holder } = await drawPanel();
    current = holder;
    fail({ message: 'ResizeObserver loop completed with undelivered notifications.' });
    expect(holder.state.derived.faults).toEqual([]);
  });
});
