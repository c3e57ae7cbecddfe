import { configure, render } from '@testing-library/preact';
import type { ComponentType } from 'preact';
import { vi } from 'vitest';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.ts';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { Fact } from '../../../src/core/session/fact.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { defaultSettings, type Host } from '../../../src/core/session/host.ts';
import { Menu } from '../../../src/ui/kit/menu.tsx';
import { createStore, StoreContext, useStore } from '../../../src/ui/store.ts';

// What a row can do is fetched when it is first asked for; on a busy machine that takes its time.
configure({ asyncUtilTimeout: 10_000 });

/** As the frame draws it beside the view. */
function OpenMenu() {
  const menu = useStore().menu.value;
  return menu ? <Menu {...menu} /> : null;
}

/** A host that notes what it was asked for. */
export function recordingHost(kind: Host['kind'] = 'devtools') {
  return {
    kind,
    version: '1.2.3',
    readStorage: vi.fn<Host['readStorage']>(async () => ({
      failed: true,
      code: 'page-gone',
      reason: 'The page is gone.',
    })),
    reloadPage: vi.fn<Host['reloadPage']>(),
    openSource: vi.fn<Host['openSource']>(async () => true),
    copyText: vi.fn<Host['copyText']>(async () => {}),
    saveFile: vi.fn<Host['saveFile']>(),
    searchWeakSecret: vi.fn<Host['searchWeakSecret']>(() => ({
      result: Promise.resolve(null),
      cancel: () => {},
    })),
    loadSettings: async () => defaultSettings,
    saveSettings: async () => {},
    keepExpectations: vi.fn<Host['keepExpectations']>(async () => {}),
    themeName: () => 'light' as const,
    onThemeChange: () => {},
  } satisfies Host;
}

/**
 * Draws a view over a session that was reduced from a scene. `diagnoses` take the place of what the engine says, so that
 * a test of the view does not hang on its words.
 */
export function drawView(
  View: ComponentType,
  {
    scene,
    facts = [],
    diagnoses = [],
    host = recordingHost(),
  }: {
    scene?: Scene;
    facts?: readonly Fact[];
    diagnoses?: readonly Diagnosis[];
    host?: ReturnType<typeof recordingHost>;
  } = {},
) {
  const holder = holdSession();
  const built = buildScene(scene ?? { title: 'nothing' });
  if (built.exchanges.length > 0) holder.dispatch({ type: 'exchanges-captured', exchanges: built.exchanges });
  if (built.storage) holder.dispatch({ type: 'storage-read', reading: built.storage });
  for (const fact of facts) holder.dispatch(fact);
  for (const diagnosis of diagnoses) holder.state.derived.diagnoses.set(diagnosis.exchange, diagnosis);
  const store = createStore({ holder, host, now: () => built.now });
  const drawn = render(
    <StoreContext.Provider value={store}>
      <View />
      <OpenMenu />
    </StoreContext.Provider>,
  );
  return { ...drawn, store, host, holder };
}
