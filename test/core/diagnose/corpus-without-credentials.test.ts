/** The labelled captures as DevTools save them by default: without Authorization, Cookie and Set-Cookie. */
import { describe, expect, it } from 'vitest';
import { parseHar } from '../../../src/core/http/har.ts';
import { hasShared, readShared } from '../../shared.ts';
import { readLabels } from './corpus.ts';
import { judgeExchanges } from './judge-capture.ts';

interface Message {
  headers: { name: string; value: string }[];
}
interface Har {
  log: { entries: { request: Message; response: Message }[] };
}

function withoutCredentials(text: string): string {
  const har = JSON.parse(text) as Har;
  for (const { request, response } of har.log.entries)
    for (const message of [request, response])
      message.headers = message.headers.filter(
        ({ name }) => !/^(authorization|cookie|set-cookie)$/i.test(name),
      );
  return JSON.stringify(har);
}

describe.skipIf(!hasShared('corpus'))('the labelled captures without their credentials', () => {
  it('leave little certain, next to nothing of it wrong, and nothing flagged', {
    timeout: 120_000,
  }, async () => {
    const wrong: string[] = [];
    const flagged: string[] = [];
    let certain = 0;
    for (const [file, labels] of readLabels()) {
      const har = parseHar(withoutCredentials(readShared(`corpus/hars/${file}`)));
      if ('error' in har) throw new Error(har.error);
      const { diagnoses } = await judgeExchanges(har.exchanges);
      for (const { requestIndex, cause } of labels) {
        const told = diagnoses.get(requestIndex);
        if (told === undefined) continue;
        if (cause === 'ok') flagged.push(`${file} [${requestIndex}]: ${told.cause}`);
        else if (told.confidence === 'certain') {
          certain += 1;
          if (told.cause !== cause) wrong.push(`${file} [${requestIndex}]: ${cause}, told ${told.cause}`);
        }
      }
    }
    expect(flagged).toEqual([]);
    expect(certain).toBeGreaterThan(40);
    // A refresh token that the API judges by its scope: the answer is about the scope, and all that is left.
    expect(wrong).toHaveLength(1);
  });
});
