/** Keys that are pressed together, and what they are called on this machine. */
import { frameMessages as words } from './messages.ts';

export interface Chord {
  /** `KeyboardEvent.key`, lower-case. */
  readonly key: string;
  /** With Ctrl, or Cmd on a Mac. */
  readonly command?: true;
}

/** What a command key is called here. */
export const commandKey = /mac/i.test(globalThis.navigator?.platform ?? '') ? '⌘' : words.control;

/** `Ctrl K`, `⌘ K`, `?` */
export function chordText({ key, command }: Chord): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  return command ? `${commandKey} ${name}` : name;
}

/** Whether these keys were pressed. A plain character may need Shift on a person's keyboard, so Shift is not asked about. */
export function isPressed({ key, command }: Chord, event: KeyboardEvent): boolean {
  if (event.altKey || event.key.toLowerCase() !== key) return false;
  const held = event.ctrlKey || event.metaKey;
  return command ? held && !event.shiftKey : !held;
}
