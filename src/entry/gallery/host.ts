import { defaultSettings, type Host } from '../../core/session/host.ts';
import { version } from '../cli/version.ts';
import { searchWeakSecret } from '../search-weak-secret.ts';

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
    reloadPage: () => say('reload the page'),
    openSource: async () => false,
    copyText: async () => say('copy'),
    saveFile: (name) => say(`save ${name}`),
    searchWeakSecret,
    loadSettings: async () => defaultSettings,
    saveSettings: async () => {},
    themeName: () => theme,
    onThemeChange: () => {},
  };
}
