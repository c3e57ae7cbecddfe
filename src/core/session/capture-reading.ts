/** How a capture that is too large to be read at once comes in: step by step, each asked for, so that nothing piles up. */
import type { NewExchange } from '../http/exchange.ts';

/** A file as the browser gives it (`File`, `Blob`); its bytes are read where they are needed. */
export interface CaptureFile {
  /** In bytes. */
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export type ReadingStep =
  /** In bytes. */
  | { readonly type: 'bytes-read'; readonly read: number; readonly total: number }
  | { readonly type: 'parsing' }
  /** Some of them, in the order of the capture; `total` is how many it holds. */
  | { readonly type: 'exchanges'; readonly exchanges: readonly NewExchange[]; readonly total: number };

export type ReadingEnd =
  | {
      readonly kind: 'capture';
      /** A HAR file, or requests and answers as text. */
      readonly form: 'har' | 'raw';
      readonly total: number;
      /** What the person ought to know about this capture, in sentences. */
      readonly notes: readonly string[];
    }
  /** No capture: to be searched for tokens. */
  | { readonly kind: 'text'; readonly text: string }
  /** `why` is a sentence that quotes nothing of the text. */
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'cancelled' };

export interface CaptureReading {
  /** The next step, or the end. Never rejects. Ask for one at a time. */
  next(): Promise<IteratorResult<ReadingStep, ReadingEnd>>;
  /** Whatever is being waited for ends at once, as cancelled. */
  cancel(): void;
}
