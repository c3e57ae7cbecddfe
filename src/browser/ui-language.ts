import browser from 'webextension-polyfill';

/** BCP 47 tag of the language in which the browser shows itself, and `_locales` with it. */
export const uiLanguage = (): string => browser.i18n.getUILanguage();
