/** The practice site's page, driven as a person does. */
import { untilPlayed } from '../../scripts/provider-pages.mjs';
import type { Tab } from './browser.ts';

/** Presses a button by its id, and answers the provider's pages where it leads there; the status that the page saw. */
export async function play(tab: Tab, id: string): Promise<string> {
  await tab.evaluate((button) => document.getElementById(button)?.click(), id);
  return untilPlayed(tab, id);
}
