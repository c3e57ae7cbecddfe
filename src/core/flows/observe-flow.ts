/** Takes one exchange into the flows of its capture. */
import type { Exchange } from '../http/exchange.ts';
import { observeKeySet, readDiscovery } from './discovery.ts';
import type { FlowId } from './flow.ts';
import type { FlowBook } from './flow-book.ts';
import { observeDevice, observeGrant } from './observe-grant.ts';
import { observeLeak } from './observe-leak.ts';
import {
  observeAnswer,
  observeAuthorization,
  observeBeginning,
  observeCallback,
  observePushed,
} from './observe-sign-in.ts';
import { observeLogout, observeTokenUse, observeUse } from './observe-token-use.ts';
import { type Message, mayBeMessage, readMessage } from './read-message.ts';

/** The flows that it has begun or gone on with; none for nearly every exchange. */
export function observeFlow(book: FlowBook, exchange: Exchange): readonly FlowId[] {
  if (exchange.request.method === 'OPTIONS') return [];
  readDiscovery(book, exchange);
  const touched = new Set([
    observeKeySet(book, exchange),
    observeUse(book, exchange),
    observeLeak(book, exchange),
  ]);
  if (mayBeMessage(exchange)) {
    const message = readMessage(exchange);
    touched.add(firstToKnow(book, exchange, message));
    // What one flow's callback answers may be another's response: a provider that lets people sign in with a third.
    touched.add(observeAnswer(book, exchange, message));
    touched.add(observeBeginning(book, exchange));
  }
  return [...touched].filter((id) => id !== null);
}

function firstToKnow(book: FlowBook, exchange: Exchange, message: Message): FlowId | null {
  for (const reader of readers) {
    const id = reader(book, exchange, message);
    if (id !== null) return id;
  }
  return null;
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
];
