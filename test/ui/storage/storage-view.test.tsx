import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import type { StorageReading } from '../../../src/core/find/stored.ts';
import { StorageView } from '../../../src/ui/storage/storage-view.tsx';
import { drawView, recordingHost } from '../requests/draw-view.tsx';

const scene: Scene = {
  title: 'a token in localStorage and two in cookies',
  origin: 'https://app.example',
  tokens: {
    t: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'anna', exp: 1768478700 } },
    c: { header: { alg: 'RS256', typ: 'at+jwt' }, claims: { sub: 'bert', exp: 1768478700 } },
  },
  storage: [{ area: 'local-storage', name: 'app.access', value: '$t' }],
  exchanges: [
    {
      request: 'GET https://api.example/login',
      status: 200,
      responseHeaders: [
        'Set-Cookie: good=$c; Path=/; HttpOnly; Secure; SameSite=Lax',
        'Set-Cookie: open=$c; Path=/',
      ],
    },
  ],
};

const grid = () => screen.getByRole('grid', { name: 'Stored tokens' });
const rowNamed = (name: string) =>
  within(grid())
    .getAllByRole('row')
    .find((row) => row.textContent?.includes(name)) as HTMLElement;
const unreadable = (reason: string) => ({ type: 'storage-unreadable', reason }) as const;

afterEach(cleanup);

describe('stored tokens', () => {
  it('are grouped by origin, the inspected page first', () => {
    drawView(StorageView, { scene });
    const text = grid().textContent ?? '';
    expect(text.indexOf('https://app.example')).toBeGreaterThan(-1);
    expect(text.indexOf('https://app.example')).toBeLessThan(text.indexOf('https://api.example'));
    expect(text).toContain('This page · 1 place');
    expect(text).toContain('Requests only · 2 places');
  });

  it('say who can read each', () => {
    drawView(StorageView, { scene });
    expect(rowNamed('app.access').textContent).toContain('Scripts can read');
    expect(rowNamed('good').textContent).toContain('Hidden');
    expect(rowNamed('open').textContent).toContain('Scripts can read');
  });

  it('show until when a copied token is of use, and a header to paste instead', () => {
    const { host } = drawView(StorageView, { scene });
    fireEvent.click(rowNamed('app.access'));
    expect(
      screen.getByText('Any script on this page can copy this token').parentElement?.textContent,
    ).toContain('until 12:05:00 UTC');
    fireEvent.click(screen.getByRole('button', { name: 'Copy the header' }));
    expect(host.copyText).toHaveBeenCalledWith(
      'Set-Cookie: __Host-app.access=…; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
  });

  it('name the missing flags of a cookie, and leave a well-kept one alone', () => {
    drawView(StorageView, { scene });
    fireEvent.click(rowNamed('open'));
    expect(screen.getByText('Set-Cookie: open=…; HttpOnly; Secure; SameSite=Lax')).toBeTruthy();
    fireEvent.click(rowNamed('good'));
    expect(screen.getByText('Well kept')).toBeTruthy();
    expect(screen.getByText('Scripts cannot read this cookie')).toBeTruthy();
  });

  it('list what a rule says of the place, and lead to the audit', () => {
    const { store } = drawView(StorageView, { scene });
    fireEvent.click(rowNamed('app.access'));
    fireEvent.click(
      within(screen.getByRole('region', { name: 'Findings' })).getByRole('button', {
        name: 'A token in localStorage',
      }),
    );
    expect([store.view.value, store.selection.value.audit]).toEqual(['audit', 'web-storage']);
  });

  it('can be filtered by flag', async () => {
    const { store } = drawView(StorageView, { scene });
    store.filters.storage.value = 'flag:-httponly';
    await waitFor(() => expect(grid().textContent).not.toContain('good'));
    expect(grid().textContent).toContain('open');
  });
});

describe('what could not be read', () => {
  it('is listed with its reason', () => {
    const reading: StorageReading = {
      at: 0,
      frames: [
        {
          origin: 'https://ads.example',
          url: 'https://ads.example/',
          entries: [],
          unreadable: 'cross-origin.',
          capped: false,
        },
      ],
    };
    drawView(StorageView, { scene: { title: 'no storage' }, facts: [{ type: 'storage-read', reading }] });
    expect(screen.getByText('https://ads.example: cross-origin.')).toBeTruthy();
    expect(screen.getByText('No stored tokens')).toBeTruthy();
  });

  it('is the whole page at times: the reason, and a button that tries again', async () => {
    const reason = 'Browsers keep extensions out of this page.';
    const { host, holder } = drawView(StorageView, { facts: [unreadable(reason)] });
    expect(screen.getByText('This page can’t be read')).toBeTruthy();
    expect(screen.getByText(reason)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Read again' }));
    expect(host.readStorage).toHaveBeenCalledOnce();
    await waitFor(() => expect(holder.state.storageUnreadable).toBe('The page is gone.'));
  });

  it('is said to be on its way before the first reading', () => {
    drawView(StorageView);
    expect(screen.getByRole('status').textContent).toContain('Reading storage…');
  });

  it('does not exist in an ordinary tab', () => {
    drawView(StorageView, { host: recordingHost('tab') });
    expect(screen.getByText('No page to read here')).toBeTruthy();
  });
});
