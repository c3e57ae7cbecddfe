/** Cuts a capture into parts that the panel takes in one at a time, drawing between them. */
import type { NewExchange } from '../../core/http/exchange.ts';

/** A batch holds no more exchanges, and no more text in UTF-16 units, than the panel takes in within a frame or two. */
const most = { exchanges: 60, text: 160 * 1024 };

/** In order; one exchange that is larger than a batch stands alone. */
export function* inBatches(exchanges: readonly NewExchange[]): Generator<readonly NewExchange[]> {
  let batch: NewExchange[] = [];
  let weight = 0;
  for (const exchange of exchanges) {
    const added = weightOf(exchange);
    if (batch.length > 0 && (batch.length >= most.exchanges || weight + added > most.text)) {
      yield batch;
      batch = [];
      weight = 0;
    }
    batch.push(exchange);
    weight += added;
  }
  if (batch.length > 0) yield batch;
}

function weightOf({ request, response, frames }: NewExchange): number {
  const bodies = [request.body, response.body].map((body) => (body.state === 'text' ? body.text.length : 0));
  const messages = frames.map(({ text }) => text.length);
  return [...bodies, ...messages].reduce((sum, length) => sum + length, request.url.length);
}
