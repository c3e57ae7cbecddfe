/** A capture as exchanges: a HAR, or text that curl printed. */
import { parseHar, type ReadHar } from '../../core/http/har.ts';
import { parseRawExchange } from '../../core/http/raw-exchange.ts';
import { UsageError, type World } from './command.ts';

export type ReadCapture = Pick<ReadHar, 'exchanges' | 'entries' | 'notes'>;

/**
 * `now` (milliseconds since the epoch) is the time of a pasted answer that bears none itself.
 * @throws UsageError naming the file, where it cannot be read or is neither a HAR nor a request or an answer as text
 */
export async function readCapture(
  path: string,
  readInput: World['readInput'],
  now: number,
): Promise<ReadCapture> {
  const text = await readInput(path);
  const raw = parseRawExchange(text, now);
  if (raw !== null) return { ...raw, entries: [...raw.exchanges.keys()] };
  const har = parseHar(text);
  if (!('error' in har)) return har;
  const isOther = !/^\s*[{[]/.test(text.slice(0, 200)) && text.trim() !== '';
  throw new UsageError(`${path}: ${har.error}${isOther ? ' It is no request and no answer either.' : ''}`);
}
