import { runningImport } from '../../ui/import/running-import.ts';
import { elementOf, type } from './hands.ts';
import { day, only, type PanelState } from './panel-state.ts';

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
    facts: day('all'),
    act: () => document.querySelector<HTMLButtonElement>('button[aria-label="Settings"]')?.click(),
  },
  {
    id: 'keyboard',
    title: 'Keyboard map',
    facts: day('all'),
    act: () => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
    },
  },
];
