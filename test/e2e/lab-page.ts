/** The practice site's page, driven as a person does. */
import { answerProviderPage } from '../../scripts/provider-pages.mjs';
import { until } from '../../scripts/until.mjs';
import type { Tab } from './browser.ts';
import type { Panel } from './panel.ts';
import type { PanelWindow } from './sign-in.ts';

/** Presses a button by its id, and answers the provider's pages where it leads there; the status that the page saw. */
export async function play(tab: Tab, id: string, panel?: Panel): Promise<string> {
  const since = await tab.evaluate((button) => {
    const now = Date.now();
    document.getElementById(button)?.click();
    return now;
  }, id);
  return untilPlayed(tab, id, since, panel);
}

/**
 * The same, where the button was pressed already, at this time in milliseconds since the epoch. A person looks at the panel in
 * between. A robot that does not leaves Firefox no time to tell of a request, and what it has not told when the document
 * goes is never told: where there is a panel, what was answered since is waited for in it.
 */
export function untilPlayed(tab: Tab, id: string, since: number, panel?: Panel): Promise<string> {
  return until(`the page to have played ${id}`, async () => {
    try {
      const status = await tab.evaluate(readStatus, id);
      if (panel && !(await isTold(panel, await tab.evaluate(listAnswered, since), since))) return '';
      if (status === '') await tab.evaluate(answerProviderPage, 'agrees');
      return status;
    } catch {
      // Between two documents there is nothing to evaluate in: ask again.
      return '';
    }
  });
}

/** Runs in the page. */
const readStatus = (id: string): string => document.getElementById(id)?.dataset.status ?? '';

/** Runs in the page: addresses of the document and of what its scripts asked for, as far as they were answered. */
function listAnswered(since: number): string[] {
  const entries = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ] as PerformanceResourceTiming[];
  return entries
    .filter(({ initiatorType }) => ['navigation', 'fetch'].includes(initiatorType))
    .filter(
      ({ startTime, responseStatus }) => performance.timeOrigin + startTime >= since && responseStatus > 0,
    )
    .map(({ name }) => name.split('#', 1)[0] ?? '');
}

/** The clock of a page is told in steps, and may be ahead of the one that requests are timed by. Milliseconds. */
const clockStep = 50;

/** Whether the panel has as many requests to each address as were answered; those from before are not meant. */
const isTold = (panel: Panel, addresses: readonly string[], since: number): Promise<boolean> =>
  panel.driver.evaluate(
    (wanted, from) => {
      const { exchanges } = (window as unknown as PanelWindow).claimcheckSession.state;
      const told = exchanges.items
        .map((kept) => exchanges.keeping.read(kept))
        .filter(({ startedAt }) => startedAt >= from)
        .map(({ request }) => request.url.split('#', 1)[0]);
      const count = (list: readonly (string | undefined)[], address: string) =>
        list.filter((one) => one === address).length;
      return wanted.every((address) => count(told, address) >= count(wanted, address));
    },
    addresses,
    since - clockStep,
  );
