import { parseRawExchange } from '../../core/http/raw-exchange.ts';
import { slice } from '../../core/session/log.ts';
import type { Store } from '../../ui/store.ts';
import { press, scrollTo } from './hands.ts';
import { day, type PanelState } from './panel-state.ts';
import { openReplayed, showReplayTab } from './replay.ts';
import { now, tidewater } from './tidewater.ts';

/** What `curl -v` printed for a request with the expired token. */
async function pastedFailure(): ReturnType<PanelState['facts']> {
  const { tokens } = await tidewater();
  const text = [
    '$ curl -v https://api.tidewater.example/v1/invoices',
    '> GET /v1/invoices HTTP/2',
    '> Host: api.tidewater.example',
    `> Authorization: Bearer ${tokens.expired}`,
    '> ',
    '< HTTP/2 401',
    '< date: Sat, 14 Mar 2026 14:39:53 GMT',
    '< www-authenticate: Bearer error="invalid_token"',
    '< ',
  ].join('\n');
  const raw = parseRawExchange(text, now);
  if (raw === null) throw new Error('the gallery cannot read its own transcript');
  return { now, facts: [{ type: 'exchanges-captured', exchanges: raw.exchanges }] };
}

/** A socket that carries a token in its messages, and one of which the browser told none. */
async function sockets(): ReturnType<PanelState['facts']> {
  const { tokens } = await tidewater();
  const text = [
    'GET /v1/live HTTP/1.1',
    'Host: api.tidewater.example',
    'Upgrade: websocket',
    '',
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    '',
  ].join('\n');
  const [socket] = parseRawExchange(text, now)?.exchanges ?? [];
  if (socket === undefined) throw new Error('the gallery cannot read its own handshake');
  const frames = [
    { direction: 'sent', at: now - 9000, text: JSON.stringify({ type: 'auth', token: tokens.service }) },
    { direction: 'received', at: now - 8900, text: '{"type":"ready","as":"ada"}' },
    { direction: 'received', at: now - 2000, text: '{"type":"invoice.paid","id":"inv_204"}' },
  ] as const;
  return { now, facts: [{ type: 'exchanges-captured', exchanges: [socket, { ...socket, frames }] }] };
}

function openRequest(store: Store, status: number): void {
  const { exchanges } = store.session.value;
  const found = slice(exchanges).findLast(({ response }) => response.status === status);
  store.open('requests', found?.id ?? null);
}

export const requestStates: readonly PanelState[] = [
  {
    id: 'requests',
    title: 'Requests: expired',
    facts: day('all'),
    open: (store) => openRequest(store, 401),
  },
  {
    id: 'requests-403',
    title: 'Requests: not allowed',
    facts: day('all'),
    open: (store) => openRequest(store, 403),
  },
  {
    id: 'requests-replay',
    title: 'Requests: a replay that found something',
    facts: day('all'),
    open: openReplayed,
    act: showReplayTab,
  },
  {
    id: 'requests-list',
    title: 'Requests: nothing chosen',
    facts: day('none'),
    open: (store) => store.open('requests'),
  },
  {
    id: 'requests-pasted',
    title: 'Requests: pasted from a terminal',
    host: 'tab',
    facts: pastedFailure,
    open: (store) => openRequest(store, 401),
  },
  {
    id: 'requests-socket',
    title: 'Requests: messages of a socket',
    facts: sockets,
    open: (store) => openRequest(store, 101),
    act: async () => {
      await press('Headers');
      await scrollTo('[aria-label=Messages]');
    },
  },
];
