/** What the documentation names is there: its links, its pictures, its anchors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** As code hosts make them of headings. */
function anchorsOf(page: string): string[] {
  const headings = readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the documentation', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
    for (const link of links.filter((to) => !/^(https?|mailto):/.test(to))) {
      const [file = '', anchor = ''] = link.split('#');
      const target = file === '' ? join(root, page) : join(root, dirname(page), file);
      expect([link, existsSync(target)]).toEqual([link, true]);
      if (anchor !== '') expect(anchorsOf(target), link).toContain(anchor);
    }
  });

  it('shows every picture that lies there', () => {
    const shown = ['README.md', 'docs/guide.md'].map((page) => readFileSync(join(root, page), 'utf8')).join();
    for (const file of readdirSync(join(root, 'docs/pictures'))) expect(shown).toContain(`pictures/${file}`);
  });
});
