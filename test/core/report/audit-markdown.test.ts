import { describe, expect, it } from 'vitest';
import { auditMarkdown } from '../../../src/core/report/audit-markdown.ts';
import { writeReport } from '../../../src/core/report/write-report.ts';
import { auditedScene, options, refused } from './audited.ts';

const capture = auditedScene(refused);
const text = auditMarkdown(capture, options);

describe('audit report', () => {
  it('tells score, finding, fix and clause', () => {
    expect(text.split('\n')[0]).toBe('# Token audit of shop.har');
    expect(text).toMatch(/^Score \*\*\d+\*\* of 100, 2026-01-15T12:00:00\.000Z\. Decoded is not verified\./m);
    expect(text).toContain('### High: A token in a URL');
    expect(text).toContain('**Fix:** Send it in the Authorization header');
    expect(text).toContain('[RFC 6750 §2.3](<https://www.rfc-editor.org/rfc/rfc6750#section-2.3>), SHOULD');
    expect(text).toMatch(/## Passed\n\n- /);
  });

  it('tells which requests were refused, and why', () => {
    const [, refusals = ''] = text.split('## Refused requests');
    expect(refusals).toMatch(/^### GET .*→ 401$/m);
    expect(refusals).toMatch(/\(`expired`, certain\)/);
    expect(refusals).toContain('- Time window failed');
  });

  it('writes no part of a token', () => {
    for (const part of capture.token.split('.')) expect(text).not.toContain(part);
  });

  it('turns hostile names into plain text', () => {
    expect(text).toContain('\\[a\\]');
    expect(text).not.toMatch(/<img|\]\(https:|https:\/\/evil|\n# head|\u202e|@someone/);
  });

  it('keeps what is waived apart, with the reason, and lets it cost nothing', () => {
    const waivers = [{ rule: 'token-in-url', place: '*', reason: 'a one-time <b>link</b>', until: null }];
    const waived = auditMarkdown(capture, { ...options, waivers });
    const [failed = '', after = ''] = waived.split('## Waived');
    expect(failed).not.toContain('A token in a URL');
    expect(after).toContain('**Waived:** a one\\-time &lt;b&gt;link&lt;/b&gt;');
    const score = (page: string) => Number(/Transport \| (\d+)/.exec(page)?.[1]);
    expect(score(waived)).toBeGreaterThan(score(text));
  });

  it('says once what is the same of forty renewed tokens', () => {
    const names = Array.from({ length: 40 }, (_, index) => `t${index}`);
    const renewed = auditedScene({
      title: 'a long session',
      tokens: Object.fromEntries(
        names.map((name, index) => [
          name,
          { header: { alg: 'HS256' }, claims: { sub: 'u', jti: `${index}` } },
        ]),
      ),
      exchanges: names.map((name, index) => ({
        request: 'GET https://api.example/orders',
        requestHeaders: [`Authorization: Bearer $${name}`],
        status: 200,
        at: index,
      })),
    });
    const page = auditMarkdown(renewed, options);
    expect(page.match(/How long the secret of this HS256 token is/g)).toHaveLength(1);
    expect(page).toMatch(/How long the secret .*\(40 times\)/);
    expect(page).toMatch(/There is no exp claim .*\(40 times\)/);
    expect(writeReport('text', renewed, options).match(/hmac-key-short, ×40/g)).toHaveLength(1);
    expect(JSON.parse(writeReport('json', renewed, options)).findings.length).toBeGreaterThan(80);
  });
});
