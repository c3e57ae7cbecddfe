import { useLayoutEffect } from 'preact/hooks';
import { onPanelKey } from './panel-keys.ts';

/** Where Escape has a use of its own. */
const escapable = 'input:not([type=checkbox]), textarea, dialog[open], [role=menu]';

/** Escape anywhere in the view goes back, unless a field, a dialog or a menu has a use for it. */
export function useEscape(active: boolean, goBack: () => void): void {
  useLayoutEffect(() => {
    if (!active) return;
    return onPanelKey(({ key, target }) =>
      key === 'Escape' && !(target instanceof Element && target.closest(escapable)) ? goBack : null,
    );
  }, [active, goBack]);
}
