import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { darkTheme, lightTheme } from '../../../src/core/report/audit-html-style.ts';
import { writeReport } from '../../../src/core/report/write-report.ts';
import { auditedScene, hostileName, options, refused } from './audited.ts';

const capture = auditedScene(refused);
const page = writeReport('html', capture, options);

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:document', 'html-validate:a11y'],
});
const faultsOf = async (text: string) => {
  const { results } = await validator.validateString(text);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
};

describe('HTML report', () => {
  it('is what the standard and assistive technology ask of a page, and the validator can tell', async () => {
    const waivers = [{ rule: 'token-in-url', place: '*', reason: hostileName, until: null }];
    const full = writeReport(
      'html',
      { ...capture, name: hostileName },
      { ...options, waivers, baseline: new Set() },
    );
    expect(await faultsOf(page)).toEqual([]);
    expect(await faultsOf(full)).toEqual([]);
    expect(await faultsOf(page.replace('</ul>', ''))).not.toEqual([]);
  });

  it('is one page that says what failed, why and what to do', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('A token in a URL');
    expect(page).toContain('<code>expired</code>, certain; the right status is 401.');
    expect(page).toContain('href="https://www.rfc-editor.org/rfc/rfc6750#section-2.3"');
    expect(page.trimEnd().endsWith('</html>')).toBe(true);
  });

  it('may run no script and fetch nothing', () => {
    expect(page).toContain("default-src 'none'; style-src 'sha256-");
    expect(page).not.toMatch(/<script|<link|<iframe|<form|<img|\son\w+="|url\(/i);
    expect(page.match(/(?:src|href)="(?!https:\/\/)/g)).toBeNull();
  });

  it('states the hash of the very style it holds', async () => {
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
    expect(page).toContain(`'sha256-${Buffer.from(digest).toString('base64')}'`);
  });

  it('turns hostile names into text that neither acts nor reorders', () => {
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('\u202e');
    const hostile = writeReport('html', { ...capture, name: '"><svg onload=alert(1)>\u2066' }, options);
    expect(hostile).toContain('&quot;&gt;&lt;svg onload=alert(1)&gt;\u{fffd}');
  });

  it('holds no part of a token', () => {
    for (const part of capture.token.split('.')) expect(page).not.toContain(part);
  });

  it('has the colours of the panel', () => {
    const css = readFileSync(new URL('../../../src/ui/style/variables.css', import.meta.url), 'utf8');
    const [, light = '', dark = ''] = css.split('color-scheme:');
    for (const [theme, block] of [
      [lightTheme, light],
      [darkTheme, dark],
    ] as const)
      for (const [name, colour] of Object.entries(theme)) expect(block).toContain(`--${name}: ${colour};`);
  });
});
