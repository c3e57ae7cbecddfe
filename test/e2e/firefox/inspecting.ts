/** One Firefox with the built extension, the toolbox open on a page of the site; skipped with a word where there is none. */
import { describe } from 'vitest';
import { findFirefox } from '../../../scripts/find-browser.mjs';
import { type Inspection, launchFirefox } from '../../../scripts/firefox.mjs';
import type { TestBrowser } from '../browser.ts';
import { builtExtension } from '../built.ts';
import { drive, type Panel } from '../panel.ts';

const executablePath = findFirefox();
if (executablePath === null) console.warn('skipped: no Firefox here (CLAIMCHECK_FIREFOX names one)');

/** `describe` where there is a Firefox; counted as skipped where there is none. */
export const describeInFirefox = describe.skipIf(executablePath === null);

export async function inspect(url: string): Promise<Inspection> {
  return launchFirefox({
    executablePath: executablePath ?? '',
    extension: await builtExtension('firefox'),
    url,
  });
}

/** Clicks are the element's own: Marionette has no mouse inside of the toolbox. */
export async function showPanel(inspection: Inspection): Promise<Panel> {
  const { evaluate, inject } = await inspection.showPanel();
  return drive({
    evaluate,
    inject,
    click: (wire) => evaluate((one) => window.finder?.find(one)[0]?.click(), wire),
  });
}

/** For the suites that run in Chromium as well. */
export const firefox: TestBrowser = {
  describe: describeInFirefox,
  open: async (url) => {
    const inspection = await inspect(url);
    return { tab: inspection, showPanel: () => showPanel(inspection), close: inspection.close };
  },
};
