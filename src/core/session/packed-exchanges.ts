/**
 * How the exchanges of a capture are kept: a hundred thousand of them say the same few things again and again. What
 * requests of one kind have in common (method, type, names of header fields, the place in the code) is kept once, as their
 * shape; of the values of their header fields each that was seen before stands as a number of three characters. What is
 * read back equals what was kept. Every table is bounded: a full one is left to the exchanges that use it, and a new one begun.
 */
import { remember } from '../diagnose/bounded.ts';
import type { Exchange, HttpBody, HttpHeader, WebSocketFrame } from '../http/exchange.ts';
import { letGo } from './idle-bodies.ts';
import type { Keeping } from './log.ts';

/** What a list shows of an exchange, without unpacking it. */
export type ExchangeOutline = Pick<Exchange, 'startedAt' | 'error'> & {
  readonly url: string;
  readonly method: string;
  readonly status: number;
  readonly isUnseen: boolean;
};

interface Bodies {
  readonly request: HttpBody;
  readonly response: HttpBody;
}

/** An exchange without what is its own: the same object for all of its kind. */
type Shape = Omit<Exchange, 'id' | 'startedAt' | 'durationMs' | 'frames'>;

class PackedExchange {
  constructor(
    readonly id: number,
    readonly startedAt: number,
    readonly durationMs: number,
    readonly status: number,
    readonly url: string,
    readonly shape: Shape,
    /** The values of the header fields, in the order of the shape's names: {@link writeValues}. */
    readonly values: string,
    readonly known: readonly string[],
    /** null where neither is text: the shape has them. */
    readonly bodies: Bodies | null,
    readonly frames: readonly WebSocketFrame[],
  ) {}
}

/** One that cannot be packed is kept as it came. */
export type KeptExchange = PackedExchange | Exchange;

/** Not by `instanceof`: the panel reads what the devtools page keeps, and each document has a class of its own. */
const isPacked = (kept: KeptExchange): kept is PackedExchange => 'shape' in kept;

const none: readonly never[] = [];
const absent: HttpBody = { state: 'none' };
const noBodies: Bodies = { request: absent, response: absent };
const most = { shapes: 2048, seenOnce: 8192, unpacked: 256 };

/** A reference is this, and two characters of so many from the first printable one on: all in Latin-1, a byte each. */
const reference = '\u0001';
const ends = '\u0000';
const digits = 224;
const firstDigit = 0x20;
const mostKnown = digits * digits;

/** Made once for a capture: its tables live and die with it. */
export function keepPacked(): Keeping<Exchange, KeptExchange> {
  const shapes = new Map<string, Shape>();
  let values = valueTable();
  const unpacked = new Map<PackedExchange, Exchange>();
  const pack = (exchange: Exchange): KeptExchange => {
    const { request, response, frames } = exchange;
    if (values.isFull()) values = valueTable();
    const written = values.write([request.headers, response.headers]);
    // Characters that no field value has (RFC 9110 §5.5) and that we use ourselves.
    if (written === null) return exchange;
    const hasText = request.body.state === 'text' || response.body.state === 'text';
    return new PackedExchange(
      exchange.id,
      exchange.startedAt,
      exchange.durationMs,
      response.status,
      request.url,
      shapeOf(exchange, shapes),
      written,
      values.known,
      hasText ? { request: request.body, response: response.body } : null,
      frames.length === 0 ? none : frames,
    );
  };
  return {
    keep(exchange) {
      try {
        return pack(exchange);
      } catch {
        // A fault of ours in one request must not cost the others.
        return exchange;
      }
    },
    read(kept) {
      if (!isPacked(kept)) return kept;
      const before = unpacked.get(kept);
      if (before !== undefined) return before;
      const exchange = unpack(kept);
      // A view that asks again and again gets the same object.
      remember(unpacked, kept, exchange, most.unpacked);
      return exchange;
    },
  };
}

/** What stands in a log of exchanges, as far as a list shows it. */
export function outlineOf(kept: KeptExchange): ExchangeOutline {
  if (isPacked(kept)) {
    const { startedAt, url, status, shape } = kept;
    const { method, unseen } = shape.request;
    return { startedAt, url, status, method, error: shape.error, isUnseen: unseen !== undefined };
  }
  const { startedAt, request, response, error } = kept;
  const { url, method, unseen } = request;
  return { startedAt, url, status: response.status, method, error, isUnseen: unseen !== undefined };
}

/** Length of the text that an exchange keeps in its bodies and messages, in UTF-16 units. */
export function textOf(kept: KeptExchange): number {
  const { request, response } = isPacked(kept) ? (kept.bodies ?? noBodies) : bodiesOf(kept);
  return kept.frames.reduce((sum, { text }) => sum + text.length, lengthOf(request) + lengthOf(response));
}

/** The exchange with its bodies and messages let go. */
export function withoutBodies(kept: KeptExchange): KeptExchange {
  if (!isPacked(kept)) {
    const request = { ...kept.request, body: letGo(kept.request.body) };
    const response = { ...kept.response, body: letGo(kept.response.body) };
    return { ...kept, request, response, frames: none };
  }
  const { id, startedAt, durationMs, status, url, shape, values, known, bodies } = kept;
  const left = bodies && { request: letGo(bodies.request), response: letGo(bodies.response) };
  return new PackedExchange(id, startedAt, durationMs, status, url, shape, values, known, left, none);
}

const lengthOf = (body: HttpBody): number => (body.state === 'text' ? body.text.length : 0);
const bodiesOf = ({ request, response }: Exchange): Bodies => ({
  request: request.body,
  response: response.body,
});

function unpack(packed: PackedExchange): Exchange {
  const { id, startedAt, durationMs, status, url, shape, known, bodies, frames } = packed;
  const values = readValues(packed.values, known);
  const { request, response } = shape;
  const split = request.headers.length;
  const requestHeaders = request.headers.map(({ name }, at) => ({ name, value: values[at] ?? '' }));
  const responseHeaders = response.headers.map(({ name }, at) => ({ name, value: values[split + at] ?? '' }));
  return {
    ...shape,
    id,
    startedAt,
    durationMs,
    request: { ...request, url, headers: requestHeaders, body: bodies?.request ?? request.body },
    response: { ...response, status, headers: responseHeaders, body: bodies?.response ?? response.body },
    frames,
  };
}

const nameOnly = ({ name }: HttpHeader): HttpHeader => ({ name, value: '' });
const withoutText = (body: HttpBody): HttpBody => (body.state === 'text' ? absent : body);

function shapeOf(exchange: Exchange, shapes: Map<string, Shape>): Shape {
  const { id, startedAt, durationMs, frames, request, response, ...rest } = exchange;
  const bodies = [withoutText(request.body), withoutText(response.body)] as const;
  const names = [request.headers.map(({ name }) => name), response.headers.map(({ name }) => name)];
  const { method, unseen } = request;
  const key = JSON.stringify([method, unseen, response.statusText, names, bodies, rest]);
  const before = shapes.get(key);
  if (before !== undefined) return before;
  const shape: Shape = {
    ...rest,
    request: { ...request, url: '', headers: request.headers.map(nameOnly), body: bodies[0] },
    response: { ...response, status: 0, headers: response.headers.map(nameOnly), body: bodies[1] },
  };
  if (shapes.size >= most.shapes) shapes.clear();
  shapes.set(key, shape);
  return shape;
}

/** Values of header fields by their number. A value gets one when it is seen for the second time. */
function valueTable() {
  const known: string[] = [];
  const numbers = new Map<string, number>();
  const seenOnce = new Set<string>();

  const write = (value: string): string | null => {
    const number = numbers.get(value);
    if (number !== undefined) return referenceTo(number);
    if (value.length > reference.length + 2 && seenOnce.delete(value)) {
      numbers.set(value, known.length);
      known.push(value);
      return referenceTo(known.length - 1);
    }
    if (value.startsWith(reference) || value.includes(ends)) return null;
    if (seenOnce.size >= most.seenOnce) seenOnce.clear();
    seenOnce.add(value);
    return value + ends;
  };

  return {
    known,
    isFull: () => known.length + mostFields > mostKnown,
    /** The values of all fields as one text; null where one has a character that the form needs for itself. */
    write(lists: readonly (readonly HttpHeader[])[]): string | null {
      const parts: string[] = [];
      for (const list of lists) {
        for (const { value } of list) {
          const written = write(value);
          if (written === null) return null;
          parts.push(written);
        }
      }
      // Joined and not added up: a sum keeps its parts.
      return parts.join('');
    },
  };
}

/** Of one exchange, `har-entry.ts` sees to it for what comes from outside; more are kept as they came. */
const mostFields = 2000;

function referenceTo(number: number): string {
  return (
    reference + String.fromCharCode(firstDigit + (number % digits), firstDigit + Math.floor(number / digits))
  );
}

function readValues(text: string, known: readonly string[]): string[] {
  const values: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (text.startsWith(reference, at)) {
      const number = text.charCodeAt(at + 1) - firstDigit + (text.charCodeAt(at + 2) - firstDigit) * digits;
      values.push(known[number] ?? '');
      at += 3;
    } else {
      const end = text.indexOf(ends, at);
      values.push(text.slice(at, end));
      at = end + 1;
    }
  }
  return values;
}
