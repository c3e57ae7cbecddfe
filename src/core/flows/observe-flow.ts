/** Takes one exchange into the flows of its capture. */
import type { Exchange } from '../http/exchange.ts';
import { readDiscovery } from './discovery.ts';
import type { FlowId } from './flow.ts';
import type { FlowBook } from './flow-book.ts';
import { observeDevice, observeGrant } from './observe-grant.ts';
import { observeLeak } from './observe-leak.ts';
import { observeAnswer, observeAuthorization, observeCallback, observePushed } from './observe-sign-in.ts';
import { observeLogout, observeTokenUse, observeUse } from './observe-token-use.ts';
import { type Message, mayBeMessage, readMessage } from './read-message.ts';

/** The flows that it has begun or gone on with; none for nearly every exchange. */
export function observeFlow(book: FlowBook, exchange: Exchange): readonly FlowId[] {
  if (exchange.request.method === 'OPTIONS') return [];
  readDiscovery(book, exchange);
  const touched = [observeUse(book, exchange), observeLeak(book, exchange)].filter((id) => id !== null);
  if (!mayBeMessage(exchange)) return touched;
  const message = readMessage(exchange);
  for (const reader of readers) {
    const id = reader(book, exchange, message);
    if (id !== null) return [...touched, id];
  }
  return touched;
}

type Reader = (book: FlowBook, exchange: Exchange, message: Message) => FlowId | null;

/** In their order: the first that knows the message takes it. */
const readers: readonly Reader[] = [
  observePushed,
  observeAuthorization,
  observeGrant,
  observeDevice,
  observeCallback,
  observeTokenUse,
  observeLogout,
  observeAnswer,
];
