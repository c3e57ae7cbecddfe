import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { StorageReading, TracedWrite } from '../../../src/core/find/stored.ts';
import type { Fact } from '../../../src/core/session/fact.ts';
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

/** What a later reading of the page brings; `traced` as a recorder in the page would tell it. */
function readLater(storage: Scene['storage'], traced?: readonly TracedWrite[]): Fact {
  const { storage: reading } = buildScene({ ...scene, exchanges: [], storage });
  if (!reading) throw new Error('the scene has no storage');
  const frames = reading.frames.map((frame) => ({ ...frame, ...(traced && { writes: traced }) }));
  return { type: 'storage-read', reading: { at: reading.at, frames } };
}

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

describe('a place that is not as it was', () => {
  it('is marked new or changed, and can be filtered for', async () => {
    const { holder, store } = drawView(StorageView, { scene });
    expect(rowNamed('app.access').textContent).not.toMatch(/New|Changed/);
    holder.dispatch(
      readLater([
        { area: 'local-storage', name: 'app.access', value: '$c' },
        { area: 'session-storage', name: 'app.copy', value: '$t' },
      ]),
    );
    await waitFor(() => expect(rowNamed('app.copy').textContent).toContain('New'));
    expect(rowNamed('app.access').textContent).toContain('Changed');
    expect(rowNamed('good').textContent).not.toMatch(/New|Changed/);
    store.filters.storage.value = 'is:changed';
    await waitFor(() => expect(grid().textContent).not.toContain('good'));
    expect(grid().textContent).toContain('app.copy');
  });
});

describe('a token that lies in several places', () => {
  const twice: Scene = {
    ...scene,
    storage: [
      { area: 'local-storage', name: 'app.access', value: '$t' },
      { area: 'session-storage', name: 'app.leak', value: '$c' },
    ],
  };
  const elsewhere = () => screen.getByRole('region', { name: /^Same token elsewhere/ });

  it('is counted in the list; one that lies alone is not', () => {
    drawView(StorageView, { scene: twice });
    expect(rowNamed('app.leak').textContent).toContain('in 3 places');
    expect(rowNamed('app.access').textContent).not.toMatch(/in \d+ places/);
  });

  it('makes HttpOnly useless where a script reads its twin, and says so', () => {
    drawView(StorageView, { scene: twice });
    fireEvent.click(rowNamed('good'));
    expect(elsewhere().textContent).toContain('scripts can read it in 2.');
    expect(elsewhere().textContent).toContain('HttpOnly does not help here');
  });

  it('leads from twin to twin', async () => {
    const { store } = drawView(StorageView, { scene: twice });
    fireEvent.click(rowNamed('good'));
    fireEvent.click(within(elsewhere()).getByRole('button', { name: 'app.leak' }));
    expect(store.selection.value.storage).toContain('app.leak');
    await waitFor(() => expect(elsewhere().textContent).not.toContain('HttpOnly does not help'));
  });
});

describe('flags of a cookie that were not seen', () => {
  const sent: Scene = {
    ...scene,
    exchanges: [
      { request: 'GET https://api.app.example/me', requestHeaders: ['Cookie: sid=$c'], status: 200 },
    ],
  };
  const kept = {
    name: 'sid',
    domain: 'app.example',
    hostOnly: false,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
    expires: null,
  } as const;
  const flags = () => screen.getByRole('region', { name: 'Cookie flags' });

  it('are asked of the browser on a click, and shown once they are known', async () => {
    const read = readLater(scene.storage);
    if (read.type !== 'storage-read') throw new Error('not a reading');
    const host = {
      ...recordingHost(),
      askForCookies: vi.fn(async (_url: string) => true),
      readStorage: vi.fn(async () => ({ ...read.reading, cookies: [kept] })),
    };
    drawView(StorageView, { scene: sent, host: host as unknown as ReturnType<typeof recordingHost> });
    expect(rowNamed('sid').textContent).toContain('Not known');
    fireEvent.click(rowNamed('sid'));
    fireEvent.click(within(flags()).getByRole('button', { name: 'Exact flags' }));
    await waitFor(() => expect(rowNamed('sid').textContent).toContain('Hidden'));
    expect(host.askForCookies).toHaveBeenCalledWith('https://app.example/');
    expect(flags().textContent).toMatch(/HttpOnlyYesSecureNoSameSiteLaxLifetimeSession/);
  });

  it('stay unknown where the person says no', async () => {
    const host = { ...recordingHost(), askForCookies: vi.fn(async () => false) };
    const { store } = drawView(StorageView, { scene: sent, host });
    fireEvent.click(rowNamed('sid'));
    fireEvent.click(within(flags()).getByRole('button', { name: 'Exact flags' }));
    await waitFor(() => expect(store.spoken.value.text).toContain('stay unknown'));
    expect(host.readStorage).not.toHaveBeenCalled();
  });

  it('are not offered where the browser cannot ask', () => {
    drawView(StorageView, { scene: sent });
    fireEvent.click(rowNamed('sid'));
    expect(within(flags()).queryByRole('button')).toBeNull();
  });
});

describe('who wrote it', () => {
  const by = {
    functionName: 'keep',
    url: 'https://app.example/js/app.js?v=3',
    lineNumber: 122,
    columnNumber: 4,
  };
  const writer = () => screen.getByRole('region', { name: 'Written by' });
  const tracingHost = () => ({ ...recordingHost(), traceWrites: vi.fn(async () => {}) });
  const storage = [{ area: 'local-storage', name: 'app.access', value: '$t' }] as const;

  it('is traced after a reload that a person asks for', () => {
    const host = tracingHost();
    drawView(StorageView, { scene, host });
    fireEvent.click(rowNamed('app.access'));
    fireEvent.click(within(writer()).getByRole('button', { name: 'Reload and trace writes' }));
    expect(host.traceWrites).toHaveBeenCalledOnce();
  });

  it('is shown as file and line, and opens in Sources', async () => {
    const host = recordingHost();
    host.openSource.mockResolvedValueOnce(false);
    const { store } = drawView(StorageView, {
      scene,
      host,
      facts: [readLater(storage, [{ area: 'local-storage', name: 'app.access', by }])],
    });
    fireEvent.click(rowNamed('app.access'));
    expect(writer().textContent).toContain('app.js:123 in keep');
    fireEvent.click(within(writer()).getByRole('button', { name: 'app.js:123' }));
    expect(host.openSource).toHaveBeenCalledWith(by.url, 122);
    await waitFor(() => expect(store.spoken.value.text).toBe('This browser cannot open the line'));
    // What is only spoken is seen by nobody.
    expect(writer().textContent).toContain('This browser cannot open the line');
  });

  it('may be no script at all, which is said too', () => {
    drawView(StorageView, { scene, facts: [readLater(storage, [])] });
    fireEvent.click(rowNamed('app.access'));
    expect(writer().textContent).toContain('No script was seen writing it since the reload');
  });

  it('is not asked of a cookie that no script can write, nor without a page', () => {
    drawView(StorageView, { scene, host: tracingHost() });
    fireEvent.click(rowNamed('good'));
    expect(screen.queryByRole('region', { name: 'Written by' })).toBeNull();
    cleanup();
    drawView(StorageView, { scene });
    fireEvent.click(rowNamed('app.access'));
    expect(screen.queryByRole('region', { name: 'Written by' })).toBeNull();
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
