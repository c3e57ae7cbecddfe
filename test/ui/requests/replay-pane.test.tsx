import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Scene, SceneExchange } from '../../../src/core/find/scene.ts';
import type { ReplayOutcome, ReplayRequest } from '../../../src/core/replay/replay.ts';
import type { Host, RunningReplay } from '../../../src/core/session/host.ts';
import { RequestsView } from '../../../src/ui/requests/requests-view.tsx';
import { drawView, recordingHost } from './draw-view.tsx';

afterEach(cleanup);

const claims = { iss: 'https://id.example', aud: 'api', sub: 'u-1', iat: 1768478000, exp: 4102444800 };
const sceneOf = (exchange: Partial<SceneExchange> = {}): Scene => ({
  title: 'one accepted call',
  tokens: { access: { header: { alg: 'RS256', typ: 'at+jwt' }, claims } },
  exchanges: [
    {
      request: 'GET https://api.example/me',
      requestHeaders: ['Authorization: Bearer $access'],
      status: 200,
      ...exchange,
    },
  ],
});

/** A host whose page answers by this; what it was asked to send is in `sent`. */
function replayingHost(
  answer: (request: ReplayRequest, nth: number) => Promise<ReplayOutcome> | ReplayOutcome,
) {
  const sent: ReplayRequest[] = [];
  const cancel = vi.fn();
  const replay = (request: ReplayRequest): RunningReplay => {
    sent.push(request);
    return { outcome: Promise.resolve(answer(request, sent.length)), cancel };
  };
  return { host: { ...recordingHost(), replay } satisfies Host, sent, cancel };
}
const status = (code: number): ReplayOutcome => ({ kind: 'answered', status: code });

function openReplay(scene: Scene, host: ReturnType<typeof recordingHost>) {
  const drawn = drawView(RequestsView, { scene, host });
  drawn.store.select('requests', 0);
  return drawn;
}
const showTab = async () => fireEvent.click(await screen.findByRole('tab', { name: 'Replay' }));
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const rows = () =>
  within(screen.getByRole('table', { name: 'Answers to the replay' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '');

describe('the Replay tab', () => {
  it('sends nothing until it is told to, and says on whose behalf it acts', async () => {
    const { host, sent } = replayingHost(() => status(401));
    openReplay(sceneOf(), host);
    await showTab();
    expect(screen.getByText(/with your own session/)).toBeTruthy();
    expect(rows()).toHaveLength(5);
    expect(sent).toEqual([]);
  });

  it('sends the control first, then the forged ones, and tells what the answers prove', async () => {
    const { host, sent } = replayingHost(() => status(401));
    openReplay(sceneOf(), host);
    await showTab();
    await press('Replay');
    expect(await screen.findByRole('heading', { name: 'The server checks the token' })).toBeTruthy();
    expect(sent.map(({ headers }) => headers.map(({ name }) => name))).toEqual([
      [],
      ['Authorization'],
      ['Authorization'],
    ]);
    expect(rows()[2]).toMatch(/Tampered payload.*401 refused.*consistent with/);
    expect(rows()[4]).toMatch(/Newest token.*Could not be sent: the page holds no newer token/);
  });

  it('says that an accepted forgery which only the page tells of is no finding yet', async () => {
    const { host } = replayingHost((_request, nth) => status(nth === 1 ? 401 : 200));
    openReplay(sceneOf(), host);
    await showTab();
    await press('Replay');
    await screen.findByRole('heading', { name: 'The server does not check the signature' });
    expect(screen.getByText(/Only the page tells so/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'See the finding' })).toBeNull();
  });

  it('tells a server that takes alg none from one that checks no signature at all', async () => {
    const { host } = replayingHost((_request, nth) => status(nth === 3 ? 200 : 401));
    openReplay(sceneOf(), host);
    await showTab();
    await press('Replay');
    expect(await screen.findByRole('heading', { name: 'The server accepts an unsigned token' })).toBeTruthy();
  });

  it('shows what stopped a request as an outcome, without a verdict on the server', async () => {
    const { host } = replayingHost(() => ({ kind: 'not-sent', why: 'csp' }));
    openReplay(sceneOf(), host);
    await showTab();
    await press('Replay');
    await screen.findByRole('heading', { name: 'Nothing can be told' });
    expect(rows()[1]).toMatch(/Could not be sent: the page’s Content-Security-Policy/);
  });

  it('asks before a POST, and sends nothing more once the one without a token was let in', async () => {
    const { host, sent } = replayingHost(() => status(201));
    openReplay(sceneOf({ request: 'POST https://api.example/orders', status: 201 }), host);
    await showTab();
    await press('Replay…');
    expect(screen.getByRole('alertdialog').textContent).toMatch(/up to 3 times.*create, change or delete/);
    await press('Do not send');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    await press('Replay…');
    fireEvent.keyDown(screen.getByRole('alertdialog'), { key: 'Escape' });
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(screen.getByRole('table', { name: 'Answers to the replay' })).toBeTruthy();
    expect(sent).toEqual([]);
    await press('Replay…');
    await press('Send POST');
    await screen.findByRole('heading', { name: 'Open without the token' });
    expect(sent).toHaveLength(1);
    expect(rows()[2]).toMatch(/Not sent: the replay had ended/);
  });

  it('runs one at a time, and stops when it is cancelled', async () => {
    let answer: (outcome: ReplayOutcome) => void = () => {};
    const { host, sent, cancel } = replayingHost(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const { store } = openReplay(
      { ...sceneOf(), exchanges: [...(sceneOf().exchanges ?? []), ...(sceneOf().exchanges ?? [])] },
      host,
    );
    await showTab();
    await press('Replay');
    await screen.findByText(/Sending: Without the token/);
    store.select('requests', 1);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Replay' })).toBeNull());
    await press('Cancel');
    expect(cancel).toHaveBeenCalledOnce();
    answer({ kind: 'not-sent', why: 'cancelled' });
    await screen.findByRole('button', { name: 'Replay' });
    store.select('requests', 0);
    await waitFor(() => expect(rows()[1]).toMatch(/cancelled\. The server may have got it/));
    expect(sent).toHaveLength(1);
  });

  it('says why it cannot where there is no page', async () => {
    openReplay(sceneOf(), recordingHost('tab'));
    await showTab();
    expect(screen.getByRole('heading', { name: 'No page to replay from' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Replay/ })).toBeNull();
  });

  it('says why a request cannot be replayed', async () => {
    const { host } = replayingHost(() => status(200));
    openReplay(sceneOf({ requestHeaders: [] }), host);
    await showTab();
    expect(screen.getByText('It carries no credential that could be left out.')).toBeTruthy();
  });

  it('forgets a replay whose capture was cleared meanwhile', async () => {
    let answer: (outcome: ReplayOutcome) => void = () => {};
    const { host, sent } = replayingHost(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const { store, holder } = openReplay(sceneOf(), host);
    await showTab();
    await press('Replay');
    store.dispatch({ type: 'cleared' });
    answer(status(200));
    await waitFor(() => expect(screen.queryByText(/Sending:/)).toBeNull());
    expect(holder.state.replays.size).toBe(0);
    expect(sent).toHaveLength(1);
  });
});
