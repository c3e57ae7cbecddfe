/** The engine's own suite: one list, run in Node, in Chromium and in Firefox. */
import type { EngineCase, Fixtures } from './case.ts';
import { decodeCases } from './decode-cases.ts';
import { decryptCases } from './decrypt-cases.ts';
import { findCases } from './find-cases.ts';
import { secretCases } from './secret-cases.ts';
import { signCases } from './sign-cases.ts';
import { wycheproofCases } from './wycheproof-cases.ts';
import { wycheproofPrimitiveCases } from './wycheproof-primitive-cases.ts';

export const engineCases: readonly EngineCase[] = [
  ...decodeCases,
  ...findCases,
  ...signCases,
  ...secretCases,
  ...decryptCases,
  ...wycheproofCases,
  ...wycheproofPrimitiveCases,
];

/** What came of each case, by its name: '' or why it failed. One after the other: some of them count what runs. */
export async function runCases(fixtures: Fixtures): Promise<Record<string, string>> {
  const results: Record<string, string> = {};
  for (const { name, run } of engineCases) {
    try {
      await run(fixtures);
      results[name] = '';
    } catch (error) {
      results[name] = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }
  return results;
}
