import { describe, expect, it } from 'vitest';
import { judgeReplay } from '../../../src/core/replay/judge.ts';
import type { Replay, ReplayOutcome, ReplayVariant } from '../../../src/core/replay/replay.ts';

type Answers = Partial<Record<ReplayVariant, number | 'redirect' | 'stopped'>>;

function toOutcome(answer: number | 'redirect' | 'stopped'): ReplayOutcome {
  if (answer === 'redirect') return { kind: 'redirected' };
  if (answer === 'stopped') return { kind: 'not-sent', why: 'stopped' };
  return { kind: 'answered', status: answer };
}

function replayOf(answers: Answers, of: Partial<Replay> = {}): Replay {
  const attempts = Object.entries(answers).map(([variant, answer], index) => ({
    variant: variant as ReplayVariant,
    method: 'GET',
    url: 'https://api.example/me',
    authorization: '',
    sentAt: 1000 + index,
    endedAt: 1010 + index,
    outcome: toOutcome(answer),
    captured:
      typeof answer === 'number'
        ? { exchange: index + 1, status: answer, fromCache: false, refusedInBody: false }
        : null,
  }));
  return { exchange: 0, token: 0, status: 200, expiresAt: null, attempts, ...of };
}
const verdictOf = (answers: Answers, of?: Partial<Replay>) => judgeReplay(replayOf(answers, of)).verdict;

describe('what a replay proves', () => {
  const allRefused = { 'without-token': 401, tampered: 401, unsigned: 401 };

  it.each<[verdict: string, answers: Answers, of?: Partial<Replay>]>([
    ['checks', allRefused],
    ['checks', { 'without-token': 'redirect', tampered: 403, unsigned: 400 }],
    // The token itself is not accepted: its copies may be refused for the same reason.
    ['refuses-all', allRefused, { status: 401 }],
    ['refuses-all', allRefused, { expiresAt: 500 }],
    ['accepts-forged', { 'without-token': 401, tampered: 200, unsigned: 401 }],
    ['accepts-forged', { 'without-token': 404, tampered: 401, unsigned: 204 }],
    ['open', { 'without-token': 200, tampered: 200, unsigned: 200 }],
    ['unclear', { 'without-token': 500, tampered: 200, unsigned: 200 }],
    ['unclear', { 'without-token': 429, tampered: 200 }],
    // Without a good answer to compare with, a 404 may be about the resource.
    ['unclear', { 'without-token': 404, tampered: 200 }, { status: 404 }],
    ['not-sent', { 'without-token': 'stopped', tampered: 200, unsigned: 200 }],
    ['asks-for-token', { 'without-token': 401 }],
    ['asks-for-token', { 'without-token': 401, tampered: 'stopped', unsigned: 401 }],
    ['awaited', {}],
  ])('%s: %j', (verdict, answers, of) => {
    expect(verdictOf(answers, of)).toBe(verdict);
  });

  it('names the forged tokens that got through', () => {
    const { forged } = judgeReplay(replayOf({ 'without-token': 401, tampered: 200, unsigned: 200 }));
    expect(forged).toEqual(['tampered', 'unsigned']);
  });

  it('takes the network’s word over the page’s', () => {
    const lying = replayOf({ 'without-token': 401, tampered: 200, unsigned: 401 });
    const attempts = lying.attempts.map((one) => ({
      ...one,
      captured: one.captured && { ...one.captured, status: 401 },
    }));
    expect(judgeReplay({ ...lying, attempts }).verdict).toBe('checks');
  });

  it('makes no verdict of an answer that CORS kept from the page', () => {
    const replay = replayOf({ 'without-token': 401, tampered: 200, unsigned: 401 });
    const attempts = replay.attempts.map((one) => ({ ...one, outcome: toOutcome('stopped') }));
    expect(judgeReplay({ ...replay, attempts }).verdict).toBe('not-sent');
  });

  it('says when only the page tells of the answers', () => {
    const replay = replayOf({ 'without-token': 401, tampered: 200, unsigned: 401 });
    expect(judgeReplay(replay).isCaptured).toBe(true);
    const attempts = replay.attempts.map((one) => ({ ...one, captured: null }));
    expect(judgeReplay({ ...replay, attempts })).toMatchObject({
      verdict: 'accepts-forged',
      isCaptured: false,
    });
  });

  it('does not take a copy from the cache, or a GraphQL error under a 200, for acceptance', () => {
    const replay = replayOf({ 'without-token': 401, tampered: 200, unsigned: 200 });
    const attempts = replay.attempts.map((one) => ({
      ...one,
      captured: one.captured && {
        ...one.captured,
        fromCache: one.variant === 'tampered',
        refusedInBody: one.variant === 'unsigned',
      },
    }));
    expect(judgeReplay({ ...replay, attempts }).verdict).toBe('asks-for-token');
  });

  it('says that the newest token helps, where this one was refused', () => {
    const answers = { 'without-token': 401, tampered: 401, unsigned: 401, newest: 200 };
    expect(judgeReplay(replayOf(answers, { status: 401 })).newestHelps).toBe(true);
    expect(judgeReplay(replayOf(answers, { status: 200 })).newestHelps).toBe(false);
  });
});
