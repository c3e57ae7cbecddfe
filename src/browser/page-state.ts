/** Globals, inline HTML, `window.name`, `history.state` and the URL of a document and of its same-origin frames. */
import type { InspectedWindow } from './devtools-api.ts';
import { createCollector } from './page-collector.ts';
import { evaluate } from './page-evaluation.ts';
import type { ReadingOrder } from './page-program.ts';
import { type AcceptedFrame, acceptFrames } from './page-reading.ts';
import { readPageState, type StateOrder } from './page-state-program.ts';

const order: Omit<StateOrder, 'valueLength' | 'mostEntries' | 'mostFrames'> = {
  totalLength: 2 * 1024 * 1024,
  scanLength: 16 * 1024 * 1024,
  mostNodes: 1000,
  allNodes: 20_000,
  mostDepth: 8,
  mostElements: 500,
};

/** None where the page did not let itself be read: its storage, which was, is shown all the same. Never throws. */
export async function readState(
  page: InspectedWindow,
  frameURL: string | undefined,
  caps: Pick<ReadingOrder, 'valueLength' | 'mostEntries' | 'mostFrames'>,
): Promise<readonly AcceptedFrame[]> {
  const { valueLength, mostEntries, mostFrames } = caps;
  const argument = JSON.stringify({ ...order, valueLength, mostEntries, mostFrames });
  const answer = await evaluate(page, `(${readPageState})(${argument}, ${createCollector})`, frameURL);
  return 'failed' in answer ? [] : (acceptFrames(answer.result, caps) ?? []);
}
