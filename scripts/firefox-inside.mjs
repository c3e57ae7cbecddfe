/** Runs inside of Firefox, in its own privileged window: each function is sent as text, together with the helpers. */

function devTools() {
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  return loader.require('resource://devtools/client/framework/devtools.js').gDevTools;
}

function mainWindow() {
  return Services.wm.getMostRecentWindow('navigator:browser');
}

/** The toolbox of the one tab that has one. */
function findToolbox() {
  const tools = devTools();
  return Array.from(mainWindow().gBrowser.tabs, (tab) => tools.getToolboxForTab(tab)).find(Boolean);
}

/** The element that shows the panel's document, which lives in another process. */
function findPanel() {
  const toolbox = findToolbox();
  /** @type {HTMLIFrameElement | null | undefined} */
  const frame = toolbox?.doc.querySelector(`#toolbox-panel-iframe-${CSS.escape(toolbox.currentToolId)}`);
  /** @type {PrivilegedBrowser | null | undefined} */
  const panel = frame?.contentDocument?.querySelector('#webext-panels-browser');
  if (!toolbox || !panel) throw new Error('the panel is not shown');
  return { toolbox, panel };
}

/**
 * @param {string} script
 * @param {unknown[]} args
 */
export function runInPanel(script, args) {
  const actor = findPanel().panel.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  // Whoever sent this has a limit of his own.
  return actor.executeScript(script, args, { timeout: 900_000, sandboxName: null });
}

/** What stands before each of the functions below when they are sent. */
export const helpers = [devTools, mainWindow, findToolbox, findTool, findPanel, runInPanel].map(String);

/**
 * Bytes of the objects and texts that the documents of extensions still hold, once everything unused was collected. What
 * the collector has not given back is no part of it.
 */
export function usedHeap() {
  const manager = Cc['@mozilla.org/memory-reporter-manager;1']?.getService(Ci.nsIMemoryReporterManager);
  let bytes = 0;
  return new Promise((done) =>
    manager?.getReportsExtended(
      (process, path, _kind, _units, amount) => {
        const isHeld = /^explicit\/(js-non-window|window-objects)\//.test(path) && !path.includes('unused');
        if (isHeld && /extension/i.test(process)) bytes += amount;
      },
      null,
      () => done(bytes),
      null,
      false,
      true,
      '',
    ),
  );
}

export async function openToolbox() {
  await devTools().showToolboxForTab(mainWindow().gBrowser.selectedTab, { toolId: 'webconsole' });
}

/** @param {string} addonId @param {string} page */
export function addressOf(addonId, page) {
  return `moz-extension://${WebExtensionPolicy.getByID(addonId).mozExtensionHostname}/${page}`;
}

/** @param {string} label */
function findTool(label) {
  return findToolbox()
    ?.getAdditionalTools()
    .find((tool) => tool.label === label);
}

/** Whether the extension's devtools page has run: it makes the panel. @param {string} label */
export const hasPanel = (label) => findTool(label) !== undefined;

/** @param {string} label */
export async function showPanel(label) {
  const tool = findTool(label);
  const toolbox = findToolbox();
  if (tool === undefined || toolbox === undefined) return false;
  // As wide as a window of Chromium: a list that is narrow has fewer columns.
  toolbox.topWindow.resizeTo(1280, 700);
  await toolbox.selectTool(tool.id);
  return true;
}

/**
 * Presses keys, and waits until the panel has had them: they go to another process, and what is asked next might overtake them.
 * @param {string[]} keys
 * @param {string[]} held
 */
export async function pressInPanel(keys, held) {
  const { toolbox, panel } = findPanel();
  const { KeyboardEvent } = toolbox.topWindow;
  toolbox.win.focus();
  panel.focus();
  const processor = Cc['@mozilla.org/text-input-processor;1']?.createInstance(Ci.nsITextInputProcessor);
  if (!processor?.beginInputTransactionForTests(toolbox.topWindow))
    throw new Error('keys are taken by somebody else');
  await runInPanel(
    `window.lastKeys = new Promise((resolve) => {
      let left = arguments[0];
      const count = () => {
        left -= 1;
        if (left > 0) return;
        window.removeEventListener('keyup', count, true);
        resolve();
      };
      window.addEventListener('keyup', count, true);
    }); return null;`,
    [keys.length + held.length],
  );
  // The code of the space bar is not guessed from its character; 0 has it guessed for all others.
  const event = (/** @type {string} */ key) => new KeyboardEvent('', { key, keyCode: key === ' ' ? 32 : 0 });
  for (const key of held) processor.keydown(event(key));
  for (const key of keys) {
    processor.keydown(event(key));
    processor.keyup(event(key));
  }
  for (const key of held) processor.keyup(event(key));
  await runInPanel('return window.lastKeys', []);
}

export const readShownTool = () => findToolbox()?.currentToolId ?? '';

/** @param {string} name */
export async function hasGlobal(name) {
  const { toolbox } = findPanel();
  const isInPanel = await runInPanel('return arguments[0] in globalThis', [name]);
  return isInPanel || [mainWindow(), toolbox.win, toolbox.topWindow].some((one) => name in one);
}

/** @param {string} addonId */
export function pressToolbarButton(addonId) {
  const { browserActionFor } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
    .ExtensionParent.apiManager.global;
  browserActionFor(WebExtensionPolicy.getByID(addonId).extension).triggerAction(mainWindow());
}

export function listPages() {
  return Array.from(mainWindow().gBrowser.tabs, ({ linkedBrowser }) => linkedBrowser.currentURI.spec);
}

/**
 * @param {boolean} offline
 * @param {boolean} calm
 */
export function setConditions(offline, calm) {
  Services.io.offline = offline;
  Services.prefs.setIntPref('ui.prefersReducedMotion', calm ? 1 : 0);
}

/**
 * Narrower than a window may become: the page alone.
 * @param {number} width
 * @param {number} height
 */
export function resizeTab(width, height) {
  const { style } = mainWindow().gBrowser.selectedBrowser;
  Object.assign(style, {
    flex: 'none',
    placeSelf: 'start',
    minWidth: '0',
    minHeight: '0',
    width: `${width}px`,
    height: `${height}px`,
  });
}

/**
 * Notes what the selected tab and the pages of the extension ask the network for, from now on.
 * @param {string} addonId
 */
export function recordRequests(addonId) {
  const main = mainWindow();
  const tab = main.gBrowser.selectedBrowser.browsingContext;
  /** @type {string[]} */
  const asked = [];
  main.claimcheckAsked = asked;
  const note = (/** @type {{ QueryInterface(what: object): HttpChannel }} */ subject) => {
    const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
    const ofExtension = [loadInfo.triggeringPrincipal, loadInfo.loadingPrincipal].some(
      (principal) => principal?.addonId === addonId,
    );
    if (ofExtension || loadInfo.browsingContext?.top === tab) asked.push(URI.spec);
  };
  Services.obs.addObserver(note, 'http-on-opening-request');
}

export function takeRequests() {
  return mainWindow().claimcheckAsked;
}
