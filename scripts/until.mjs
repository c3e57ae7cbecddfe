import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks `probe` again and again until it gives something truthy.
 * @template T
 * @param {string} what For the error: what was waited for.
 * @param {() => Promise<T | null | undefined | false> | T | null | undefined | false} probe
 * @param {number} [timeoutMs]
 * @returns {Promise<T>}
 */
export async function until(what, probe, timeoutMs = 20_000) {
  const deadline = performance.now() + timeoutMs;
  // Ever more seldom, to a fifth of a second: asking takes time from those who are waited for.
  for (let pause = 20; ; pause = Math.min(pause * 1.25, 200)) {
    const answer = await probe();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms for ${what}`);
    await wait(pause);
  }
}
