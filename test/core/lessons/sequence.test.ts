import { describe, expect, it } from 'vitest';
import { tellToken } from '../../../src/core/lessons/sequence.ts';

describe('a token in a message', () => {
  it('is three short pieces, each in the look of its part', () => {
    expect(tellToken('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.vMUvbcde')).toEqual([
      { text: 'eyJhb…', look: 'header' },
      { text: '.', look: 'code' },
      { text: 'eyJzd…', look: 'payload' },
      { text: '.', look: 'code' },
      { text: 'vMUvb…', look: 'signature' },
    ]);
  });

  it('shows an empty signature as nothing, and short parts whole', () => {
    expect(tellToken('e30.e30.').map(({ text }) => text)).toEqual(['e30', '.', 'e30', '.', '']);
  });
});
