/** Reads a large file step by step. The same code runs in the worker and, where none can be had, in the panel. */
import type {
  CaptureFile,
  CaptureReading,
  ReadingEnd,
  ReadingStep,
} from '../../core/session/capture-reading.ts';
import { inBatches } from './in-batches.ts';
import { readCaptureText } from './read-import.ts';

const bytesAtOnce = 8 * 1024 * 1024;
/** `now` in milliseconds since the epoch. Never throws: what goes wrong is its end. */
export async function* readCaptureSteps(
  file: CaptureFile,
  now: number,
): AsyncGenerator<ReadingStep, ReadingEnd> {
  let text: string;
  try {
    text = yield* readText(file);
  } catch (error) {
    // Engines limit the length of a string, most to half a milliard of characters.
    return error instanceof RangeError
      ? { kind: 'failed', why: 'It is larger than this browser can hold as one text.' }
      : { kind: 'unreadable' };
  }
  yield { type: 'parsing' };
  const read = readCaptureText(text, now);
  if (read === null) return { kind: 'text', text };
  if (read.kind === 'failed') return { kind: 'failed', why: read.why };
  const { form, notes, exchanges } = read;
  text = '';
  for (const batch of inBatches(exchanges))
    yield { type: 'exchanges', exchanges: batch, total: exchanges.length };
  return { kind: 'capture', form, notes, total: exchanges.length };
}

async function* readText(file: CaptureFile): AsyncGenerator<ReadingStep, string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (let at = 0; at < file.size; at += bytesAtOnce) {
    yield { type: 'bytes-read', read: at, total: file.size };
    const end = Math.min(at + bytesAtOnce, file.size);
    const bytes = await file.slice(at, end).arrayBuffer();
    parts.push(decoder.decode(bytes, { stream: end < file.size }));
  }
  return parts.join('');
}

/** The reading in this very thread, for where there is no worker. */
export function readCaptureHere(file: CaptureFile, now: number): CaptureReading {
  const steps = readCaptureSteps(file, now);
  let cancelled = false;
  return {
    async next() {
      // A timer between the steps lets the panel draw.
      await new Promise<void>((resume) => setTimeout(resume, 0));
      const step = cancelled ? null : await steps.next();
      return step === null || cancelled ? { done: true, value: { kind: 'cancelled' } } : step;
    },
    cancel() {
      cancelled = true;
    },
  };
}
