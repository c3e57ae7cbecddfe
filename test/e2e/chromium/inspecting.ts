/** One Chromium with the built extension, DevTools open on a page of the site; skipped with a word where there is none. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Keyboard, Page } from 'puppeteer-core';
import { describe } from 'vitest';
import { type Inspection, launchChromium } from '../../../scripts/chromium.mjs';
import { findChromium } from '../../../scripts/find-browser.mjs';
import { until } from '../../../scripts/until.mjs';
import type { Inspected, PanelTab, ShownPanel, TabOptions, TestBrowser } from '../browser.ts';
import { builtExtension } from '../built.ts';
import { readOnceThere } from '../downloads.ts';
import type { Strokes } from '../keyboard.ts';
import { drive, inChromium } from '../panel.ts';

const executablePath = findChromium();
if (executablePath === null)
  console.warn('skipped: no Chrome, Chromium or Edge here (CLAIMCHECK_CHROMIUM names one)');

/** `describe` where there is a Chromium; counted as skipped where there is none. */
export const describeInChromium = describe.skipIf(executablePath === null);

async function inspect(url: string): Promise<Inspection> {
  return launchChromium({
    executablePath: executablePath ?? '',
    extension: await builtExtension('chrome'),
    url,
  });
}

const strokesOf = (keyboard: Keyboard): Strokes => ({
  press: async (key, ...held) => {
    for (const one of held) await keyboard.down(one);
    await keyboard.press(key === ' ' ? 'Space' : key);
    for (const one of held) await keyboard.up(one);
  },
  type: (text) => keyboard.type(text),
});

const panelIn = async (place: Frame | Page, keyboard: Keyboard): Promise<ShownPanel> => ({
  ...(await drive(inChromium(place))),
  strokes: strokesOf(keyboard),
});

export async function showPanel({ showPanel: show, devtools }: Inspection): Promise<ShownPanel> {
  return panelIn(await show(), devtools.keyboard);
}

async function openTab(
  { browser, extensionId }: Inspection,
  { hash = '', size, offline = false, calm = false }: TabOptions = {},
): Promise<PanelTab> {
  const page = await browser.newPage();
  const asked: string[] = [];
  const own = `chrome-extension://${extensionId}/`;
  page.on('request', (request) => {
    if (!request.url().startsWith(own)) asked.push(request.url());
  });
  const resize = (viewport: { width: number; height: number }) => page.setViewport(viewport);
  if (size) await resize(size);
  await page.setOfflineMode(offline);
  await page.goto(`${own}page.html${hash && `#${hash}`}`);
  await page.bringToFront();
  // After the address, which is another process’s: what was set before may come late there.
  if (calm) {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await until('motion to be reduced', () =>
      page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches),
    );
  }
  return {
    panel: await panelIn(page, page.keyboard),
    resize,
    asked: async () => asked,
    close: () => page.close(),
  };
}

async function pressToolbarButton({ browser, page, extensionId }: Inspection): Promise<string> {
  const before = new Set(await browser.pages());
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tab = targetInfos.find(({ url }) => url === page.url());
  await session.send(
    'Extensions.triggerAction' as never,
    { id: extensionId, targetId: tab?.targetId } as never,
  );
  const opened = await until('the tab', async () =>
    (await browser.pages()).find((one) => !before.has(one) && one.url().startsWith('chrome-extension:')),
  );
  const url = opened.url();
  // It comes to the front by itself, sooner or later, and would cover a tab that is opened meanwhile.
  await opened.close();
  return url;
}

/** Text, not a function: test runners rewrite the `import()` of functions that they load. */
const readShownTool = `(async () => {
  const { InspectorView } = await import('devtools://devtools/bundled/ui/legacy/legacy.js');
  return InspectorView.InspectorView.instance().tabbedPane.selectedTabId;
})()`;

async function open(url: string): Promise<Inspected> {
  const inspection = await inspect(url);
  const { page, browser } = inspection;
  const downloads = await mkdtemp(join(tmpdir(), 'claimcheck-downloads-'));
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
  return {
    tab: {
      goto: (address) => page.goto(address),
      evaluate: inChromium(page).evaluate,
      strokes: strokesOf(page.keyboard),
    },
    showPanel: () => showPanel(inspection),
    openTab: (options) => openTab(inspection, options),
    pressToolbarButton: () => pressToolbarButton(inspection),
    readDownload: (name) => readOnceThere(join(downloads, name)),
    shownTool: async () => String(await inspection.devtools.evaluate(readShownTool)),
    hasGlobal: async (name) => {
      const frames = inspection.devtools.frames();
      const found = await Promise.all(
        frames.map((frame) => frame.evaluate((one) => one in globalThis, name)),
      );
      return found.includes(true);
    },
    close: async () => {
      await inspection.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

/** For the suites that run in Firefox as well. */
export const chromium: TestBrowser = {
  describe: describeInChromium,
  can: {
    readForeignFrames: true,
    openSource: true,
    formStacks: true,
  },
  open,
};
