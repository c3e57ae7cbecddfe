/** One Chromium with the built extension, DevTools open on a page of the site; skipped with a word where there is none. */
import { describe } from 'vitest';
import { type Inspection, launchChromium } from '../../../scripts/chromium.mjs';
import { findChromium } from '../../../scripts/find-browser.mjs';
import type { TestBrowser } from '../browser.ts';
import { builtExtension } from '../built.ts';
import { drive, inChromium, type Panel } from '../panel.ts';

const executablePath = findChromium();
if (executablePath === null)
  console.warn('skipped: no Chrome, Chromium or Edge here (CLAIMCHECK_CHROMIUM names one)');

/** `describe` where there is a Chromium; counted as skipped where there is none. */
export const describeInChromium = describe.skipIf(executablePath === null);

export async function inspect(url: string): Promise<Inspection> {
  return launchChromium({
    executablePath: executablePath ?? '',
    extension: await builtExtension('chrome'),
    url,
  });
}

export async function showPanel(inspection: Inspection): Promise<Panel> {
  return drive(inChromium(await inspection.showPanel()));
}

/** For the suites that run in Firefox as well. */
export const chromium: TestBrowser = {
  describe: describeInChromium,
  open: async (url) => {
    const inspection = await inspect(url);
    const { page, close } = inspection;
    return {
      tab: { goto: (address) => page.goto(address), evaluate: inChromium(page).evaluate },
      showPanel: () => showPanel(inspection),
      close,
    };
  },
};
