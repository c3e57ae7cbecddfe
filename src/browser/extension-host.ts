/** The panel inside of DevTools. */
import browser from 'webextension-polyfill';
import type { Host } from '../core/session/host.ts';
import { type DevtoolsApi, devtoolsApi } from './devtools-api.ts';
import { documentHost } from './document-host.ts';
import { replayInPage } from './page-replay.ts';
import { loadSettings, saveSettings } from './settings-store.ts';

/**
 * The world as a DevTools panel meets it. `devtools` is the API of the panel's own document. What is wanted only after a
 * click is fetched then.
 */
export function createExtensionHost(
  workers: Pick<Host, 'searchWeakSecret' | 'readCapture'>,
  devtools: DevtoolsApi = devtoolsApi(),
): Host {
  const { inspectedWindow, panels } = devtools;
  return {
    ...documentHost,
    ...workers,
    kind: 'devtools',
    async readStorage() {
      const { readPageStorage } = await import('./page-storage.ts');
      const { readKeptCookies } = await import('./kept-cookies.ts');
      return readPageStorage(inspectedWindow, Date.now, readKeptCookies);
    },
    // Firefox has no such API in DevTools.
    ...((browser.permissions as object | undefined) && {
      askForCookies: async (url: string) => (await import('./kept-cookies.ts')).askForCookies(url),
    }),
    replay: (request) => replayInPage(inspectedWindow, request),
    reloadPage: () => inspectedWindow.reload(),
    async traceWrites() {
      const { recorderScript } = await import('./write-recorder.ts');
      inspectedWindow.reload({ injectedScript: recorderScript });
    },
    openSource: (url, line) => openSource(devtools, url, line),
    loadSettings,
    saveSettings,
    keepExpectations: async (expectations) =>
      (await import('./expectations-store.ts')).keepExpectations(expectations),
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
