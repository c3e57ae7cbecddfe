/** Reads a capture in a worker of its own; cancelling ends the worker. */
import type { CaptureReading, ReadingEnd, ReadingStep } from '../core/session/capture-reading.ts';
import type { Host } from '../core/session/host.ts';
import type { ReadingRequest } from './read-capture.worker.ts';
import workerUrl from './read-capture.worker.ts?worker&url';
import { startWorker } from './trusted-types.ts';

type Step = IteratorResult<ReadingStep, ReadingEnd>;

const ended = (end: ReadingEnd): Step => ({ done: true, value: end });

export const readCapture: NonNullable<Host['readCapture']> = (file, now) => {
  const here = async () => (await import('../ui/import/read-capture.ts')).readCaptureHere(file, now);
  let worker: Worker;
  try {
    worker = startWorker(workerUrl);
  } catch {
    return whenThere(here());
  }
  let heard = false;
  let instead: Promise<CaptureReading> | null = null;
  let settle: (step: Step) => void = () => {};
  const ask = (request: ReadingRequest) => worker.postMessage(request);
  const end = (step: Step) => {
    worker.terminate();
    settle(step);
  };
  worker.onmessage = ({ data }: MessageEvent<Step>) => {
    heard = true;
    if (data.done) end(data);
    else settle(data);
  };
  worker.onerror = () => {
    // One that never ran is replaced; one that broke down under the file would take the panel with it.
    if (heard) return end(ended({ kind: 'unreadable' }));
    worker.terminate();
    instead = here();
    void instead.then((reading) => reading.next()).then(settle);
  };
  ask({ file, now });
  return {
    async next() {
      if (instead !== null) return (await instead).next();
      const { promise, resolve } = Promise.withResolvers<Step>();
      settle = resolve;
      ask('next');
      return promise;
    },
    cancel() {
      void instead?.then((reading) => reading.cancel());
      end(ended({ kind: 'cancelled' }));
    },
  };
};

function whenThere(reading: Promise<CaptureReading>): CaptureReading {
  return {
    next: async () => (await reading).next(),
    cancel: () => void reading.then((one) => one.cancel()),
  };
}
