/** Drives a real Chromium: the built extension loaded, DevTools open on a page, the Claimcheck panel shown. */
import puppeteer from 'puppeteer-core';
import { until } from './until.mjs';

/** @import { Browser, Frame, Page } from 'puppeteer-core' */

/**
 * @typedef {object} Options
 * @property {string} executablePath
 * @property {string} extension Folder of the built extension.
 * @property {string} [url] Page to inspect; `about:blank` by default.
 * @property {boolean} [headless]
 * @property {{ width: number, height: number }} [size] Of the window, in CSS pixels.
 * @property {'bottom' | 'right'} [dock] Where DevTools stands in the window.
 * @property {string[]} [args] Further switches.
 * @property {number} [protocolTimeout] Milliseconds that one call may take.
 */

/**
 * @typedef {object} Inspection
 * @property {Browser} browser
 * @property {Page} page The inspected page.
 * @property {Page} devtools DevTools' own window, as a page.
 * @property {string} extensionId
 * @property {() => Promise<Frame>} showPanel Brings the panel to the front; gives its frame once it has a document.
 * @property {() => Promise<void>} close
 */

const switches = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--no-first-run',
];

/**
 * Opens a browser of its own (fresh profile) with DevTools open on the page. The panel is not shown yet: the extension
 * captures all the same.
 * @param {Options} options
 * @returns {Promise<Inspection>}
 */
export async function launchChromium({
  executablePath,
  extension,
  url,
  headless = true,
  size,
  dock,
  args = [],
  protocolTimeout = 180_000,
}) {
  const { width, height } = size ?? { width: 1280, height: 900 };
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    pipe: true,
    enableExtensions: [extension],
    defaultViewport: null,
    protocolTimeout,
    // Whoever reads its words headless reads English; a person’s own browser speaks as it does.
    ...(headless && { env: { ...process.env, LANGUAGE: 'en' } }),
    args: [
      ...switches,
      `--window-size=${width},${height}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(headless ? ['--lang=en-US'] : []),
      ...args,
    ],
  });
  try {
    const [page] = await browser.pages();
    if (page === undefined) throw new Error('Chromium opened no tab');
    const devtools = await page.openDevTools();
    const extensionFrame = await until('the extension’s devtools page', () =>
      devtools.frames().find((frame) => frame.url().startsWith('chrome-extension://')),
    );
    // Not before: what a page sends while DevTools is still starting is seen by nobody.
    if (url) await page.goto(url);
    return {
      browser,
      page,
      devtools,
      extensionId: new URL(extensionFrame.url()).host,
      showPanel: () => showPanel(devtools, dock ?? 'bottom'),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Text, not a function: test runners rewrite the `import()` of functions that they load. */
const showExtensionView = `(async (dock) => {
  const { DockController, ViewManager } = await import('devtools://devtools/bundled/ui/legacy/legacy.js');
  DockController.DockController.instance().setDockSide(dock);
  const manager = ViewManager.ViewManager.instance();
  const id = [...manager.views.keys()].find((key) => String(key).startsWith('chrome-extension://'));
  if (id) await manager.showView(id);
  return Boolean(id);
})`;

/**
 * Brings the panel to the front of this DevTools window; gives its frame once it has a document.
 * @param {Page} devtools
 * @param {'bottom' | 'right'} dock
 */
export async function showPanel(devtools, dock) {
  await until(
    'the panel to be registered',
    () => /** @type {Promise<boolean>} */ (devtools.evaluate(`${showExtensionView}('${dock}')`)),
  );
  return until('the panel’s document', async () => {
    const frame = devtools
      .frames()
      .find((candidate) => /^chrome-extension:.*\/panel\.html/.test(candidate.url()));
    // Between two documents there is nothing to evaluate in: not ready, ask again.
    const state = await frame?.evaluate(() => document.readyState).catch(() => null);
    return state === 'complete' && frame;
  });
}
