/** Reads the panel as a person does: by roles and names. */
import { until } from './until.mjs';

/** @import { Frame } from 'puppeteer-core' */

/**
 * The rows of a list, a line of cells each; waits until there is one.
 * @param {Frame} panel
 * @param {string} name Accessible name of the grid.
 * @returns {Promise<string[]>}
 */
export function readRows(panel, name) {
  return until(`a row in the list “${name}”`, async () => {
    const rows = await panel.evaluate((wanted) => {
      const found = document.querySelectorAll(`[role=grid][aria-label="${wanted}"] [role=row]`);
      return [...found].flatMap((row) => {
        const cells = [...row.querySelectorAll('[role=gridcell]')].map((cell) =>
          // biome-ignore lint/performance/useDomNodeTextContent: textContent runs the words of neighbours together
          /** @type {HTMLElement} */ (cell).innerText.replaceAll(/\s+/g, ' ').trim(),
        );
        return cells.length === 0 ? [] : [cells.filter(Boolean).join(' · ')];
      });
    }, name);
    return rows.length > 0 && rows;
  });
}

/**
 * Brings a view to the front.
 * @param {Frame} panel
 * @param {string} label
 */
export function openView(panel, label) {
  return until(`the tab “${label}”`, () =>
    panel.evaluate((wanted) => {
      const tabs = [...document.querySelectorAll('[role=tab]')];
      const tab = tabs.find((candidate) => candidate.textContent?.trim().startsWith(wanted));
      /** @type {HTMLElement | undefined} */ (tab)?.click();
      return tab !== undefined;
    }, label),
  );
}

/**
 * Leaves only what fits the filter in the lists.
 * @param {Frame} panel
 * @param {string} filter
 */
export async function filterBy(panel, filter) {
  const field = await panel.waitForSelector('input[aria-label="Filter"]');
  await field?.type(filter);
}

/**
 * Selects the first row of a list whose text has `words` in it.
 * @param {Frame} panel
 * @param {string} name
 * @param {string} words
 */
export function selectRow(panel, name, words) {
  return until(`a row with “${words}” in the list “${name}”`, () =>
    panel.evaluate(
      (list, wanted) => {
        const rows = [...document.querySelectorAll(`[role=grid][aria-label="${list}"] [role=row]`)];
        const row = rows.find((candidate) => candidate.textContent?.includes(wanted));
        /** @type {HTMLElement | undefined} */ (row)?.click();
        return row !== undefined;
      },
      name,
      words,
    ),
  );
}

/**
 * The verdict of the selected request: its headline and the steps of the ladder.
 * @param {Frame} panel
 * @returns {Promise<{ headline: string, steps: string[] }>}
 */
export function readDiagnosis(panel) {
  return until('the diagnosis', () =>
    panel.evaluate(() => {
      const region = document.querySelector('section[aria-label="Diagnosis"]');
      const headline = region?.querySelector('h1, h2, h3')?.textContent?.trim() ?? '';
      const items = region?.querySelectorAll('[aria-label="What the server checks"] > li') ?? [];
      const steps = [...items].map((item) =>
        // biome-ignore lint/performance/useDomNodeTextContent: textContent runs the words of neighbours together
        /** @type {HTMLElement} */ (item).innerText.replaceAll(/\s+/g, ' ').replace(' :', ':').trim(),
      );
      return headline !== '' && steps.length > 0 && { headline, steps };
    }),
  );
}
