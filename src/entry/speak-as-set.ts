/**
 * Lets this document speak the language of the settings. An entry awaits it before it imports the panel, whose modules read
 * their words when they are evaluated; so it imports none of them itself.
 */
import { loadSettings } from '../browser/settings-store.ts';
import { uiLanguage } from '../browser/ui-language.ts';
import { defaultSettings } from '../core/session/host.ts';
import { chooseLanguage, speakLanguage } from '../ui/locale/speak-language.ts';

/** Never rejects: where the settings or the words cannot be read, the panel speaks English. */
export async function speakAsSet(): Promise<void> {
  const { language } = await loadSettings().catch(() => defaultSettings);
  await speakLanguage(chooseLanguage(language, uiLanguage())).catch(() => {});
}
