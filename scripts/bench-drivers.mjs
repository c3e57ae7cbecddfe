/** The two real browsers as `npm run bench:browser` needs them: the panel, the page, and the bytes that the panel's process holds. */
import { launchChromium } from './chromium.mjs';
import { findChromium, findFirefox } from './find-browser.mjs';
import { launchFirefox } from './firefox.mjs';

/** @import { Evaluate } from './firefox.mjs' */

/**
 * @typedef {object} Measured
 * @property {string} version Of the browser.
 * @property {Evaluate} inPage
 * @property {Evaluate} inPanel
 * @property {(script: string) => Promise<void>} inject Into the panel.
 * @property {() => Promise<number>} heap Bytes of the session and the panel, after everything unused was collected.
 * @property {() => Promise<void>} close
 */

/** @typedef {{ name: string, extension: 'chrome' | 'firefox', executablePath: string | null, open: (extension: string, url: string, shown?: boolean) => Promise<Measured> }} Place */

/** Milliseconds that one call may take, on a machine that does other things as well. */
const patience = 900_000;

const chromiumPath = findChromium();
const firefoxPath = findFirefox();

/** @type {Place[]} */
export const places = [
  { name: 'chromium', extension: 'chrome', executablePath: chromiumPath, open: openChromium },
  { name: 'firefox', extension: 'firefox', executablePath: firefoxPath, open: openFirefox },
];

/** @type {Place['open']} */
async function openChromium(extension, url, shown = true) {
  const inspection = await launchChromium({
    executablePath: chromiumPath ?? '',
    extension,
    url,
    // Exact bytes, and only those that are still in use.
    protocolTimeout: patience,
    args: ['--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
  /** The panel's frame is another one after a reload. */
  const panel = () => {
    const frame = inspection.devtools
      .frames()
      .find((one) => /^chrome-extension:.*\/panel\.html/.test(one.url()));
    if (frame === undefined) throw new Error('the panel is gone');
    return frame;
  };
  if (shown) await inspection.showPanel();
  const { page } = inspection;
  return {
    version: await inspection.browser.version(),
    inPage: (run, ...args) => page.evaluate(/** @type {any} */ (run), ...args),
    inPanel: (run, ...args) => panel().evaluate(/** @type {any} */ (run), ...args),
    inject: async (script) => {
      await panel().evaluate(script);
    },
    heap: () => panel().evaluate(usedHeap),
    close: inspection.close,
  };
}

/** @type {Place['open']} */
async function openFirefox(extension, url, shown = true) {
  const inspection = await launchFirefox({ executablePath: firefoxPath ?? '', extension, url, patience });
  const panel = shown ? await inspection.showPanel() : null;
  const nowhere = () => Promise.reject(new Error('the panel is not shown'));
  return {
    version: inspection.version,
    inPage: inspection.evaluate,
    inPanel: panel?.evaluate ?? nowhere,
    inject: panel?.inject ?? nowhere,
    heap: panel?.heap ?? nowhere,
    close: inspection.close,
  };
}

/** Runs in the panel: two documents of one process, one heap. */
async function usedHeap() {
  const { gc, performance } = /** @type {any} */ (window);
  for (let round = 0; round < 3; round += 1) {
    gc();
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return performance.memory.usedJSHeapSize;
}
