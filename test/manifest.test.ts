/** What is shipped, read from the built folders: what the extension may do, and what it has no means of doing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../src/core/session/host.ts';
import { kitMessages } from '../src/ui/kit/messages.ts';
import { builtExtension } from './e2e/built.ts';

const targets = ['chrome', 'firefox'] as const;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; " +
  "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types claimcheck";

/** Ways to turn text into script or markup, and ways out that `connect-src` does not close. None has an exception. */
const forbidden: Readonly<Record<string, RegExp>> = {
  innerHTML: /\binnerHTML\b/,
  outerHTML: /\bouterHTML\b/,
  insertAdjacentHTML: /\binsertAdjacentHTML\b/,
  setHTMLUnsafe: /\bsetHTMLUnsafe\b/,
  createContextualFragment: /\bcreateContextualFragment\b/,
  DOMParser: /\bDOMParser\b/,
  'document.write': /\bdocument\.write/,
  srcdoc: /\bsrcdoc\b/,
  // `inspectedWindow.eval` is a method that runs in the page, not here.
  eval: /(?<![.\w$])eval\s*\(/,
  'new Function': /\bnew\s+Function\b|(?<![.\w$])Function\s*\(/,
  'timers that take text': /\bset(Timeout|Interval)\(\s*[`'"]/,
  'window.open': /\bwindow\.open\b/,
  RTCPeerConnection: /\bRTCPeerConnection\b/,
  XMLHttpRequest: /\bXMLHttpRequest\b/,
  sendBeacon: /\bsendBeacon\b/,
  importScripts: /\bimportScripts\b/,
};

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

for (const target of targets) {
  describe(`the built extension for ${target}`, () => {
    let folder: string;
    let manifest: Record<string, unknown>;
    beforeAll(async () => {
      folder = await builtExtension(target);
      manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    }, 60_000);

    it('asks for storage and for nothing else; cookies of a site, in Chromium, only when a person wants them', () => {
      expect(manifest.permissions).toEqual(['storage']);
      expect(manifest.optional_permissions).toEqual(target === 'chrome' ? ['cookies'] : undefined);
      expect(manifest.optional_host_permissions).toEqual(target === 'chrome' ? ['*://*/*'] : undefined);
      expect(Object.keys(manifest).sort()).toEqual(
        [
          'action',
          'background',
          'content_security_policy',
          'default_locale',
          'description',
          'devtools_page',
          'icons',
          'manifest_version',
          'name',
          'permissions',
          'version',
          ...(target === 'chrome'
            ? ['minimum_chrome_version', 'optional_host_permissions', 'optional_permissions']
            : ['browser_specific_settings']),
        ].sort(),
      );
    });

    it('seals its pages', () => {
      expect(manifest.content_security_policy).toEqual({ extension_pages: policy });
    });

    it('has the version of the package', () => {
      const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
      expect(manifest.version).toBe(version);
    });

    it('names only files that are there', () => {
      const text = JSON.stringify(manifest);
      const named = [...text.matchAll(/"([\w./-]+\.(?:js|html|png))"/g)].map((match) => match[1] as string);
      expect(named.length).toBeGreaterThan(4);
      expect(named.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    });

    it('has no means to run text, and no way out', () => {
      const scripts = filesOf(folder).filter((file) => /\.(js|html)$/.test(file));
      const hits = scripts.flatMap((file) => {
        const text = readFileSync(join(folder, file), 'utf8');
        return Object.keys(forbidden).flatMap((name) =>
          forbidden[name]?.test(text) ? [`${file}: ${name}`] : [],
        );
      });
      expect(scripts.length).toBeGreaterThan(4);
      expect(hits).toEqual([]);
    });

    it('has no inline script, style or handler, and loads nothing from elsewhere', () => {
      for (const file of filesOf(folder).filter((name) => name.endsWith('.html'))) {
        const text = readFileSync(join(folder, file), 'utf8');
        expect(text, file).not.toMatch(/<style|\sstyle=|\son\w+=|https?:\/\//);
        expect(text, file).not.toMatch(/<script(?![^>]*\ssrc=)/);
      }
      for (const file of filesOf(folder).filter((name) => name.endsWith('.css')))
        expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/@import|url\(\s*['"]?(?!data:)/);
    });

    it.each(['panel.html', 'page.html'])(
      'reads no words of a view before the language is known: %s',
      (page) => {
        const html = readFileSync(join(folder, page), 'utf8');
        const first = [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map((match) => match[1] as string);
        const early = new Set(first);
        for (const name of early) {
          const text = readFileSync(join(folder, 'assets', name), 'utf8');
          for (const [, one = ''] of text.matchAll(/(?:\bimport|\bfrom)\s*["'`]\.\/([^"'`]+)["'`]/g))
            early.add(one);
          expect(text, name).not.toContain(kitMessages.copyRefused);
        }
        expect(early.size).toBeGreaterThan(2);
      },
    );

    it('has a folder of messages for each language of the panel', () => {
      expect(readdirSync(join(folder, '_locales')).sort()).toEqual([...languages].sort());
    });

    it.each(languages)('every word of the manifest is in its messages: %s', (language) => {
      const messages = JSON.parse(readFileSync(join(folder, `_locales/${language}/messages.json`), 'utf8'));
      const used = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(
        (match) => match[1] as string,
      );
      expect(used.sort()).toEqual(Object.keys(messages).sort());
      // What the stores allow.
      expect(messages.extensionName.message.length).toBeLessThanOrEqual(45);
      expect(messages.extensionDescription.message.length).toBeLessThanOrEqual(132);
    });
  });
}

describe('Firefox', () => {
  it('is told that no data is collected', async () => {
    const manifest = JSON.parse(readFileSync(join(await builtExtension('firefox'), 'manifest.json'), 'utf8'));
    expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
      required: ['none'],
    });
    expect(manifest.background.scripts).toHaveLength(1);
  });
});
