import { describe, expect, it } from 'vitest';
import { sessionWay, stages, tokenWay } from '../../../src/core/lessons/full-picture.ts';
import type { Sequence } from '../../../src/core/lessons/sequence.ts';

const textOf = ({ messages }: Sequence) => messages.map(({ runs }) => runs.map(({ text }) => text).join(''));

describe('the full picture', () => {
  it('lets only known actors speak', async () => {
    for (const sequence of [sessionWay(), await tokenWay(1_768_478_400)]) {
      const known = new Set(sequence.actors.map(({ id }) => id));
      for (const { from, to } of sequence.messages)
        expect([known.has(from), known.has(to)]).toEqual([true, true]);
    }
  });

  it('asks the store on each request of the session way, and never on the token way', async () => {
    const session = sessionWay().messages;
    const asked = session.filter(({ from, to }) => from === 'server' && to === 'store');
    const requests = session.filter(({ from, to }) => from === 'browser' && to === 'server');
    expect(asked).toHaveLength(requests.length); // the login writes, the others look up
    const token = await tokenWay(1_768_478_400);
    expect(token.actors.map(({ id }) => id)).not.toContain('store');
    expect(token.messages.some(({ from, to }) => from === 'api' && to === 'issuer')).toBe(false);
  });

  it('shows another signature after the refresh, and the same one before and after the lifetime', async () => {
    const said = textOf(await tokenWay(1_768_478_400));
    const signatures = said.filter((one) => one.startsWith('GET')).map((one) => one.slice(-6));
    expect(signatures[0]).toBe(signatures[1]);
    expect(signatures[2]).not.toBe(signatures[1]);
  });

  it('has a sentence for both ways at each step', () => {
    for (const { session, token } of stages)
      expect([session, token].every((one) => one.endsWith('.'))).toBe(true);
  });
});
