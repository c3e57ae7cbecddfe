import { describe, expect, it } from 'vitest';
import { auditMarkdown } from '../../../src/core/report/audit-markdown.ts';
import { defineRule, type Finding, type Rule } from '../../../src/core/rules/rule.ts';
import type { AuditReport } from '../../../src/core/session/select-audit.ts';

const token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJlLW9mLWFubmE';

const rule: Rule = defineRule({
  id: 'web-storage',
  category: 'storage',
  subject: 'storage',
  severity: 'high',
  title: 'Scripts can read a token',
  why: 'Any script on the page can copy it.',
  fix: 'Use an HttpOnly cookie.',
  spec: [{ label: 'ASVS 5.0 14.3.3', url: 'https://example.com/asvs', level: '' }],
  messages: {},
  check() {},
  examples: { good: [], bad: [] },
});

function finding(message: string, evidence: string[]): Finding {
  return {
    rule: rule.id,
    key: message,
    category: 'storage',
    severity: 'high',
    title: rule.title,
    message,
    token: 0,
    exchange: null,
    evidence: evidence.map((text) => ({ text, place: { kind: 'none' } })),
    undecided: false,
    count: 3,
  };
}

function report(failed: Finding[]): AuditReport {
  return {
    overall: 71.6,
    categories: [{ category: 'storage', score: 34, failed: failed.length }],
    failed,
    undecided: [],
    passed: [rule],
    notApplicable: [],
  };
}

const about = {
  now: Date.UTC(2026, 0, 15, 12),
  page: 'https://app.example/secret/path?x=1',
  ruleOf: () => rule,
};

describe('audit report', () => {
  it('tells score, finding, fix and clause', () => {
    const text = auditMarkdown(report([finding('tw.access in localStorage', ['Read from storage.'])]), about);
    expect(text.split('\n').slice(0, 3)).toEqual([
      '# Token audit of https&#58;//app.example',
      '',
      'Score **72** of 100, 2026-01-15T12:00:00.000Z. Decoded is not verified. Values, keys and signatures are left out.',
    ]);
    expect(text).toContain('### High: Scripts can read a token');
    expect(text).toContain('tw.access in localStorage (3 times)');
    expect(text).toContain('**Fix:** Use an HttpOnly cookie.');
    expect(text).toContain('[ASVS 5.0 14.3.3](<https://example.com/asvs>)');
    expect(text).toContain('## Passed\n\n- Scripts can read a token (`web-storage`)');
  });

  it('writes no token even where a message holds one', () => {
    const hostile = report([finding(`stored under ${token}`, [token])]);
    expect(auditMarkdown(hostile, about)).not.toContain('eyJ');
  });

  it('turns hostile names into plain text', () => {
    const name =
      '<img src=x onerror=alert(1)> [a](https://evil.example) ![i](x)\n# head\u202e `x` @someone | cell';
    const text = auditMarkdown(report([finding(name, [])]), about);
    expect(text).not.toMatch(/<img|\]\(https:|https:\/\/evil|\n# head|\u202e|@someone/);
    expect(text).toContain('\\[a\\]');
  });

  it('counts evidence beyond the first five', () => {
    const text = auditMarkdown(report([finding('m', ['1', '2', '3', '4', '5', '6', '7'])]), about);
    expect(text).toContain('- and 2 more');
  });
});
