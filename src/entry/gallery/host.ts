import { defaultSettings, type Host } from '../../core/session/host.ts';
import { version } from '../cli/version.ts';
import { readCapture } from '../read-capture.ts';
import { searchWeakSecret } from '../search-weak-secret.ts';

const noPage = { kind: 'not-sent', why: 'not-inspectable' } as const;

/** A world without a page or a clipboard: what a button would do outside of the panel is only said in the console. */
export function galleryHost(theme: 'light' | 'dark' | 'auto', kind: Host['kind'] = 'gallery'): Host {
  const say = (what: string) => console.info(`gallery: ${what}`);
  return {
    kind,
    version,
    readStorage: async () => ({
      failed: true,
      code: 'unsupported',
      reason: 'The gallery has no page to read.',
    }),
    ...(kind !== 'tab' && {
      replay: () => ({ outcome: Promise.resolve(noPage), cancel() {} }),
      askForCookies: async () => false,
      traceWrites: async () => say('trace writes'),
    }),
    reloadPage: () => say('reload the page'),
    openSource: async () => false,
    copyText: async () => say('copy'),
    saveFile: (name) => say(`save ${name}`),
    searchWeakSecret,
    readCapture,
    // The tour is a state of its own.
    loadSettings: async () => ({ ...defaultSettings, tourDone: true }),
    saveSettings: async () => {},
    keepExpectations: async () => {},
    themeName: () => theme,
    onThemeChange: () => {},
  };
}
