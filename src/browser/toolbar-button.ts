import browser from 'webextension-polyfill';

/** Opens `page` of this extension in a tab of its own when the toolbar button is pressed. */
export function openTabOnToolbarButton(page: string): void {
  browser.action.onClicked.addListener(() => {
    void browser.tabs.create({ url: browser.runtime.getURL(page) });
  });
}
