import { describe, expect, it } from 'vitest';
import { parseHar, writeHar } from '../../../src/core/http/har.ts';
import { hasShared, listShared, readShared } from '../../shared.ts';

describe('parseHar', () => {
  it.runIf(hasShared('corpus/hars'))('reads every capture of the corpus, and reads back what it writes', () => {
    for (const file of listShared('corpus/hars').slice(0, 40)) {
      const read = parseHar(readShared(`corpus/hars/${file}`));
      if ('error' in read) throw new Error(`${file}: ${read.error}`);
      const again = parseHar(writeHar(read.exchanges));
      if ('error' in again) throw new Error(`${file}: ${again.error}`);
      expect(again.exchanges.length).toBe(read.exchanges.length);
      for (const [index, exchange] of read.exchanges.entries()) {
        expect(again.exchanges[index]).toEqual(exchange);
      }
    }
  });
});
