/** The panel as an ordinary tab: no page is inspected, captures are dropped or pasted. */
import type { Host } from '../core/session/host.ts';
import { documentHost } from './document-host.ts';
import { messages } from './messages.ts';
import { loadSettings, saveSettings } from './settings-store.ts';

export function createTabHost(workers: Pick<Host, 'searchWeakSecret' | 'readCapture'>): Host {
  return {
    ...documentHost,
    ...workers,
    kind: 'tab',
    readStorage: async () => ({ failed: true, code: 'unsupported', reason: messages.noPage }),
    reloadPage: () => {},
    openSource: async () => false,
    loadSettings,
    saveSettings,
    keepExpectations: async (expectations) =>
      (await import('./expectations-store.ts')).keepExpectations(expectations),
    themeName: () => 'auto',
    onThemeChange: () => {},
  };
}
