/** One Firefox with the built extension, the toolbox open on a page of the site; skipped with a word where there is none. */
import { join } from 'node:path';
import { describe } from 'vitest';
import { findFirefox } from '../../../scripts/find-browser.mjs';
import { type Inspection, launchFirefox } from '../../../scripts/firefox.mjs';
import { until } from '../../../scripts/until.mjs';
import type { Inspected, PanelTab, ShownPanel, TabOptions, TestBrowser } from '../browser.ts';
import { builtExtension } from '../built.ts';
import { readOnceThere } from '../downloads.ts';
import type { Wire } from '../finder.ts';
import type { Held, Key, Strokes } from '../keyboard.ts';
import { drive } from '../panel.ts';

const executablePath = findFirefox();
if (executablePath === null) console.warn('skipped: no Firefox here (CLAIMCHECK_FIREFOX names one)');

/** `describe` where there is a Firefox; counted as skipped where there is none. */
export const describeInFirefox = describe.skipIf(executablePath === null);

/** WebDriver writes keys without a character as private code points (W3C WebDriver, Keyboard actions). */
const codes: Readonly<Record<Key | Held, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  ' ': ' ',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Home: '\uE011',
  End: '\uE010',
  c: 'c',
  f: 'f',
  k: 'k',
  Shift: '\uE008',
  Control: '\uE009',
};

type Press = Inspection['press'];

/** Key strokes in a tab. */
const strokesOf = (press: Press): Strokes => ({
  press: (key, ...held) =>
    press(
      [codes[key]],
      held.map((one) => codes[one]),
    ),
  type: (text) => press([...text]),
});

type Document = Pick<PanelTabOfFirefox, 'evaluate' | 'inject'>;
type PanelTabOfFirefox = Awaited<ReturnType<Inspection['openTab']>>;

/** Runs in the panel. Marionette has no mouse inside of the toolbox: the click is the element's own, and the focus goes where a mouse takes it. */
function clickFirst(wire: Wire): void {
  const [element] = window.finder?.find(wire) ?? [];
  element?.closest<HTMLElement>('button, summary, input, select, textarea, a[href], [tabindex]')?.focus();
  element?.click();
}

const panelIn = async ({ evaluate, inject }: Document, strokes: Strokes): Promise<ShownPanel> => ({
  ...(await drive({
    evaluate,
    inject,
    click: (wire) => evaluate(clickFirst, wire),
  })),
  strokes,
});

export async function showPanel(inspection: Inspection): Promise<ShownPanel> {
  const { evaluate, inject, press } = await inspection.showPanel();
  return panelIn(
    { evaluate, inject },
    { press: (key, ...held) => press([key], held), type: (text) => press([...text]) },
  );
}

async function openTab(inspection: Inspection, { hash, ...options }: TabOptions = {}): Promise<PanelTab> {
  const tab = await inspection.openTab(`page.html${hash ? `#${hash}` : ''}`, options);
  const { resize, asked, close } = tab;
  return { panel: await panelIn(tab, strokesOf(tab.press)), resize, asked, close };
}

async function open(url: string): Promise<Inspected> {
  const inspection = await launchFirefox({
    executablePath: executablePath ?? '',
    extension: await builtExtension('firefox'),
    url,
  });
  const { evaluate, goto, press, downloads, close } = inspection;
  return {
    tab: { evaluate, goto, strokes: strokesOf(press) },
    showPanel: () => showPanel(inspection),
    openTab: (options) => openTab(inspection, options),
    pressToolbarButton: async () => {
      const before = await inspection.openPages();
      await inspection.pressToolbarButton();
      return until('the tab', async () =>
        (await inspection.openPages())
          .slice(before.length)
          .find((address) => address.startsWith('moz-extension:')),
      );
    },
    readDownload: (name) => readOnceThere(join(downloads, name)),
    shownTool: inspection.shownTool,
    hasGlobal: inspection.hasGlobal,
    close,
  };
}

/** For the suites that run in Chromium as well. */
export const firefox: TestBrowser = {
  describe: describeInFirefox,
  can: {
    readForeignFrames: false,
    openSource: false,
    formStacks: false,
  },
  open,
};
