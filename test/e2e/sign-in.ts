/** Goes through the pages of the practice site's real software as a person does. */
import { answerProviderPage } from '../../scripts/provider-pages.mjs';
import { until } from '../../scripts/until.mjs';
import type { SessionHolder } from '../../src/core/session/holder.ts';
import type { Tab } from './browser.ts';
import type { Panel } from './panel.ts';

export interface PanelWindow extends Window {
  claimcheckSession: SessionHolder;
}

/** What a person answers to the provider's pages. */
export interface Person {
  /** Says no where the provider asks for consent. */
  readonly denies?: boolean;
}

/** Documents that the panel has been waited for, by the time of their beginning. */
const awaited = new Set<number>();

/**
 * Waits until the panel has the request of this document. Whoever reads a page before going on waits as long; a robot that
 * does not leaves Firefox no time to tell of it, and what it did not tell when the document goes is never told.
 */
async function untilSeen(panel: Panel, { url, began }: Shown): Promise<void> {
  if (awaited.has(began)) return;
  await until(`the panel to have seen ${url}`, () =>
    panel.driver.evaluate((wanted) => {
      const { exchanges } = (window as unknown as PanelWindow).claimcheckSession.state;
      return exchanges.items.some(
        (kept) => exchanges.keeping.read(kept).request.url.split('#', 1)[0] === wanted,
      );
    }, url),
  );
  awaited.add(began);
}

/** The document that is shown. */
interface Shown {
  /** As it was asked for, without its fragment. */
  readonly url: string;
  /** When, in milliseconds since the epoch: no two documents share it. */
  readonly began: number;
  readonly page: string;
  readonly status: string;
}

/** Runs in the page. */
function readPage(): Shown | null {
  if (document.readyState !== 'complete') return null;
  const { page = '', status = '' } = document.body.dataset;
  const [entry] = performance.getEntriesByType('navigation');
  return { url: entry?.name.split('#', 1)[0] ?? '', began: performance.timeOrigin, page, status };
}

const asking = ['login', 'consent', 'logout'];
const lastPages = ['error', 'signed-out'];

/**
 * Goes through the provider's pages until a page says what came of it: `data-status` of a client, else the name of the
 * provider's last page.
 */
export function settle(panel: Panel, tab: Tab, { denies = false }: Person = {}): Promise<string> {
  return until('the page to say what came of it', async () => {
    // Between two documents there is nothing to evaluate in: not settled, ask again.
    const shown = await tab.evaluate(readPage).catch(() => null);
    const outcome = shown === null ? '' : lastPages.includes(shown.page) ? shown.page : shown.status;
    if (shown === null || (outcome === '' && !asking.includes(shown.page))) return '';
    await untilSeen(panel, shown);
    if (outcome === '') await tab.evaluate(answerProviderPage, denies ? 'denies' : 'agrees').catch(() => {});
    return outcome;
  });
}

/** Presses a button of a client by its id; what came of it. */
export async function press(panel: Panel, tab: Tab, id: string, person?: Person): Promise<string> {
  await until(`the button ${id}`, () => tab.evaluate((one) => document.getElementById(one) !== null, id));
  await tab.evaluate((one) => {
    delete document.body.dataset.status;
    document.getElementById(one)?.click();
  }, id);
  return settle(panel, tab, person);
}

/** Empties the panel, so that what it shows next came of one action. */
export const forget = (panel: Panel) => panel.click({ role: 'button', name: 'Clear tokens and requests' });
