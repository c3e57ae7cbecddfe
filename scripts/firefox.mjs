/** Drives a real Firefox: the built extension installed for this run, the toolbox open, the Claimcheck panel shown. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as inside from './firefox-inside.mjs';
import { connectMarionette } from './marionette.mjs';
import { until } from './until.mjs';

/** @import { Marionette } from './marionette.mjs' */

/**
 * @typedef {object} Options
 * @property {string} executablePath
 * @property {string} extension Folder of the built extension.
 * @property {string} [url] Page to inspect.
 * @property {boolean} [headless]
 * @property {number} [patience] Milliseconds that one script may take.
 */

/**
 * Runs a function in a document of Firefox; it must need nothing from outside of itself.
 * @typedef {<A extends unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A) => Promise<R>} Evaluate
 */

/**
 * Strokes keys one after another while others are held down.
 * @typedef {(keys: readonly string[], held?: readonly string[]) => Promise<void>} Press
 */

/**
 * @typedef {object} Inspection
 * @property {Evaluate} evaluate In the inspected page.
 * @property {(url: string) => Promise<void>} goto
 * @property {Press} press In the inspected page, brought to the front; keys as WebDriver writes them.
 * @property {string} addonId
 * @property {string} version Of the browser.
 * @property {Evaluate} privileged In the browser's own window.
 * @property {string} downloads The folder of what is saved.
 * @property {() => Promise<Panel>} showPanel
 * @property {(page: string, options?: TabOptions) => Promise<ExtensionTab>} openTab Opens a page of the extension in an ordinary tab.
 * @property {() => Promise<void>} pressToolbarButton
 * @property {() => Promise<string[]>} openPages Addresses of all tabs.
 * @property {() => Promise<string>} shownTool Id of the tool that is in front.
 * @property {(name: string) => Promise<boolean>} hasGlobal Whether a window of Firefox, of the toolbox or of the panel has it.
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Panel
 * @property {Evaluate} evaluate
 * @property {(script: string) => Promise<void>} inject
 * @property {Press} press Keys as `KeyboardEvent.key` names them.
 * @property {() => Promise<number>} heap Bytes that its process still holds after everything unused was collected.
 */

/**
 * @typedef {object} TabOptions
 * @property {{ width: number, height: number }} [size] Of the page, in CSS pixels.
 * @property {boolean} [offline] No network from then on, for the whole browser.
 * @property {boolean} [calm] Whether motion is to be reduced.
 */

/**
 * @typedef {object} ExtensionTab
 * @property {Evaluate} evaluate
 * @property {(script: string) => Promise<void>} inject
 * @property {Press} press Keys as WebDriver writes them.
 * @property {(size: { width: number, height: number }) => Promise<void>} resize
 * @property {() => Promise<string[]>} asked What it has asked the network for.
 * @property {() => Promise<void>} close
 */

const panelLabel = 'Claimcheck';

const preferences = {
  'marionette.port': 0,
  'devtools.toolbox.host': 'window',
  'extensions.webextOptionalPermissionPrompts': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.download.folderList': 2,
  'browser.download.alwaysOpenPanel': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.enabled': false,
  'intl.locale.requested': 'en-US',
};

/**
 * Opens Firefox with a profile of its own, and the toolbox on the page before the page is loaded.
 * @param {Options} options
 * @returns {Promise<Inspection>}
 */
export async function launchFirefox({ executablePath, extension, url, headless = true, patience = 30_000 }) {
  const profile = await mkdtemp(join(tmpdir(), 'claimcheck-firefox-'));
  const downloads = join(profile, 'downloads');
  await mkdir(downloads);
  const lines = Object.entries({ ...preferences, 'browser.download.dir': downloads }).map(
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
    const send = takeTurns(marionette);
    const { capabilities } = await marionette.send('WebDriver:NewSession', {});
    await marionette.send('WebDriver:SetTimeouts', { script: patience });
    const { value: addonId } = await marionette.send('Addon:Install', {
      path: resolve(extension),
      temporary: true,
    });
    const { value: handle } = await marionette.send('WebDriver:GetWindowHandle');
    await inChrome(send, inside.openToolbox);
    // Not before: what a page sends while the toolbox is still starting is seen by nobody.
    await until('the extension’s devtools page', () => inChrome(send, inside.hasPanel, panelLabel));
    const inspected = holdTab(send, handle);
    if (url) await inspected.goto(url);
    return {
      addonId,
      version: `Firefox/${capabilities.browserVersion}`,
      downloads,
      goto: inspected.goto,
      press: inspected.press,
      privileged: (run, ...args) => inChrome(send, run, ...args),
      evaluate: (run, ...args) => inspected.run(asBody(run), args),
      showPanel: async () => {
        await until('the panel to be shown', () => inChrome(send, inside.showPanel, panelLabel));
        /** @type {Evaluate} */
        const evaluate = (run, ...args) => inChrome(send, inside.runInPanel, asBody(run), args);
        await until('the panel’s document', () =>
          // An empty document stands there first.
          evaluate(() => location.protocol === 'moz-extension:' && document.readyState === 'complete').catch(
            () => false,
          ),
        );
        return {
          evaluate,
          inject: (script) => inChrome(send, inside.runInPanel, script, []),
          press: (keys, held = []) => inChrome(send, inside.pressInPanel, keys, held),
          heap: () => inChrome(send, inside.usedHeap),
        };
      },
      openTab: (page, options) => openTab(send, addonId, page, options),
      pressToolbarButton: () => inChrome(send, inside.pressToolbarButton, addonId),
      openPages: () => inChrome(send, inside.listPages),
      shownTool: () => inChrome(send, inside.readShownTool),
      hasGlobal: (name) => inChrome(send, inside.hasGlobal, name),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @typedef {object} Place Where a command is to run: Firefox's own window, or a tab.
 * @property {string} [handle] Of the tab.
 * @property {boolean} [focus] Whether the tab must be in front.
 */

/** @typedef {(place: Place, command: string, params?: object) => Promise<any>} Send */

/**
 * Context and window belong to the session, not to the command: each command gets them set before it is sent, and several
 * may then be under way.
 * @param {Marionette} session
 * @returns {Send}
 */
function takeTurns(session) {
  let isChrome = false;
  let current = '';
  let inFront = '';
  /** @type {Promise<unknown>} */
  let turn = Promise.resolve();
  /** @type {(place: Place) => Promise<void>} */
  const goThere = async ({ handle, focus = false }) => {
    if (isChrome !== (handle === undefined)) {
      isChrome = handle === undefined;
      await session.send('Marionette:SetContext', { value: isChrome ? 'chrome' : 'content' });
    }
    if (handle === undefined || (handle === current && (!focus || handle === inFront))) return;
    await session.send('WebDriver:SwitchToWindow', { handle, focus });
    current = handle;
    if (focus) inFront = handle;
  };
  return (place, command, params) => {
    const sent = turn.then(async () => {
      await goThere(place);
      // Wrapped, or its answer would be waited for.
      return { answer: session.send(command, params) };
    });
    turn = sent.catch(() => {});
    return sent.then(({ answer }) => answer);
  };
}

/**
 * One tab of several.
 * @param {Send} send
 * @param {string} handle
 */
function holdTab(send, handle) {
  return {
    /** @type {(address: string) => Promise<void>} */
    goto: async (address) => {
      await send({ handle }, 'WebDriver:Navigate', { url: address });
    },
    /** @type {(script: string, args?: unknown[]) => Promise<any>} */
    run: async (script, args = []) => {
      // No sandbox: what one script leaves in the window the next one finds.
      const { value } = await send({ handle }, 'WebDriver:ExecuteScript', { script, args, sandbox: null });
      return value;
    },
    /** @type {Press} */
    press: async (keys, held = []) => {
      const stroke = (/** @type {string} */ type, /** @type {string} */ value) => ({ type, value });
      const actions = [
        ...held.map((key) => stroke('keyDown', key)),
        ...keys.flatMap((key) => [stroke('keyDown', key), stroke('keyUp', key)]),
        ...held.map((key) => stroke('keyUp', key)),
      ];
      await send({ handle, focus: true }, 'WebDriver:PerformActions', {
        actions: [{ type: 'key', id: 'keyboard', actions }],
      });
    },
  };
}

/**
 * @param {Send} send
 * @param {string} addonId
 * @param {string} page
 * @param {TabOptions} [options]
 * @returns {Promise<ExtensionTab>}
 */
async function openTab(send, addonId, page, { size, offline = false, calm = false } = {}) {
  const address = await inChrome(send, inside.addressOf, addonId, page);
  await inChrome(send, inside.setConditions, offline, calm);
  const { handle } = await send({}, 'WebDriver:NewWindow', { type: 'tab', focus: true });
  const front = { handle, focus: true };
  await send(front, 'WebDriver:SetWindowRect', { width: 1400, height: 1200 });
  await inChrome(send, inside.recordRequests, addonId);
  /** @type {ExtensionTab['resize']} */
  const resize = async ({ width, height }) => {
    await send(front, 'WebDriver:GetTitle');
    await inChrome(send, inside.resizeTab, width, height);
  };
  if (size) await resize(size);
  const tab = holdTab(send, handle);
  await tab.goto(address);
  return {
    evaluate: (program, ...args) => tab.run(asBody(program), args),
    inject: tab.run,
    press: tab.press,
    resize,
    asked: () => inChrome(send, inside.takeRequests),
    close: async () => {
      await send({ handle }, 'WebDriver:CloseWindow');
    },
  };
}

/** A function as the body of a script. @param {Function} run */
const asBody = (run) => `return (${run}).apply(null, arguments);`;

/** @type {(send: Send, run: Function, ...args: unknown[]) => Promise<any>} */
async function inChrome(send, run, ...args) {
  const { value } = await send({}, 'WebDriver:ExecuteScript', {
    script: inside.helpers.join('\n') + asBody(run),
    args,
    sandbox: 'system',
  });
  return value;
}
