/** The listings say what the manifest says, within what the stores take. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('manifest.json'));
const messages = JSON.parse(read('public/_locales/en/messages.json'));

/** The text under each `## ` of the listing. */
const parts = new Map(
  read('store/listing.md')
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      return [title, lines.join('\n').trim()];
    }),
);
const part = (title: string) => parts.get(title) ?? '';

describe('the store listing', () => {
  it('has the name and the summary of the manifest, in the length that every store takes', () => {
    expect(part('Name')).toBe(messages.extensionName.message);
    expect(part('Name').length).toBeLessThanOrEqual(45);
    expect(part('Summary')).toBe(messages.extensionDescription.message);
    expect(part('Summary').length).toBeLessThanOrEqual(132);
    expect(part('Description').length).toBeGreaterThan(250);
    expect(part('Description').length).toBeLessThan(10_000);
  });

  it('gives a reason for each permission of the manifest, and for no other', () => {
    const asked = [
      ...manifest.permissions,
      ...manifest.optional_permissions,
      ...manifest.optional_host_permissions,
      'devtools_page',
    ];
    const reasons = [...part('Permissions').matchAll(/^### `(.+)`\n\n(.{40,})/gm)].map((match) => match[1]);
    expect(reasons.sort()).toEqual(asked.sort());
  });

  it('does not say "valid" of a token without saying what that means', () => {
    expect(part('Description')).not.toMatch(/\b(in)?valid tokens?\b/i);
  });

  it('names the pictures that the script takes', () => {
    const named = [...part('Pictures').matchAll(/`([\w-]+)\.png`/g)].map((match) => match[1]);
    const script = read('scripts/store-pictures.mjs');
    expect(named.length).toBeGreaterThanOrEqual(4);
    // What the Chrome Web Store takes at most.
    expect(named.length).toBeLessThanOrEqual(5);
    for (const name of named) expect(script).toContain(`  ${name}: { state: `);
  });
});
