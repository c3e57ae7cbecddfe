import type { ActId } from '../../core/lessons/act-ids.ts';
import { press } from './hands.ts';
import { day, type PanelState } from './panel-state.ts';

/** An act in the middle of its play: the buttons that a person has pressed. */
function played(act: ActId, title: string, ...presses: string[]): PanelState {
  return {
    id: `learn-${act}`,
    title: `Learn: ${title}`,
    facts: day('all'),
    open: (store) => store.open('learn', act),
    act: async () => {
      for (const words of presses) await press(words);
    },
  };
}

export const learnStates: readonly PanelState[] = [
  played('no-memory', 'a server that forgot', 'Log in', '200, here it is', 'Ask for the dashboard'),
];
