/** IndexedDB and Cache Storage of a document's origin: started, asked for until they are there, and taken. */
import type { InspectedWindow } from './devtools-api.ts';
import { createCollector } from './page-collector.ts';
import {
  type DatabaseOrder,
  startDatabases,
  type TakeDatabasesOrder,
  takeDatabases,
} from './page-database-program.ts';
import { evaluate } from './page-evaluation.ts';
import type { ReadingOrder } from './page-program.ts';
import { type AcceptedFrame, acceptFrame } from './page-reading.ts';

const order: Omit<DatabaseOrder, 'id' | 'valueLength' | 'mostEntries'> = {
  totalLength: 2 * 1024 * 1024,
  scanLength: 16 * 1024 * 1024,
  mostNodes: 2000,
  allNodes: 40_000,
  mostDepth: 12,
  mostDatabases: 20,
  mostStores: 50,
  mostRecords: 300,
};
/** The first answers come at once, those of a large database by and by: 2.5 s in all. */
const pollAfterMs = [10, 20, 40, 80, 150, 200, 300, 400, 600, 700];

/** The document's frame with what was found; none where the page is gone or did not let itself be read. Never throws. */
export async function readDatabases(
  page: InspectedWindow,
  frameURL: string | undefined,
  caps: Pick<ReadingOrder, 'valueLength' | 'mostEntries'>,
): Promise<readonly AcceptedFrame[]> {
  const id = crypto.randomUUID();
  const argument: DatabaseOrder = {
    ...order,
    id,
    valueLength: caps.valueLength,
    mostEntries: caps.mostEntries,
  };
  const program = `(${startDatabases})(${JSON.stringify(argument)}, ${createCollector})`;
  const started = await evaluate(page, program, frameURL);
  if ('failed' in started) return [];
  for (const wait of pollAfterMs) {
    await new Promise((resume) => setTimeout(resume, wait));
    const answer = await take(page, frameURL, { id, stop: false });
    if (answer === null || typeof answer.done !== 'boolean') return [];
    if (answer.done) return framesOf(answer.frame, caps);
  }
  return framesOf((await take(page, frameURL, { id, stop: true }))?.frame, caps);
}

async function take(
  page: InspectedWindow,
  frameURL: string | undefined,
  argument: TakeDatabasesOrder,
): Promise<{ readonly done?: unknown; readonly frame?: unknown } | null> {
  const answer = await evaluate(page, `(${takeDatabases})(${JSON.stringify(argument)})`, frameURL);
  const { result } = 'failed' in answer ? { result: null } : answer;
  const isAnswer = typeof result === 'object' && result !== null && 'done' in result;
  return isAnswer ? result : null;
}

function framesOf(
  frame: unknown,
  { valueLength, mostEntries }: Pick<ReadingOrder, 'valueLength' | 'mostEntries'>,
): readonly AcceptedFrame[] {
  const accepted = acceptFrame(frame, { valueLength, mostEntries, mostFrames: 0 });
  return accepted === null ? [] : [accepted];
}
