import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { darkTheme, lightTheme } from '../../../src/core/report/audit-html-style.ts';
import { writeReport } from '../../../src/core/report/write-report.ts';
import { auditedScene, options, refused } from './audited.ts';

const capture = auditedScene(refused);
const page = writeReport('html', capture, options);

describe('HTML report', () => {
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
