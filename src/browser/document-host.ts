/** What any document of the extension can do: name itself, the clipboard and a download. No permission is needed. */
import browser from 'webextension-polyfill';
import type { Host } from '../core/session/host.ts';

export const documentHost: Pick<Host, 'version' | 'copyText' | 'saveFile'> = {
  version: browser.runtime.getManifest().version,
  copyText: (text) => navigator.clipboard.writeText(text),
  saveFile(name, mediaType, text) {
    const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The download has taken hold of the blob once the click is handled; then the text need not stay in memory.
    setTimeout(() => URL.revokeObjectURL(url));
  },
};
