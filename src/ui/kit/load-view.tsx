/** A part of the panel whose code is fetched when it is first shown: the panel is usable before all of it is there. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** `fetchView` imports the part's module; the code is the extension's own and lies beside, so it cannot fail to come. */
export function loadView<P extends object>(fetchView: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function LoadedView(props: P) {
    const [View, show] = useState<ComponentType<P> | null>(() => loaded);
    useEffect(() => {
      if (loaded !== null) return;
      void fetchView().then((view) => {
        loaded = view;
        show(() => view);
      });
    }, []);
    return View === null ? null : <View {...props} />;
  };
}
