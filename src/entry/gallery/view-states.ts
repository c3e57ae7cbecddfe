/** What every view shows where it has no list: nothing yet, paused, hidden by the filter, unreadable, loading, failed. */
import { reviewOf } from '../../ui/audit/review.ts';
import type { ViewId } from '../../ui/store.ts';
import { elementOf } from './hands.ts';
import { day, only, type PanelState } from './panel-state.ts';
import { now } from './tidewater.ts';

type Titled = readonly [view: ViewId, title: string];
const requests: Titled = ['requests', 'Requests'];
const flows: Titled = ['flows', 'Flows'];
const storage: Titled = ['storage', 'Storage'];
const audit: Titled = ['audit', 'Audit'];

const emptied = async () => void (await elementOf('#view .empty'));

const nothingYet = ([view, title]: Titled): PanelState => ({
  id: `nothing-${view}`,
  title: `${title}: nothing yet`,
  host: 'devtools',
  facts: only({ type: 'storage-read', reading: { at: now, frames: [] } }),
  open: (store) => store.open(view),
  act: emptied,
});

const paused = ([view, title]: Titled): PanelState => ({
  id: `paused-${view}`,
  title: `${title}: paused`,
  host: 'devtools',
  facts: only({ type: 'recording-set', recording: false }),
  open: (store) => store.open(view),
});

const inTab = ([view, title]: Titled): PanelState => ({
  id: `tab-${view}`,
  title: `${title}: nothing yet in the ordinary tab`,
  host: 'tab',
  facts: only(),
  open: (store) => store.open(view),
  act: emptied,
});

const filteredAway = ([view, title]: Titled): PanelState => ({
  id: `filtered-${view}`,
  title: `${title}: hidden by the filter`,
  facts: day('all'),
  open: (store) => {
    store.filters[view].value = 'a-word-that-is-nowhere -unknown:term';
    store.open(view);
  },
  act: emptied,
});

export const viewStates: readonly PanelState[] = [
  // Those of the Tokens view stand with the frame, the others that are left out with their view.
  ...[requests, storage].map(nothingYet),
  ...[requests, flows, storage, audit].map(paused),
  ...[requests, flows, storage, audit].map(inTab),
  ...[requests, flows, audit, ['keys', 'Keys'] as const, ['learn', 'Learn'] as const].map(filteredAway),
  {
    id: 'storage-reading',
    title: 'Storage: being read',
    host: 'devtools',
    facts: only(),
    open: (store) => store.open('storage'),
  },
  {
    id: 'audit-partial',
    title: 'Audit: of a page whose storage cannot be read',
    host: 'devtools',
    facts: day('all', [
      { type: 'storage-unreadable', reason: 'Extensions are kept out of this page by the browser.' },
    ]),
    open: (store) => store.open('audit'),
  },
  {
    id: 'tokens-partial',
    title: 'Tokens: of a capture that was not read to its end',
    facts: day('all', [
      {
        type: 'capture-imported',
        name: 'afternoon.har',
        notes: ['4 entries have no request or no answer that can be read.'],
      },
    ]),
  },
  {
    id: 'fault',
    title: 'Something of our own failed in the background',
    facts: day('all', [
      {
        type: 'fault-noted',
        fault: { where: 'capture', name: 'TypeError', places: ['capture-Bx1.js:1:2345'] },
      },
    ]),
  },
  {
    id: 'failed-view',
    title: 'A view that failed',
    facts: day('all'),
    open: (store) => {
      // What no reader of files lets through.
      reviewOf(store).saved.value = {} as never;
      store.open('audit');
    },
    act: async () => void (await elementOf('.failure')),
  },
];
