import { describe, expect, it } from 'vitest';
import { playSignIn, type SignInSetup } from '../../../src/core/lessons/sign-in.ts';

const now = Date.parse('2026-01-15T12:00:00Z');
const play = (setup: Partial<SignInSetup>) =>
  playSignIn({ way: 'redirect', pkce: true, checksState: true, interference: 'none', ...setup }, now);

/** What the panel says of it, in one line. */
const panel = ({ flow }: Awaited<ReturnType<typeof play>>) =>
  `${flow?.flow.kind} ${flow?.failure?.code ?? flow?.row.outcome}`;

describe('who sees the password', () => {
  it('the app and the provider, where the app asks for it', async () => {
    const story = await play({ way: 'password' });
    expect(story.sawPassword).toEqual(['app', 'provider']);
    expect([story.outcome, panel(story)]).toEqual(['you', 'password completed']);
    expect(
      story.flow?.checks.filter(({ outcome }) => outcome === 'failed').map(({ rule }) => rule.id),
    ).toEqual(['password-grant']);
  });

  it('the provider alone, where the browser goes there', async () => {
    const story = await play({});
    expect(story.sawPassword).toEqual(['provider']);
    expect([story.outcome, panel(story)]).toEqual(['you', 'authorization-code completed']);
    expect(story.flow?.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(story.flow?.checks.map(({ rule }) => rule.id)).toEqual(
      expect.arrayContaining(['pkce-verifier-mismatch', 'state-not-returned', 'nonce-mismatch']),
    );
  });
});

describe('a thief who has the code', () => {
  it('is let in where nothing binds it to the app, and the app comes too late', async () => {
    const story = await play({ interference: 'stolen-code', pkce: false });
    expect([story.outcome, panel(story)]).toEqual(['thief-as-you', 'authorization-code invalid_grant']);
  });

  it('is refused for want of the verifier, and the app gets its tokens', async () => {
    const story = await play({ interference: 'stolen-code' });
    expect([story.outcome, panel(story)]).toEqual(['you', 'authorization-code completed']);
    expect(story.sawPassword).toEqual(['provider']);
  });
});

describe('a thief who sends a link with a code of their own', () => {
  it.each([
    [true, true, 'nobody', 'state-lost'],
    [true, false, 'nobody', 'state-lost'],
    [false, true, 'nobody', 'state-lost'],
    [false, false, 'you-as-thief', 'state-lost'],
  ])('state checked: %s, PKCE: %s → %s', async (checksState, pkce, outcome, failure) => {
    const story = await play({ interference: 'foreign-code', checksState, pkce });
    expect([story.outcome, panel(story)]).toEqual([outcome, `authorization-code ${failure}`]);
    const refusal = story.passed.some(({ kind }) => kind === 'state-refused');
    expect(refusal).toBe(checksState);
  });
});
