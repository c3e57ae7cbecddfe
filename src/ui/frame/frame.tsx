import { useComputed } from '@preact/signals';
import { faults } from '../../core/session/selectors.ts';
import { ImportProgress } from '../import/import-progress.tsx';
import { useImports } from '../import/use-imports.ts';
import { loadView } from '../kit/load-view.tsx';
import { Notice } from '../kit/notice.tsx';
import { useStore } from '../store.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { LiveRegion } from './live-region.tsx';
import { frameMessages as words } from './messages.ts';
import { Overlays } from './overlays.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { useKeyboard } from './use-keyboard.ts';
import { viewPanelId, views } from './views.tsx';

const FaultNotice = loadView(async () => (await import('./fault-notice.tsx')).FaultNotice);
const Tour = loadView(async () => (await import('./tour.tsx')).Tour);
const Menu = loadView(async () => (await import('../kit/menu.tsx')).Menu);

/** The panel: toolbar, the open view, status bar. */
export function Frame() {
  const store = useStore();
  const { dragging } = useImports(store);
  useKeyboard(store);
  const view = views.find(({ id }) => id === store.view.value) ?? views[0];
  const told = store.told.value;
  const hasFaults = useComputed(() => faults(store.session.value).length > 0).value;
  const menu = store.menu.value;
  const tour = store.tour.value;

  return (
    <div class={dragging ? 'app dropping' : 'app'}>
      <Toolbar />
      <main class="body" aria-label={words.panel}>
        <ImportProgress />
        {hasFaults ? (
          <ErrorBoundary>
            <FaultNotice />
          </ErrorBoundary>
        ) : null}
        {told ? (
          <Notice
            tone={told.tone}
            onDismiss={() => {
              store.told.value = null;
            }}
          >
            {told.text}
          </Notice>
        ) : null}
        <div
          key={view.id}
          class="view"
          role="tabpanel"
          id={viewPanelId}
          aria-labelledby={`${viewPanelId}-tab-${view.id}`}
        >
          <ErrorBoundary name={words.tabs[view.id]}>
            <view.View />
          </ErrorBoundary>
        </div>
        {tour === null ? null : <Tour at={tour} />}
        {menu ? <Menu {...menu} /> : null}
      </main>
      <StatusBar />
      <LiveRegion />
      <Overlays />
    </div>
  );
}
