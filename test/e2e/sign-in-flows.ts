// biome-ignore-all lint/performance/useDomNodeTextContent: what a person sees is the rendered text
/** Reads the Flows view of the panel. */
import { expect } from 'vitest';
import { until } from '../../scripts/until.mjs';
import type { Panel } from './panel.ts';
import type { PanelWindow } from './sign-in.ts';

/** Each row of the Flows view as a person reads it, its parts parted by ` | `. */
async function flowRows(panel: Panel): Promise<string[]> {
  const texts = await panel.texts({ role: 'row', within: { role: 'grid', name: 'Flows' } });
  return texts.map((text) => text.split(/\s*\n\s*/).join(' | '));
}

/** Waits until the Flows view shows a row with all of these words. */
export async function seeFlow(panel: Panel, ...words: readonly string[]): Promise<void> {
  await panel.click({ role: 'tab', name: /^Flows/ });
  const isShown = async () =>
    (await flowRows(panel)).some((row) => words.every((word) => row.includes(word)));
  await until(words.join(', '), isShown, 10_000).catch(async () => {
    expect((await flowRows(panel)).join('\n')).toBe(words.join(' … '));
  });
}

/** Waits until so many requests were refused, and says what the panel names as the cause of each. */
export const causes = (panel: Panel, count: number) =>
  until(`${count} diagnoses`, () =>
    panel.driver.evaluate((wanted) => {
      const { derived } = (window as unknown as PanelWindow).claimcheckSession.state;
      const found = [...derived.diagnoses].sort(([a], [b]) => a - b);
      return found.length >= wanted && found.map(([, { cause }]) => cause);
    }, count),
  );

interface OpenedFlow {
  readonly headline: string;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly steps: readonly string[];
  /** Arrows of its diagram. */
  readonly drawn: number;
}

/** Opens the newest flow with these words: its headline, its checks, its steps and its diagram. */
export async function openFlow(panel: Panel, ...words: readonly string[]): Promise<OpenedFlow> {
  await seeFlow(panel, ...words);
  const rows = await flowRows(panel);
  const at = rows.findLastIndex((row) => words.every((word) => row.includes(word)));
  await panel.click({ role: 'row', at, within: { role: 'grid', name: 'Flows' } });
  return readFlow(panel);
}

export const readFlow = (panel: Panel): Promise<OpenedFlow> =>
  panel.driver.evaluate(() => {
    const all = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].map((one) =>
        one.innerText.replaceAll(/\s+/g, ' ').trim(),
      );
    return {
      headline: all('.flow .verdict h3')[0] ?? '',
      passed: all('.flow-checks .passed p').map((check) => check.replace(/ ?: passed$/, '')),
      failed: all('.flow-checks .failed p'),
      steps: all('.flow-steps > *').map((step) => step.replace(/^\d+\. | \d\d:.*$/g, '')),
      drawn: document.querySelectorAll('.seq .arrow').length,
    };
  });

/** How the view names a sign-in by code. */
export const signIn = 'Sign-in (code)';
