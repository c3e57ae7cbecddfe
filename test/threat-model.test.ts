/** The threat model names a test for each defence: they exist, under these titles. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const model = readFileSync(new URL('docs/threat-model.md', root), 'utf8');
/** Code in a title has its marks there, or the formatter would take two underscores for emphasis. */
const named = [...model.matchAll(/^ +- `(test\/[\w./-]+)` “([^”]+)”$/gm)].map(
  ([, file = '', title = '']) => ({
    file,
    title: title.replaceAll('`', ''),
  }),
);

/** A test file, and the suites that it runs in its browser. */
function readTest(path: URL): string {
  const source = readFileSync(path, 'utf8');
  const suites = [...source.matchAll(/from '(\.\.\/suites\/[\w-]+\.ts)'/g)].map(([, suite = '']) =>
    readFileSync(new URL(suite, path), 'utf8'),
  );
  return [source, ...suites].join('\n');
}

/** Whether a title stands there as the first argument of a test, on its line or behind `it.each(…)(`. */
function hasTest(source: string, title: string): boolean {
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some(
    (quoted) =>
      source.includes(`(${quoted},`) || new RegExp(`^\\s+${escapePattern(quoted)},$`, 'm').test(source),
  );
}
const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

describe('the threat model', () => {
  it('names tests, and every line that looks like one is read', () => {
    expect(named.length).toBeGreaterThan(40);
    expect(model.match(/`test\/(?!threat-model)/g)).toHaveLength(named.length);
  });

  it.each(named)('$file: $title', ({ file, title }) => {
    const path = new URL(file, root);
    expect(existsSync(path), `${file} is not there`).toBe(true);
    expect(hasTest(readTest(path), title), 'no test of this title in the file').toBe(true);
  });

  it('has a test for every kind of attacker', () => {
    const parts = model.split(/^## /m).slice(2);
    expect(parts.length).toBeGreaterThanOrEqual(8);
    for (const part of parts) expect(part, part.split('\n', 1)[0]).toMatch(/`test\//);
  });
});
