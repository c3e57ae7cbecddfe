/** What a person can ask of the panel wherever they are: the toolbar, the keys, their map and the palette read this one table. */
import { exportCapture } from '../import/export-capture.ts';
import type { Store } from '../store.ts';
import type { Chord } from './chord.ts';
import { focusFilter } from './filter-box.tsx';
import { frameMessages as words } from './messages.ts';
import { viewPanelId, views } from './views.tsx';

export interface Command {
  /** What it does, as a person says it. */
  readonly title: string;
  readonly chords?: readonly Chord[];
  readonly act: () => void;
}

type FrameCommand = 'record' | 'clear' | 'filter' | 'export' | 'commands' | 'keyboard' | 'settings';

/** The commands of the frame, for the panel as it is now. */
export function frameCommands(store: Store): Readonly<Record<FrameCommand, Command>> {
  const { recording } = store.session.value;
  const show = (overlay: 'commands' | 'keyboard' | 'settings') => () => {
    store.overlay.value = overlay;
  };
  return {
    record: {
      title: recording ? words.pause : words.resume,
      chords: [{ key: 'e', command: true }],
      act: () => store.dispatch({ type: 'recording-set', recording: !store.session.value.recording }),
    },
    clear: {
      title: words.clear,
      act: () => {
        store.dispatch({ type: 'cleared' });
        store.announce(words.cleared);
      },
    },
    filter: { title: words.filter, chords: [{ key: '/' }, { key: 'f', command: true }], act: focusFilter },
    export: { title: words.exportCapture, act: () => void exportCapture(store) },
    commands: { title: words.commands, chords: [{ key: 'k', command: true }], act: show('commands') },
    keyboard: { title: words.keyboard, chords: [{ key: '?' }], act: show('keyboard') },
    settings: { title: words.settings, act: show('settings') },
  };
}

/** One for each view: its digit is its place among the tabs. */
export function viewCommands(store: Store): readonly Command[] {
  return views.map(({ id }, index) => ({
    title: words.tabs[id],
    chords: [{ key: String(index + 1) }],
    // What had the focus may go with the old view; from the tab, a screen reader tells the new one.
    act: () => {
      document.getElementById(`${viewPanelId}-tab-${id}`)?.focus();
      store.open(id);
    },
  }));
}
