import type { SceneEntry } from '../../core/find/scene.ts';
import { buildScene } from '../../core/find/scene-building.ts';
import type { TracedWrite } from '../../core/find/stored.ts';
import type { Fact } from '../../core/session/fact.ts';
import { storageRows } from '../../core/session/selectors.ts';
import type { Store } from '../../ui/store.ts';
import { day, only, type PanelState } from './panel-state.ts';
import { tidewaterScene } from './scene.ts';
import { tidewater } from './tidewater.ts';

/** What the page keeps a while later: the same token in more places, one key that has another token. */
const keptLater: readonly SceneEntry[] = [
  { area: 'local-storage', name: 'tw.access', value: '$fresh' },
  { area: 'local-storage', name: 'tw.user', value: '{"id_token":"$fresh","name":"Ada"}' },
  { area: 'session-storage', name: 'tw.reports', value: '$service' },
  { area: 'indexed-db', name: 'tidewater/session/current.accessToken', value: '$fresh' },
  { area: 'cache-storage', name: 'api-v1/https://api.tidewater.example/v1/me', value: '{"token":"$id"}' },
  { area: 'global', name: '__NEXT_DATA__.props.session.accessToken', value: '$fresh' },
  { area: 'page-url', name: '#access_token', value: '$fresh' },
];

const unread = [{ area: 'indexed-db', reason: 'There was more than is read at a time.' } as const];

/** Writes were traced: one place was written by a script, the others were not. */
const writes: readonly TracedWrite[] = [
  {
    area: 'local-storage',
    name: 'tw.access',
    by: {
      functionName: 'keepSession',
      url: 'https://app.tidewater.example/assets/session.js',
      lineNumber: 47,
      columnNumber: 10,
    },
  },
];

/** The day, and a second reading of the page that could not see everything. */
async function readTwice(): ReturnType<PanelState['facts']> {
  const { now, facts } = await day('all')();
  const { tokens } = await tidewater();
  const { storage } = buildScene({ ...tidewaterScene(tokens), exchanges: [], storage: keptLater });
  const [page, ...others] = storage?.frames ?? [];
  const frames = [
    ...(page === undefined ? [] : [{ ...page, unread, writes }]),
    ...others,
    {
      origin: 'https://widget.helpdesk.example',
      url: 'https://widget.helpdesk.example/frame',
      entries: [],
      unreadable: 'A frame that was gone, or could not be reached, when it was read.',
      capped: false,
    },
  ];
  const again: Fact = { type: 'storage-read', reading: { at: now, frames } };
  return { now, facts: [...facts, again] };
}

/** Opens the place of this name. */
const place = (name: string) => (store: Store) => {
  const row = storageRows(store.session.value).find((one) => one.name === name);
  store.open('storage', row?.key ?? null);
};

export const storageStates: readonly PanelState[] = [
  { id: 'storage', title: 'Storage', facts: day('all'), open: (store) => store.open('storage') },
  {
    id: 'storage-cookie',
    title: 'Storage: a cookie that scripts cannot read',
    facts: day('all'),
    open: place('rt'),
  },
  {
    id: 'storage-changed',
    title: 'Storage: what changed last, and what was not read',
    facts: readTwice,
    open: (store) => store.open('storage'),
  },
  {
    id: 'storage-twins',
    title: 'Storage: the same token elsewhere, and who wrote it',
    facts: readTwice,
    open: place('tw.access'),
  },
  {
    id: 'storage-unseen',
    title: 'Storage: a cookie whose flags were not seen',
    facts: day('all'),
    open: place('session'),
  },
  {
    id: 'storage-filtered',
    title: 'Storage: nothing matches',
    facts: day('all'),
    open: (store) => {
      store.filters.storage.value = 'in:indexeddb';
      store.open('storage');
    },
  },
  {
    id: 'storage-unreadable',
    title: 'Storage: page not inspectable',
    host: 'devtools',
    facts: only({
      type: 'storage-unreadable',
      reason: 'Extensions are kept out of this page by the browser.',
    }),
    open: (store) => store.open('storage'),
  },
];
