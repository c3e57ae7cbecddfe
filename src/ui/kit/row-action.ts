/** What can be done with a row: its context menu, Ctrl/Cmd-C and the palette read the same list. */
import type { Store } from '../store.ts';
import { kitMessages as words } from './messages.ts';

export type RowAction = { readonly label: string } & (
  | { /** What goes to the clipboard. */ readonly copy: () => string | Promise<string> }
  | { readonly act: () => void }
);

/** The actions of a row, copies first. Their code is fetched when they are first asked for. */
export type ActionsOf<Key> = (store: Store, key: Key) => Promise<readonly RowAction[]>;

/** Does it; what was copied, or that the browser refused, is announced. */
export async function perform(store: Store, action: RowAction): Promise<void> {
  if ('act' in action) return action.act();
  try {
    await store.host.copyText(await action.copy());
    store.announce(words.copied);
  } catch {
    store.announce(words.copyRefused);
  }
}

/** What a grid calls for its rows: the menu, and the first of the actions for Ctrl/Cmd-C. */
export function rowHandlers<Key>(
  store: Store,
  actionsOf: ActionsOf<Key>,
): { onCopy: (key: Key) => void; onMenu: (key: Key, at: { x: number; y: number }) => void } {
  return {
    async onCopy(key) {
      const first = (await actionsOf(store, key)).find((action) => 'copy' in action);
      if (first) await perform(store, first);
    },
    async onMenu(key, at) {
      store.menu.value = { at, actions: await actionsOf(store, key) };
    },
  };
}
