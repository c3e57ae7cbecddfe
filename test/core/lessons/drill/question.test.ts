import { describe, expect, it } from 'vitest';
import { drillCases } from '../../../../src/core/lessons/drill/cases.ts';
import { askQuestion, type DrillQuestion, judgeChoice } from '../../../../src/core/lessons/drill/question.ts';

const seeds = ['tuesday', 'class-4b', '7'];

const ask = (seed: string, id: string) => askQuestion(seed, { case: id, attempt: 0 });

/** What is shown, but for what hangs on fresh keys. */
function shown({ file, ...question }: DrillQuestion) {
  return {
    statusShown: question.statusShown,
    causes: question.causes,
    statuses: question.statuses,
    headline: question.diagnosis.headline,
    exchanges: file.exchanges,
    rows: file.tokens.map(({ rows }) => rows),
  };
}

describe('a question of the drill', () => {
  it.each(drillCases.map(({ id }) => id))('%s has exactly one right answer', async (id) => {
    for (const seed of seeds) {
      const question = await ask(seed, id);
      const { causes, statuses, diagnosis } = question;
      expect(causes).toHaveLength(4);
      expect(new Set(causes.map(({ words }) => words)).size).toBe(4);
      expect(statuses).toHaveLength(3);
      const choices = causes.flatMap(({ cause }) => statuses.map((status) => ({ cause, status })));
      const right = choices.filter((choice) => {
        const { causeRight, statusRight } = judgeChoice(question, choice);
        return causeRight && statusRight;
      });
      expect(right).toEqual([{ cause: diagnosis.cause, status: diagnosis.rightStatus.status }]);
    }
  });

  it('offers no second cause that is true as well, and no status that a standard allows', async () => {
    for (const { id } of drillCases) {
      const { causes, statuses, diagnosis } = await ask('fair', id);
      const others = causes.map(({ cause }) => cause).filter((cause) => cause !== diagnosis.cause);
      expect(others.filter((cause) => diagnosis.also.includes(cause))).toEqual([]);
      const { status, acceptable } = diagnosis.rightStatus;
      expect(statuses.filter((one) => one !== status && acceptable.includes(one))).toEqual([]);
    }
  });

  it('is the same for the same seed, and another for another', async () => {
    for (const { id } of drillCases)
      expect(shown(await ask('monday', id))).toEqual(shown(await ask('monday', id)));
    const [one, other] = [await ask('monday', 'edited-role'), await ask('friday', 'edited-role')];
    expect(one.file.exchanges).not.toEqual(other.file.exchanges);
  });

  it('hides a status that would give the answer away, and shows one that is wrong', async () => {
    const wrong = await ask('any', 'expired-answered-403');
    expect(wrong.file.exchanges.at(-1)?.status).toBe(403);
    expect(wrong.statusShown).toBe(true);
    const hidden = await Promise.all(
      Array.from(
        { length: 40 },
        async (_, seed) => (await ask(String(seed), 'expired-minutes-ago')).statusShown,
      ),
    );
    const times = hidden.filter((isShown) => isShown).length;
    expect(times).toBeGreaterThan(0); // now and then, so that a status in sight tells nothing
    expect(times).toBeLessThan(20);
  });

  it('shows both copies of an edited token: one signature over two sets of claims', async () => {
    const { file } = await ask('spot', 'edited-role');
    const [second, first] = file.tokens;
    expect(first?.signature).toBe(second?.signature);
    expect(first?.sent).toBe(false);
    expect(second?.sent).toBe(true);
    const role = (rows: (typeof file.tokens)[number]['rows'] = []) =>
      rows.find(({ name }) => name === 'role')?.value;
    expect([role(first?.rows), role(second?.rows)]).toEqual(['user', 'admin']);
    expect(first?.rows.map(({ name }) => name)).toEqual(['role']);
    expect(first?.otherwiseLike).toBe(second?.letter);
    expect(second?.verification.outcome).toBe('failed');
  });

  it('names tokens by letters instead of printing them', async () => {
    for (const { id } of drillCases) {
      const { file } = await ask('letters', id);
      for (const { requestHeaders } of file.exchanges)
        for (const { value } of requestHeaders) expect(value).not.toMatch(/eyJ[\w-]{40}/);
    }
  });
});
