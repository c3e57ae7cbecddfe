/** A part of the panel whose code is fetched when it is first shown: the panel is usable before all of it is there. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * `fetchView` imports the part's module. The code is the extension's own and lies beside; where it does not come all the
 * same (the extension was updated under an open panel), the part throws when it is drawn, for the boundary around it.
 */
export function loadView<P extends object>(fetchView: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function LoadedView(props: P) {
    const [View, show] = useState<ComponentType<P> | null>(() => loaded);
    const [fault, fail] = useState<{ readonly thrown: unknown } | null>(null);
    useEffect(() => {
      if (loaded !== null) return;
      fetchView().then(
        (view) => {
          loaded = view;
          show(() => view);
        },
        (thrown: unknown) => fail({ thrown }),
      );
    }, []);
    if (fault !== null) throw fault.thrown;
    return View === null ? <div aria-busy="true" /> : <View {...props} />;
  };
}
