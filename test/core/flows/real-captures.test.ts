import { describe, expect, it } from 'vitest';
import { emptyFlowBook } from '../../../src/core/flows/flow-book.ts';
import { observeFlow } from '../../../src/core/flows/observe-flow.ts';
import { parseHar } from '../../../src/core/http/har.ts';
import { hasShared, listSharedFiles, readShared } from '../../shared.ts';

const captures = ['vectors/har-har-to-k6', 'vectors/har-mitmproxy', 'vectors/har-perfcascade'];
const files = captures.filter(hasShared).flatMap((path) => listSharedFiles(path, '.har'));

describe.skipIf(files.length === 0)('captures of other projects', () => {
  it('hold no sign-in, and none is called so', () => {
    let exchanges = 0;
    const told = files.flatMap((file) => {
      const har = parseHar(readShared(file));
      if ('error' in har) return [];
      const book = emptyFlowBook();
      for (const [id, exchange] of har.exchanges.entries()) observeFlow(book, { ...exchange, id });
      exchanges += har.exchanges.length;
      return book.flows.map(({ kind, steps }) => `${file}: ${kind} ${steps[0]?.url}`);
    });
    expect(exchanges).toBeGreaterThan(200);
    expect(told).toEqual([]);
  });
});
