/**
 * One readable page a capture: what a person is told of each failure in it. Captures in `test/har`, pages in `test/golden`.
 * To write the pages anew after a change that was meant: UPDATE_GOLDEN=1 npx vitest run --project unit test/core/diagnose/golden.test.ts
 * and read the difference.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { parseHar } from '../../../src/core/http/har.ts';
import { judgeExchanges } from './judge-capture.ts';

const folder = fileURLToPath(new URL('../../', import.meta.url));
const captures = readdirSync(`${folder}har`).filter((name) => name.endsWith('.har'));
const marks = {
  passed: 'passed',
  failed: '**failed**',
  unknown: 'unknown',
  'not-reached': 'not reached',
} as const;

describe('what a person reads', () => {
  it.each(captures)('%s', async (capture) => {
    const page = await writePage(capture);
    const file = `${folder}golden/${capture.replace('.har', '.md')}`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, page);
    expect(existsSync(file), `no page for ${capture}: run with UPDATE_GOLDEN=1`).toBe(true);
    expect(page, 'differs: if it was meant, run with UPDATE_GOLDEN=1 and read the difference').toBe(
      readFileSync(file, 'utf8'),
    );
  });

  it('holds no token, cookie or claim value', async () => {
    for (const capture of captures) {
      const page = await writePage(capture);
      expect(page).not.toMatch(/eyJ|s%3A|u_1001|alice/);
    }
  });
});

async function writePage(capture: string): Promise<string> {
  const parsed = parseHar(readFileSync(`${folder}har/${capture}`, 'utf8'));
  if ('error' in parsed) throw new Error(parsed.error);
  const { exchanges, diagnoses } = await judgeExchanges(parsed.exchanges);
  const failures = [...diagnoses.values()].sort((a, b) => a.exchange - b.exchange);
  return `# ${capture}\n\n${failures.map((one) => pageOf(exchanges[one.exchange] as Exchange, one)).join('\n')}`;
}

function pageOf({ id, request, response, error }: Exchange, diagnosis: Diagnosis): string {
  const { rightStatus } = diagnosis;
  const status = `${rightStatus.status}${rightStatus.acceptable.length > 0 ? ` (or ${rightStatus.acceptable.join(', ')})` : ''}`;
  return [
    `## ${id} · ${request.method} ${new URL(request.url).pathname} → ${response.status}${error === '' ? '' : ` ${error}`}`,
    '',
    `**${diagnosis.headline}**`,
    '',
    `${diagnosis.cause}, ${diagnosis.confidence}${diagnosis.also.length > 0 ? `; also ${diagnosis.also.join(', ')}` : ''}`,
    '',
    ...diagnosis.ladder.map(
      ({ step, outcome, evidence }) =>
        `- ${step}: ${marks[outcome]}${evidence.length > 0 ? `. ${evidence.map(({ text }) => text).join(' ')}` : ''}`,
    ),
    '',
    `Right status: ${status}, and ${rightStatus.asSent ? 'so it was' : 'so it was not'}. ${rightStatus.why}`,
    '',
    `Fix: ${diagnosis.fix}`,
    '',
    ...(diagnosis.next.length > 0
      ? ['To settle it:', '', ...diagnosis.next.map((one) => `- ${one}`), '']
      : []),
    ...(diagnosis.rivals.length > 0
      ? ['Considered:', '', ...diagnosis.rivals.map(({ cause, because }) => `- ${cause}: ${because}`), '']
      : []),
  ].join('\n');
}
