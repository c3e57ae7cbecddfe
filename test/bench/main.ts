/** All measurements, in Node and in browsers alike. */
import { decode } from './decode.bench.ts';
import { dictionary } from './dictionary.bench.ts';
import { find, hostile } from './find.bench.ts';
import type { Bench, Result } from './measure.ts';
import { append, importHar } from './session.bench.ts';
import { verify } from './verify.bench.ts';

const everywhere: readonly Bench[] = [find, hostile, decode, verify, dictionary];
const nodeOnly: readonly Bench[] = [importHar, append];

export async function runBenches(place: 'node' | 'browser'): Promise<Result[]> {
  const results: Result[] = [];
  for (const bench of place === 'node' ? [...everywhere, ...nodeOnly] : everywhere)
    results.push(...(await bench()));
  return results;
}
