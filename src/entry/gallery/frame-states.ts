import { runningImport } from '../../ui/import/running-import.ts';
import type { ViewId } from '../../ui/store.ts';
import { elementOf, type } from './hands.ts';
import { day, only, type PanelState } from './panel-state.ts';

/** The context menu of the first row of a view, as the menu key opens it. */
const menuState = (view: ViewId, title: string): PanelState => ({
  id: `menu-${view}`,
  title,
  facts: day('all'),
  open: (store) => store.open(view),
  act: async () => {
    const row = await elementOf('[role=grid] [role=row][tabindex="0"]');
    row.focus();
    row.dispatchEvent(new KeyboardEvent('keydown', { key: 'ContextMenu', bubbles: true }));
    await elementOf('[role=menu]');
  },
});

export const frameStates: readonly PanelState[] = [
  { id: 'empty', title: 'Nothing captured yet', host: 'devtools', facts: only() },
  {
    id: 'empty-paused',
    title: 'Paused',
    host: 'devtools',
    facts: only({ type: 'recording-set', recording: false }),
  },
  { id: 'empty-tab', title: 'The ordinary tab', host: 'tab', facts: only() },
  {
    id: 'filter',
    title: 'Filter suggestions',
    facts: day('all'),
    act: () => type('#filter', 'is:'),
  },
  {
    id: 'import',
    title: 'A large capture is being imported',
    host: 'tab',
    facts: day('all'),
    open: (store) => {
      runningImport(store).value = {
        name: 'a-whole-afternoon-of-tidewater.example.har',
        phase: 'reading',
        progress: [176e6, 312e6],
        cancel: () => {},
      };
    },
    // It appears only when the import has taken a while.
    act: async () => {
      const line = await elementOf('.importing');
      await Promise.all(line.getAnimations().map(({ finished }) => finished));
    },
  },
  {
    id: 'settings',
    title: 'Settings',
    host: 'devtools',
    facts: day('all'),
    open: (store) => {
      store.overlay.value = 'settings';
    },
    act: async () => void (await elementOf('dialog[open]')),
  },
  {
    id: 'keyboard',
    title: 'Keyboard map',
    facts: day('all'),
    open: (store) => {
      store.overlay.value = 'keyboard';
    },
    act: async () => void (await elementOf('dialog[open]')),
  },
  {
    id: 'commands',
    title: 'Every command',
    host: 'devtools',
    facts: day('all'),
    open: (store) => {
      store.open('requests', 3);
      store.overlay.value = 'commands';
    },
    act: async () => void (await elementOf('[role=option]')),
  },
  {
    id: 'commands-found',
    title: 'A command is looked for',
    host: 'devtools',
    facts: day('all'),
    open: (store) => {
      store.open('tokens', 0);
      store.overlay.value = 'commands';
    },
    act: async () => {
      await elementOf('[role=option]');
      await type('.palette input', 'copy sig');
    },
  },
  {
    id: 'tour',
    title: 'The tour',
    host: 'devtools',
    facts: day('all'),
    open: (store) => {
      store.tour.value = 0;
    },
    act: async () => void (await elementOf('.tour')),
  },
  {
    id: 'tour-last',
    title: 'The last step of the tour',
    host: 'devtools',
    facts: day('all'),
    open: (store) => {
      store.tour.value = 2;
      store.open('requests', 3);
    },
    act: async () => void (await elementOf('.tour')),
  },
  menuState('tokens', 'Menu of a token'),
  menuState('requests', 'Menu of a request'),
  menuState('flows', 'Menu of a flow'),
  menuState('storage', 'Menu of a place'),
  menuState('audit', 'Menu of a finding'),
  menuState('keys', 'Menu of a key'),
];
