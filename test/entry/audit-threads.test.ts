import { describe, expect, it } from 'vitest';
import type { AuditOrder, CaptureAudit } from '../../src/entry/cli/audit-capture.ts';
import { auditInThreads } from '../../src/entry/cli/audit-threads.ts';

const order: AuditOrder = {
  format: 'ndjson',
  keys: [],
  expectation: null,
  options: { version: '1', now: 0, showValues: false, waivers: [], baseline: null },
  failOn: 'never',
};

/** A thread that answers with the name after as many milliseconds as it says, and breaks where it says so. */
const script = (breaking = "throw new TypeError('a secret')") =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', (name) => {
        if (name.startsWith('breaks')) ${breaking};
        setTimeout(() => parentPort.postMessage({ error: name }), Number.parseInt(name));
      });`)}`,
  );

async function namesFrom(audits: AsyncIterable<CaptureAudit>): Promise<string[]> {
  const names: string[] = [];
  for await (const audited of audits) names.push('error' in audited ? audited.error : '');
  return names;
}

describe('audits in threads', () => {
  it('come in the order of the captures, however long each takes', async () => {
    const names = ['60', '1', '30', '2', '0', '20', '5', '1', '0', '3', '10', '0'];
    expect(await namesFrom(auditInThreads(script(), order, names))).toEqual(names);
  });

  it('go on in another thread where a capture breaks one, and say what became of it', async () => {
    const told = await namesFrom(
      auditInThreads(script(), order, ['1', 'breaks', '2', 'breaks too', '3', '4']),
    );
    expect(told.filter((one) => /^\d$/.test(one))).toEqual(['1', '2', '3', '4']);
    expect(told[1]).toBe("breaks: the audit of it stopped with an error of Claimcheck's own (TypeError)");
    expect(told[3]).toMatch(/^breaks too: /);
    expect(told.join()).not.toContain('a secret');
  });

  it('go on where a thread ends without a word', async () => {
    const told = await namesFrom(auditInThreads(script('process.exit(3)'), order, ['1', 'breaks', '2']));
    expect(told).toEqual(['1', 'breaks: the audit of it ended early (3)', '2']);
  });

  it('can be left before they are done', async () => {
    const audits = auditInThreads(script(), order, ['1', '2', '100000', '100000']);
    expect((await audits.next()).value).toEqual({ error: '1' });
    await audits.return(undefined);
    expect((await audits.next()).done).toBe(true);
  });
});
