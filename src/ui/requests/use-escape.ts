import { useEffect } from 'preact/hooks';

/** Escape anywhere in the view goes back, unless a field, a dialog or a menu has a use for it. */
export function useEscape(active: boolean, goBack: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const { target } = event;
      if (
        target instanceof Element &&
        target.closest('input:not([type=checkbox]), textarea, dialog[open], [role=menu]')
      )
        return;
      event.preventDefault();
      goBack();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [active, goBack]);
}
