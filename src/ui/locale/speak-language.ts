/** Which language the panel speaks, and where its words come from. */
import { type Language, languages, type Settings } from '../../core/session/host.ts';
import { english, type Locale, speak } from './words.ts';

const locales: Readonly<Record<Language, () => Promise<Locale>>> = {
  en: async () => english,
  de: async () => (await import('./de/de.ts')).german,
};

/** The language that is asked for; with `auto` the browser's (a BCP 47 tag), and English where the panel lacks it. */
export function chooseLanguage(setting: Settings['language'], browserLanguage: string): Language {
  if (setting !== 'auto') return setting;
  const wanted = browserLanguage.toLowerCase().split('-')[0];
  return languages.find((language) => language === wanted) ?? 'en';
}

/** Lets the document speak `language`. To be called, and awaited, before a view is imported. */
export async function speakLanguage(language: Language): Promise<void> {
  const locale = await locales[language]();
  speak(locale);
  document.documentElement.lang = locale.tag;
}
