/** Takes a large capture into the session, batch by batch, while its progress is shown. */
import type { CaptureFile, ReadingEnd, ReadingStep } from '../../core/session/capture-reading.ts';
import type { Store } from '../store.ts';
import { type RunningImport, runningImport } from './running-import.ts';

export interface TakenCapture {
  readonly end: ReadingEnd;
  /** Requests that are in the session now; fewer than the capture's where it was cancelled. */
  readonly taken: number;
}

export async function takeCapture(store: Store, name: string, file: CaptureFile): Promise<TakenCapture> {
  const read = store.host.readCapture ?? (await import('./read-capture.ts')).readCaptureHere;
  const reading = read(file, store.now.value);
  const { derived } = store.session.value;
  const running = runningImport(store);
  let cancelled = false;
  const cancel = () => {
    cancelled = true;
    reading.cancel();
  };
  let taken = 0;
  running.value = { name, phase: 'reading', progress: [0, file.size], cancel };
  try {
    for (let coming = reading.next(); ; ) {
      const step = await coming;
      // The next one is made ready while this one is taken in.
      if (!step.done) coming = reading.next();
      // Cleared meanwhile: the person wants an empty list, not the rest of this one.
      if (taken > 0 && store.session.value.derived !== derived) cancel();
      if (cancelled) return { end: { kind: 'cancelled' }, taken };
      if (step.done) return { end: step.value, taken };
      if (step.value.type === 'exchanges') {
        store.dispatch({ type: 'exchanges-captured', exchanges: step.value.exchanges });
        taken += step.value.exchanges.length;
      }
      running.value = { name, cancel, ...stateAfter(step.value, taken) };
    }
  } finally {
    running.value = null;
  }
}

function stateAfter(step: ReadingStep, taken: number): Pick<RunningImport, 'phase' | 'progress'> {
  switch (step.type) {
    case 'bytes-read':
      return { phase: 'reading', progress: [step.read, step.total] };
    case 'parsing':
      return { phase: 'parsing', progress: null };
    case 'exchanges':
      return { phase: 'taking-in', progress: [taken, step.total] };
  }
}
