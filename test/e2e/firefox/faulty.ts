/** What goes wrong in Firefox, from its own privileged window. */
import { findFirefox } from '../../../scripts/find-browser.mjs';
import { launchFirefox } from '../../../scripts/firefox.mjs';
import { until } from '../../../scripts/until.mjs';
import { alterCopy } from '../altered.ts';
import { builtExtension } from '../built.ts';
import type { FaultBrowser } from '../fault-browser.ts';
import { describeInFirefox, showPanel } from './inspecting.ts';

/* What follows runs inside of Firefox; its names stand in scripts/firefox-privileged.d.ts. */

async function moveToolbox(side: string): Promise<void> {
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('resource://devtools/client/framework/devtools.js');
  const tab = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab;
  await gDevTools.getToolboxForTab(tab)?.switchHost(side);
}

async function reopenToolbox(): Promise<void> {
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('resource://devtools/client/framework/devtools.js');
  const tab = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab;
  await gDevTools.closeToolboxForTab(tab);
  await gDevTools.showToolboxForTab(tab, { toolId: 'webconsole' });
}

async function endBackground(addonId: string): Promise<void> {
  await WebExtensionPolicy.getByID(addonId).extension.terminateBackground();
}

async function pressButton(addonId: string): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(addonId);
  const action = ExtensionParent.apiManager.global.browserActionFor(extension);
  await action.triggerAction(Services.wm.getMostRecentWindow('navigator:browser'));
}

function openTabs(): string[] {
  const { tabs } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
  return [...tabs].map((tab) => tab.linkedBrowser.currentURI.spec);
}

function closeTabs(scheme: string): void {
  const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
  for (const tab of [...gBrowser.tabs])
    if (tab.linkedBrowser.currentURI.spec.startsWith(scheme)) gBrowser.removeTab(tab);
}

async function reloadAddon(addonId: string): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(addonId)).reload();
}

/** Of the whole browser it would leave what is on this machine within reach. */
function goOffline(offline: boolean): void {
  const { selectedTab } = Services.wm.getMostRecentWindow('navigator:browser').gBrowser;
  selectedTab.linkedBrowser.browsingContext.forceOffline = offline;
}

export const faultyFirefox: FaultBrowser = {
  describe: describeInFirefox,
  // Measured: of requests that ended 50 ms before the page went none was told, of those 200 ms before all were.
  tellsOfLeft: false,
  tellsUnsent: false,
  open: async (url, alter) => {
    const built = await alterCopy(await builtExtension('firefox'), alter);
    const inspection = await launchFirefox({
      executablePath: findFirefox() ?? '',
      extension: built.folder,
      url,
    });
    const { addonId, goto, evaluate, privileged } = inspection;
    return {
      tab: { goto, evaluate },
      showPanel: () => showPanel(inspection),
      close: async () => {
        await inspection.close();
        await built.remove();
      },
      moveDevtools: async () => {
        for (const side of ['right', 'bottom', 'window']) await privileged(moveToolbox, side);
      },
      reopenDevtools: () => privileged(reopenToolbox),
      crashPage: async (address) => {
        // The answer never comes: its process is gone.
        void goto('about:crashcontent').catch(() => {});
        await until('the page to be gone', () => privileged(isCrashed));
        await goto(address);
      },
      killBackground: () => privileged(endBackground, addonId),
      pressToolbarButton: () => privileged(pressButton, addonId),
      extensionTabs: async () =>
        (await privileged(openTabs)).filter((address) => address.startsWith('moz-extension://')),
      closeExtensionTabs: () => privileged(closeTabs, 'moz-extension://'),
      reloadExtension: () => privileged(reloadAddon, addonId),
      setOffline: (offline) => privileged(goOffline, offline),
    };
  },
};

function isCrashed(): boolean {
  return Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedTab.hasAttribute('crashed');
}
