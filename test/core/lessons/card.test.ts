import { describe, expect, it } from 'vitest';
import { type Card, cardIn, tellCard, tellEdit, writeCard } from '../../../src/core/lessons/card.ts';

const issued: Card = { userId: 'ada', role: 'user' };
const read = (runs: readonly { text: string }[]) => runs.map(({ text }) => text).join('');

describe('the naive card', () => {
  it('is JSON that reads as it was written, in ASCII whatever is on it', () => {
    for (const card of [issued, { userId: 'zoë "the 🦊"\n', role: '管理者\u007f' }]) {
      const text = writeCard(card);
      expect(JSON.parse(text)).toEqual(card);
      expect(text).toMatch(/^[ -~]*$/);
      expect(read(tellCard(card, issued))).toBe(text);
    }
  });

  it('has what was edited marked, and nothing else', () => {
    const edited = (card: Card) =>
      tellCard(card, issued)
        .filter(({ look }) => look === 'edit')
        .map(({ text }) => text);
    expect(edited(issued)).toEqual([]);
    expect(edited({ ...issued, role: 'admin' })).toEqual(['"admin"']);
    expect(edited({ userId: 'bob', role: 'admin' })).toEqual(['"bob"', '"admin"']);
    expect(tellEdit(issued, issued)).toEqual([]);
    expect(read(tellEdit({ userId: 'bob', role: 'admin' }, issued))).toBe(
      '"userId":"ada" → "userId":"bob", "role":"user" → "role":"admin"',
    );
  });

  it('is read from the answer to a login only where it stands there', () => {
    expect(cardIn(`{"card":${writeCard(issued)}}`)).toEqual(issued);
    for (const body of ['', 'not JSON', '[]', '{"card":"ada"}', '{"__proto__":{"card":{}}}'])
      expect(cardIn(body)).toBeNull();
  });
});
