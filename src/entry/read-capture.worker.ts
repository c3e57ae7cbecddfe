/** Gets a file, reads it step by step, each asked for by the panel. It is ended from outside. */
import type { CaptureFile } from '../core/session/capture-reading.ts';
import { readCaptureSteps } from '../ui/import/read-capture.ts';

/** The file first, then one `next` for each step. */
export type ReadingRequest = { readonly file: CaptureFile; readonly now: number } | 'next';

let steps: ReturnType<typeof readCaptureSteps> | null = null;

addEventListener('message', async ({ data }: MessageEvent<ReadingRequest>) => {
  if (data !== 'next') {
    steps = readCaptureSteps(data.file, data.now);
    return;
  }
  try {
    postMessage(await steps?.next());
  } catch (thrown) {
    // A rejection would stay in here, and the panel would wait for ever: an error ends the reading.
    reportError(thrown);
  }
});
