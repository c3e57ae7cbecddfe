/** The panel inside of DevTools. */
import type { Host } from '../core/session/host.ts';
import { type DevtoolsApi, devtoolsApi } from './devtools-api.ts';
import { documentHost } from './document-host.ts';
import { replayInPage } from './page-replay.ts';
import { readPageStorage } from './page-storage.ts';
import { loadSettings, saveSettings } from './settings-store.ts';
import { recorderScript } from './write-recorder.ts';

/** The world as a DevTools panel meets it. `devtools` is the API of the panel's own document. */
export function createExtensionHost(
  workers: Pick<Host, 'searchWeakSecret' | 'readCapture'>,
  devtools: DevtoolsApi = devtoolsApi(),
): Host {
  const { inspectedWindow, panels } = devtools;
  return {
    ...documentHost,
    ...workers,
    kind: 'devtools',
    readStorage: () => readPageStorage(inspectedWindow, Date.now),
    replay: (request) => replayInPage(inspectedWindow, request),
    reloadPage: () => inspectedWindow.reload(),
    traceWrites: () => inspectedWindow.reload({ injectedScript: recorderScript }),
    openSource: (url, line) => openSource(devtools, url, line),
    loadSettings,
    saveSettings,
    themeName: () => (panels.themeName === 'dark' ? 'dark' : 'light'),
    onThemeChange(listener) {
      if (panels.onThemeChanged) panels.onThemeChanged.addListener(listener);
      else panels.setThemeChangeHandler?.(listener);
    },
  };
}

function openSource({ panels }: DevtoolsApi, url: string, line: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (panels.openResource === undefined) return resolve(false);
    panels.openResource(url, line, (answer) => {
      const isError =
        typeof answer === 'object' && answer !== null && 'isError' in answer && answer.isError === true;
      resolve(!isError);
    });
  });
}
