/** Keys that are no commands: what they do depends on where they are pressed. */
import { words } from '../locale/words.ts';

export const keyMapMessages = words('keyMap', {
  everywhere: 'Everywhere',
  views: 'Views',
  within: 'In a list, a detail, a field',
  or: 'or',
  keys: [
    ['↓', 'From the tabs into the list'],
    ['↑ ↓ Home End', 'Move in a list'],
    ['Enter', 'Open'],
    ['Esc', 'Back, or clear the filter'],
    ['{command} C', 'Copy what is selected'],
    ['Shift F10', 'Menu of the row, as the menu key'],
    ['← →', 'Move between tabs; resize at the splitter'],
  ] as const,
});
