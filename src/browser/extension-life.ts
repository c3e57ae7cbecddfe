/** Whether this document still belongs to a running extension. */

declare const chrome: { readonly runtime?: { readonly id?: string } };

/** Often enough to be told before one wonders why nothing happens. */
const lookEveryMs = 1000;

/**
 * Calls `onGone` once, when the extension was reloaded, updated or removed under this document. Chromium 156 and Firefox 153
 * close the panel by themselves then; where a browser leaves it, every call of its API fails from then on.
 */
export function watchExtension(onGone: () => void): void {
  const timer = setInterval(() => {
    if (chrome.runtime?.id !== undefined) return;
    clearInterval(timer);
    onGone();
  }, lookEveryMs);
}
