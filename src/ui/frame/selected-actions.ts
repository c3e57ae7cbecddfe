/** What can be done with what is selected, whatever view it is in: the same list that its context menu has. */
import type { RowAction } from '../kit/row-action.ts';
import type { Store, ViewId } from '../store.ts';

type Of = (store: Store) => Promise<readonly RowAction[]> | readonly RowAction[];

/** Calls `actions` with what is selected in a view. */
const selected =
  <V extends ViewId>(
    view: V,
    actions: (
      store: Store,
      item: NonNullable<Store['selection']['value'][V]>,
    ) => Promise<readonly RowAction[]>,
  ): Of =>
  (store) => {
    const item = store.selection.value[view];
    return item === null ? [] : actions(store, item as NonNullable<typeof item>);
  };

const actionsIn: Readonly<Record<ViewId, Of>> = {
  tokens: selected('tokens', async (store, id) =>
    (await import('../tokens/token-actions.ts')).tokenActions(store, id),
  ),
  requests: selected('requests', async (store, id) =>
    (await import('../requests/request-actions.ts')).requestActions(store, id),
  ),
  flows: selected('flows', async (store, id) =>
    (await import('../flows/flow-actions.ts')).flowActions(store, id),
  ),
  storage: selected('storage', async (store, key) =>
    (await import('../storage/storage-actions.ts')).storageActions(store, key),
  ),
  audit: selected('audit', async (store, rule) =>
    (await import('../audit/finding-actions.ts')).findingActions(store, rule),
  ),
  keys: selected('keys', async (store, id) => (await import('../keys/key-actions.ts')).keyActions(store, id)),
  learn: () => [],
};

/** The actions of what is selected in the view that is open; none where nothing is. */
export async function selectedActions(store: Store): Promise<readonly RowAction[]> {
  return actionsIn[store.view.value](store);
}
