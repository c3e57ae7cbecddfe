/** Drives a real Firefox: the built extension installed for this run, the toolbox open, the Claimcheck panel shown. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connectMarionette } from './marionette.mjs';
import { until } from './until.mjs';

/** @import { Marionette } from './marionette.mjs' */

/**
 * @typedef {object} Options
 * @property {string} executablePath
 * @property {string} extension Folder of the built extension.
 * @property {string} [url] Page to inspect.
 * @property {boolean} [headless]
 */

/**
 * Runs a function in a document of Firefox; it must need nothing from outside of itself.
 * @typedef {<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A) => Promise<R>} Evaluate
 */

/**
 * @typedef {object} Inspection
 * @property {Evaluate} evaluate In the inspected page.
 * @property {(url: string) => Promise<void>} goto
 * @property {string} addonId
 * @property {Evaluate} privileged In the browser's own window.
 * @property {() => Promise<{ evaluate: Evaluate, inject: (script: string) => Promise<void> }>} showPanel
 * @property {(page: string, size: { width: number, height: number }) => Promise<ExtensionTab>} openTab Opens a page of the extension in an ordinary tab
 *   of a window of that size, and drives that from then on.
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} ExtensionTab
 * @property {Evaluate} evaluate
 * @property {(script: string) => Promise<void>} inject
 * @property {(keys: readonly string[], held?: readonly string[]) => Promise<void>} press Key strokes one after another, as WebDriver writes keys, while others are held down.
 */

const preferences = {
  'marionette.port': 0,
  'devtools.toolbox.host': 'window',
  'extensions.webextOptionalPermissionPrompts': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.enabled': false,
};

/**
 * Opens Firefox with a profile of its own, and the toolbox on the page before the page is loaded.
 * @param {Options} options
 * @returns {Promise<Inspection>}
 */
export async function launchFirefox({ executablePath, extension, url, headless = true }) {
  const profile = await mkdtemp(join(tmpdir(), 'claimcheck-firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(
    executablePath,
    [
      ...(headless ? ['-headless'] : []),
      ...['-marionette', '-remote-allow-system-access', '-no-remote', '-profile', profile],
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise((done) => firefox.once('exit', done));
  /** @type {Marionette | undefined} */
  let marionette;
  const close = async () => {
    await marionette?.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    marionette?.close();
    firefox.kill();
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const port = await until('Firefox to listen', async () =>
      Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '')),
    );
    marionette = await connectMarionette(port);
    const session = marionette;
    await session.send('WebDriver:NewSession', {});
    const { value: addonId } = await session.send('Addon:Install', {
      path: resolve(extension),
      temporary: true,
    });
    await inChrome(session, openToolbox);
    /** @param {string} address */
    const goto = async (address) => {
      await session.send('WebDriver:Navigate', { url: address });
    };
    if (url) await goto(url);
    return {
      addonId,
      goto,
      privileged: (run, ...args) => inChrome(session, run, ...args),
      evaluate: (run, ...args) => inContent(session, run, args),
      showPanel: async () => {
        await until('the panel to be shown', () => inChrome(session, showPanel, 'Claimcheck'));
        /** @type {Evaluate} */
        const evaluate = (run, ...args) => inChrome(session, runInPanel, asBody(run), args);
        await until('the panel’s document', () =>
          evaluate(() => document.readyState === 'complete').catch(() => false),
        );
        return { evaluate, inject: (script) => inChrome(session, runInPanel, script, []) };
      },
      openTab: (page, size) => openTab(session, addonId, page, size),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {Marionette} session
 * @param {string} addonId
 * @param {string} page
 * @param {{ width: number, height: number }} size
 * @returns {Promise<ExtensionTab>}
 */
async function openTab(session, addonId, page, size) {
  const host = await inChrome(session, hostOf, addonId);
  const { handle } = await session.send('WebDriver:NewWindow', { type: 'tab', focus: true });
  await session.send('WebDriver:SwitchToWindow', { handle });
  await session.send('WebDriver:SetWindowRect', size);
  await session.send('WebDriver:Navigate', { url: `moz-extension://${host}/${page}` });
  /** @type {(script: string, args?: unknown[]) => Promise<any>} */
  const run = async (script, args = []) => {
    // No sandbox: what one script leaves in the window the next one finds.
    const { value } = await session.send('WebDriver:ExecuteScript', { script, args, sandbox: null });
    return value;
  };
  return {
    evaluate: (program, ...args) => run(asBody(program), args),
    inject: run,
    press: async (keys, held = []) => {
      const stroke = (/** @type {string} */ type, /** @type {string} */ value) => ({ type, value });
      const actions = [
        ...held.map((key) => stroke('keyDown', key)),
        ...keys.flatMap((key) => [stroke('keyDown', key), stroke('keyUp', key)]),
        ...held.map((key) => stroke('keyUp', key)),
      ];
      await session.send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
  };
}

/** A function as the body of a Marionette script. @param {Function} run */
const asBody = (run) => `return (${run}).apply(null, arguments);`;

/** @type {(session: Marionette, run: Function, args: unknown[]) => Promise<any>} */
async function inContent(session, run, args) {
  await session.send('Marionette:SetContext', { value: 'content' });
  const { value } = await session.send('WebDriver:ExecuteScript', { script: asBody(run), args });
  return value;
}

/** @type {(session: Marionette, run: Function, ...args: unknown[]) => Promise<any>} */
async function inChrome(session, run, ...args) {
  await session.send('Marionette:SetContext', { value: 'chrome' });
  try {
    const { value } = await session.send('WebDriver:ExecuteScript', {
      script: asBody(run),
      args,
      sandbox: 'system',
    });
    return value;
  } finally {
    await session.send('Marionette:SetContext', { value: 'content' });
  }
}

/* What follows runs inside of Firefox, in its own privileged window. */

async function openToolbox() {
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('resource://devtools/client/framework/devtools.js');
  const tab = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab;
  await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole' });
}

/** @param {string} addonId */
async function hostOf(addonId) {
  return WebExtensionPolicy.getByID(addonId).mozExtensionHostname;
}

/** @param {string} label */
async function showPanel(label) {
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('resource://devtools/client/framework/devtools.js');
  const tab = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab;
  const toolbox = gDevTools.getToolboxForTab(tab);
  const tool = toolbox?.getAdditionalTools().find((one) => one.label === label);
  if (toolbox === undefined || tool === undefined) return false;
  await toolbox.selectTool(tool.id);
  return true;
}

/**
 * @param {string} script
 * @param {unknown[]} args
 */
async function runInPanel(script, args) {
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('resource://devtools/client/framework/devtools.js');
  const tab = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab;
  const toolbox = gDevTools.getToolboxForTab(tab);
  /** @type {HTMLIFrameElement | null | undefined} */
  const frame = toolbox?.doc.querySelector(`#toolbox-panel-iframe-${CSS.escape(toolbox.currentToolId)}`);
  /** @type {PrivilegedBrowser | null | undefined} */
  const panel = frame?.contentDocument?.querySelector('#webext-panels-browser');
  if (!panel) throw new Error('the panel is not shown');
  const actor = panel.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  return actor.executeScript(script, args, { timeout: 30_000, sandboxName: null });
}
