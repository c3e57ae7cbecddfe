import { describe, expect, it } from 'vitest';
import { drillCases, findCase } from '../../../../src/core/lessons/drill/cases.ts';
import {
  countAnswer,
  type DrillState,
  nextTurn,
  startDrill,
} from '../../../../src/core/lessons/drill/drill.ts';
import { randomFrom } from '../../../../src/core/lessons/drill/random.ts';

const order = (state: DrillState) => state.turns.map((turn) => turn.case);

describe('the drill', () => {
  it('gives a class that shares a seed the same order, however they write it', () => {
    expect(order(startDrill('Class 4B'))).toEqual(order(startDrill(' class  4b ')));
    expect(order(startDrill('class-4c'))).not.toEqual(order(startDrill('class-4b')));
  });

  it('asks every case once, the everyday ones first', () => {
    const asked = order(startDrill('x'));
    expect([...asked].sort()).toEqual(drillCases.map(({ id }) => id).sort());
    const levels = asked.map((id) => findCase(id).level);
    expect(levels).toEqual([...levels].sort());
  });

  it('brings a wrong one back after three others, with other names', () => {
    let state = startDrill('x');
    const missed = nextTurn(state);
    state = countAnswer(state, false);
    const others = [];
    for (let turn = nextTurn(state); turn?.case !== missed?.case; turn = nextTurn(state)) {
      others.push(turn);
      state = countAnswer(state, true);
    }
    expect(others).toHaveLength(3);
    expect(nextTurn(state)).toEqual({ case: missed?.case, attempt: 1 });
  });

  it('counts right answers, those in a row, and the longest row', () => {
    const { answered, right, streak, best } = [true, true, true, false, true].reduce(
      (state, isRight) => countAnswer(state, isRight),
      startDrill('x'),
    );
    expect({ answered, right, streak, best }).toEqual({ answered: 5, right: 4, streak: 1, best: 3 });
  });

  it('ends when every case was answered rightly', () => {
    let state = startDrill('x');
    for (const _ of drillCases) state = countAnswer(state, true);
    expect(nextTurn(state)).toBeNull();
    expect(countAnswer(state, true)).toBe(state);
  });
});

describe('chance by a seed', () => {
  // As an implementation of FNV-1a and mulberry32 in Python gives them.
  it('gives the same numbers on every machine', () => {
    const random = randomFrom('seed');
    expect(Array.from({ length: 6 }, () => random.whole(0, 999))).toEqual([468, 112, 383, 361, 643, 162]);
  });

  it('keeps within its bounds and reaches both', () => {
    const random = randomFrom('dice');
    const thrown = new Set(Array.from({ length: 300 }, () => random.whole(1, 6)));
    expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('shuffles without losing anything', () => {
    const list = Array.from({ length: 50 }, (_, at) => at);
    const shuffled = randomFrom('cards').shuffle(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
  });
});
