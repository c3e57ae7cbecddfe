/** What goes wrong in Chromium, by the DevTools protocol. */
import type { Page } from 'puppeteer-core';
import { launchChromium, showPanel } from '../../../scripts/chromium.mjs';
import { findChromium } from '../../../scripts/find-browser.mjs';
import { until } from '../../../scripts/until.mjs';
import { alterCopy } from '../altered.ts';
import { builtExtension } from '../built.ts';
import type { FaultBrowser } from '../fault-browser.ts';
import { drive, inChromium } from '../panel.ts';
import { describeInChromium } from './inspecting.ts';

const dock = (side: string) => `(async () => {
  const { DockController } = await import('devtools://devtools/bundled/ui/legacy/legacy.js');
  DockController.DockController.instance().setDockSide('${side}');
})()`;

export const faultyChromium: FaultBrowser = {
  describe: describeInChromium,
  tellsOfLeft: true,
  tellsUnsent: true,
  open: async (url, alter) => {
    const built = await alterCopy(await builtExtension('chrome'), alter);
    const inspection = await launchChromium({
      executablePath: findChromium() ?? '',
      extension: built.folder,
      url,
    });
    const { browser, page, extensionId } = inspection;
    let devtools: Page = inspection.devtools;
    const session = await browser.target().createCDPSession();
    const worker = () => browser.targets().find((target) => target.type() === 'service_worker');
    const isOpen = () => browser.targets().some((target) => target.url().startsWith('devtools://'));
    const openDevtools = async () => {
      await until('DevTools to be closed', () => !isOpen());
      devtools = await page.openDevTools();
      await until('the extension’s devtools page', () =>
        devtools.frames().some((frame) => frame.url().startsWith('chrome-extension://')),
      );
    };
    return {
      tab: { goto: (address) => page.goto(address), evaluate: inChromium(page).evaluate },
      showPanel: async () => drive(inChromium(await showPanel(devtools, 'bottom'))),
      close: async () => {
        await inspection.close();
        await built.remove();
      },
      moveDevtools: async () => {
        for (const side of ['right', 'undocked', 'bottom']) await devtools.evaluate(dock(side));
      },
      reopenDevtools: async () => {
        await devtools.close();
        await openDevtools();
      },
      crashPage: async (address) => {
        const crashed = new Promise((resolve) => page.once('error', resolve));
        const inPage = await page.createCDPSession();
        // Nobody answers any more.
        inPage.send('Page.crash').catch(() => {});
        await crashed;
        await page.goto(address);
      },
      killBackground: async () => {
        // Chromium may have ended it by itself: nothing has needed it for a while.
        await (await worker()?.worker())?.close();
        await until('the service worker to be gone', () => worker() === undefined);
      },
      pressToolbarButton: async () => {
        const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
        const tab = targetInfos.find((target) => target.url === page.url());
        await session.send(
          'Extensions.triggerAction' as never,
          { id: extensionId, targetId: tab?.targetId } as never,
        );
      },
      extensionTabs: async () => {
        const urls = (await browser.pages()).map((one) => one.url());
        return urls.filter((one) => one.startsWith('chrome-extension://'));
      },
      closeExtensionTabs: async () => {
        for (const one of await browser.pages())
          if (one.url().startsWith('chrome-extension://')) await one.close();
      },
      reloadExtension: async () => {
        await session.send('Extensions.loadUnpacked' as never, { path: built.folder } as never);
        // Chromium closes a DevTools window that shows a page of an extension that ends.
        await openDevtools();
      },
      setOffline: (offline) => page.setOfflineMode(offline),
    };
  },
};
