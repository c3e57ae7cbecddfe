import { render } from 'preact';
import './style/variables.css';
import './style/base.css';
import './style/kit.css';
import './style/frame.css';
import './tokens/tokens.css';
import './keys/keys.css';
import './style/forced-colors.css';
import { ErrorBoundary } from './frame/error-boundary.tsx';
import { Frame } from './frame/frame.tsx';
import { keepFocus } from './frame/keep-focus.ts';
import { followTheme } from './frame/theme.ts';
import { followTimes } from './kit/follow-times.ts';
import { createStore, type Store, StoreContext, type StoreEnv } from './store.ts';

/** Draws the panel into `root`; returns what takes it away again. The session outlives it: it belongs to the holder. */
export function mountPanel(root: HTMLElement, env: StoreEnv): () => void {
  return mountStore(root, createStore(env));
}

/** Draws the panel over a store that the caller has prepared (the gallery opens views before they are drawn). */
export function mountStore(root: HTMLElement, store: Store): () => void {
  const leave = [followTheme(store), followTimes(store), keepFocus(root)];
  render(
    <StoreContext.Provider value={store}>
      <ErrorBoundary name="main">
        <Frame />
      </ErrorBoundary>
    </StoreContext.Provider>,
    root,
  );
  return () => {
    render(null, root);
    for (const each of leave) each();
    store.dispose();
  };
}
