/**
 * What the audit says of every open capture, rule by rule: `test/golden/rule-hits.md` is read with suspicious eyes, for
 * no rule may speak falsely and none may drown the others.
 * To write it anew after a change that was meant: UPDATE_GOLDEN=1 npx vitest run --project unit test/core/rules/hits.test.ts
 * and read the difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseHar } from '../../../src/core/http/har.ts';
import { rules } from '../../../src/core/rules/catalogue.ts';
import type { Finding } from '../../../src/core/rules/rule.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { findings } from '../../../src/core/session/selectors.ts';
import { hasShared, listSharedFiles, readShared } from '../../shared.ts';

const golden = fileURLToPath(new URL('../../golden/rule-hits.md', import.meta.url));

interface Hits {
  captures: number;
  /** By sentence, numbers apart: in how many captures it was said. */
  readonly sentences: Map<string, number>;
}

const middlewares = 'corpus/hars';
const otherProjects = ['vectors/har-har-to-k6', 'vectors/har-mitmproxy', 'vectors/har-perfcascade'];
const wild = 'vectors/wild-tokens/tokens.json';
const isHere = [middlewares, ...otherProjects, wild].every(hasShared);

describe.skipIf(!isHere)('what the audit says of every open capture', () => {
  it('is what the page of hits says', () => {
    const page = writePage();
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, page);
    expect(page, 'differs: if it was meant, run with UPDATE_GOLDEN=1 and read the difference').toBe(
      readFileSync(golden, 'utf8'),
    );
  });

  it('misses a challenge exactly where the labels of the corpus do, preflights apart', () => {
    const labels: readonly { har: string; method: string; missingChallenge?: boolean }[] = JSON.parse(
      readShared('corpus/labels.json'),
    );
    const labelled = labels.filter(
      ({ method, missingChallenge }) => missingChallenge && method !== 'OPTIONS',
    );
    const told = listSharedFiles(middlewares, '.har').filter((path) =>
      findingsIn(path).some(({ rule }) => rule === 'challenge-missing'),
    );
    expect(told.map((path) => path.split('/').at(-1))).toEqual(
      [...new Set(labelled.map(({ har }) => har))].sort(),
    );
  });
});

const known = new Map<string, readonly Finding[]>();

/** Nothing is said of what is no capture. */
function findingsIn(path: string): readonly Finding[] {
  const before = known.get(path);
  if (before !== undefined) return before;
  const parsed = parseHar(readShared(path));
  if ('error' in parsed) return [];
  const holder = holdSession();
  holder.dispatch({ type: 'exchanges-captured', exchanges: parsed.exchanges });
  const found = findings(holder.state);
  known.set(path, found);
  return found;
}

/** The tokens that other projects have in their sources, each pasted alone. */
function findingsInWild(): (readonly Finding[])[] {
  const tokens: readonly { token: string }[] = JSON.parse(readShared(wild));
  return tokens.map(({ token }) => {
    const holder = holdSession();
    holder.dispatch({ type: 'text-pasted', text: token, at: Date.UTC(2026, 10, 22) });
    return findings(holder.state);
  });
}

function writePage(): string {
  const hars = (folder: string) => listSharedFiles(folder, '.har').map(findingsIn);
  return [
    '# Hits by rule',
    '',
    ...writeSet('Captures of real auth middlewares', hars(middlewares)),
    ...writeSet('HAR files of other projects', otherProjects.flatMap(hars)),
    ...writeSet('Tokens in the sources of other projects, pasted', findingsInWild()),
  ].join('\n');
}

function writeSet(title: string, captures: readonly (readonly Finding[])[]): string[] {
  const byRule = new Map<string, Hits>();
  for (const found of captures) {
    for (const id of new Set(found.map(({ rule }) => rule))) {
      const hits = byRule.get(id) ?? { captures: 0, sentences: new Map() };
      byRule.set(id, hits);
      hits.captures += 1;
      const said = found.filter(({ rule }) => rule === id).map(sentenceOf);
      for (const one of new Set(said)) hits.sentences.set(one, (hits.sentences.get(one) ?? 0) + 1);
    }
  }
  const silent = rules.length - byRule.size;
  return [
    `## ${title}: ${captures.length}`,
    '',
    ...rules.flatMap(({ id }) => writeRule(id, byRule.get(id))),
    `Silent: ${silent} of ${rules.length} rules.`,
    '',
  ];
}

function writeRule(id: string, hits: Hits | undefined): string[] {
  if (hits === undefined) return [];
  const lines = [...hits.sentences].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `### ${id}, in ${hits.captures}`,
    '',
    ...lines.map(([sentence, captures]) => `- ${captures} × ${sentence}`),
    '',
  ];
}

/** Times, ports and counts differ from capture to capture; what is said of them does not. */
function sentenceOf({ severity, undecided, message }: Finding): string {
  return `${undecided ? `${severity}, undecided` : severity}: ${message.replace(/\d+(?:[.,:]\d+)*/g, '#')}`;
}
