/** Judges every labelled capture and holds the result against the bars, as `../shared/design/diagnosis.md` counts. */
import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../src/core/diagnose/diagnosis.ts';
import { hasShared } from '../../shared.ts';
import { type Label, readCapture, readKnown, readLabels, serverOf } from './corpus.ts';
import { judgeExchanges } from './judge-capture.ts';

/** They count for one another: where the answers are the same bytes nobody can tell them apart. */
const permission = new Set(['insufficient-scope', 'insufficient-role', 'forbidden-resource', 'waf']);
/** What a bare refusal may be when there is neither key nor expectation. */
const hiddenByTheAnswer = new Set([
  'signature-invalid',
  'unknown-kid',
  'alg-not-allowed',
  'wrong-issuer',
  'wrong-audience',
  'wrong-token-type',
  'revoked',
]);

interface Row {
  labelled: number;
  right: number;
  statusRight: number;
}

interface Result {
  readonly byCause: Map<string, Row>;
  flagged: string[];
  ok: number;
  certain: number;
  certainWrong: number;
  readonly wrong: string[];
}

const modes = [
  { name: 'with keys and expectations', withKeys: true, live: false, causes: 97 },
  { name: 'without', withKeys: false, live: false, causes: 92 },
  { name: 'without, judged while they come', withKeys: false, live: true, causes: 92 },
] as const;

describe.skipIf(!hasShared('corpus'))('the labelled captures', () => {
  it.each(modes)('$name', { timeout: 120_000 }, async ({ name, withKeys, live, causes }) => {
    const result = await judgeCorpus(withKeys, live);
    const total = sum(result);
    console.info(`${name}\n${tableOf(result)}`);
    expect(result.flagged).toEqual([]);
    expect(percent(total.right, total.labelled)).toBeGreaterThanOrEqual(causes);
    expect(percent(total.statusRight, total.labelled)).toBeGreaterThanOrEqual(97);
    expect(percent(result.certainWrong, result.certain)).toBeLessThanOrEqual(1);
  });
});

async function judgeCorpus(withKeys: boolean, live: boolean): Promise<Result> {
  const known = await readKnown();
  const result: Result = { byCause: new Map(), flagged: [], ok: 0, certain: 0, certainWrong: 0, wrong: [] };
  for (const [har, labels] of readLabels()) {
    const told = withKeys ? known.get(serverOf(har)) : undefined;
    const { diagnoses } = await judgeExchanges(readCapture(har), told, live);
    for (const label of labels) count(result, label, diagnoses.get(label.requestIndex), withKeys);
  }
  return result;
}

function count(result: Result, label: Label, diagnosis: Diagnosis | undefined, withKeys: boolean): void {
  const place = `${label.har} [${label.requestIndex}]`;
  if (label.cause === 'ok') {
    result.ok += 1;
    if (diagnosis !== undefined) result.flagged.push(`${place}: ${diagnosis.cause}`);
    return;
  }
  const row = result.byCause.get(label.cause) ?? { labelled: 0, right: 0, statusRight: 0 };
  result.byCause.set(label.cause, row);
  row.labelled += 1;
  const right = diagnosis !== undefined && isRight(diagnosis.cause, label.cause, withKeys);
  if (right) row.right += 1;
  else result.wrong.push(`${place}: ${label.cause}, told ${diagnosis?.cause ?? 'nothing'}`);
  if (diagnosis?.rightStatus.status === label.correctStatus) row.statusRight += 1;
  if (diagnosis?.confidence !== 'certain') return;
  result.certain += 1;
  if (!right) result.certainWrong += 1;
}

function isRight(told: string, labelled: string, withKeys: boolean): boolean {
  if (told === labelled || (permission.has(told) && permission.has(labelled))) return true;
  return !withKeys && told === 'token-refused' && hiddenByTheAnswer.has(labelled);
}

function sum({ byCause }: Result): Row {
  const total: Row = { labelled: 0, right: 0, statusRight: 0 };
  for (const { labelled, right, statusRight } of byCause.values()) {
    total.labelled += labelled;
    total.right += right;
    total.statusRight += statusRight;
  }
  return total;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (100 * part) / whole;
}

function tableOf(result: Result): string {
  const line = (cause: string, { labelled, right, statusRight }: Row) =>
    `${cause.padEnd(26)}${String(labelled).padStart(5)}${percent(right, labelled).toFixed(1).padStart(8)}%${percent(statusRight, labelled).toFixed(1).padStart(8)}%`;
  const rows = [...result.byCause].sort(([a], [b]) => a.localeCompare(b));
  return [
    `${'cause'.padEnd(26)}${'seen'.padStart(5)}${'right'.padStart(9)}${'status'.padStart(9)}`,
    ...rows.map(([cause, row]) => line(cause, row)),
    line('all', sum(result)),
    `${result.ok} in order, ${result.flagged.length} of them flagged; ${result.certain} certain, ${result.certainWrong} of them wrong`,
    ...result.wrong,
  ].join('\n');
}
