/** One login and one refused call on the practice site, and what the panel says about them, as text. */
import { filterBy, openView, readDiagnosis, readRows, selectRow } from './panel-text.mjs';
import { untilPlayed } from './provider-pages.mjs';

/** @import { Frame, Page } from 'puppeteer-core' */

/**
 * Presses both buttons and prints the panel; rejects where the panel does not show it in time.
 * @param {Page} page
 * @param {Frame} panel
 */
export async function showOneRound(page, panel) {
  for (const button of ['sign-in-rs256', 'expired']) await press(page, button);

  await openView(panel, 'Requests');
  // A long list shows only the rows in sight: leave nothing but the refused call.
  await filterBy(panel, 'status:401');
  await selectRow(panel, 'Requests', '401');
  const { headline, steps } = await readDiagnosis(panel);
  // The refused call is in, so the tokens' own counts are as well.
  await openView(panel, 'Tokens');
  print('Tokens', await readRows(panel, 'Tokens'));
  print(`Diagnosis: ${headline}`, steps);
}

/**
 * @param {Page} page
 * @param {string} id
 */
async function press(page, id) {
  await page.click(`#${id}`);
  console.log(`Pressed “${id}”: ${await untilPlayed(page, id)}`);
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function print(title, lines) {
  console.log(`\n${title}`);
  for (const line of lines) console.log(`  ${line}`);
}
