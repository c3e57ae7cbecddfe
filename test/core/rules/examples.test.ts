import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { rules } from '../../../src/core/rules/catalogue.ts';
import { mergeFinding, run } from '../../../src/core/rules/check.ts';
import { defineRule, type Rule } from '../../../src/core/rules/rule.ts';
import { scoreAudit } from '../../../src/core/rules/score.ts';
import { findings } from '../../../src/core/session/selectors.ts';
import { holdScene } from '../session/capture.ts';

const messagesOf = (rule: Rule, scene: Scene) =>
  findings(holdScene(scene).state).filter((finding) => finding.rule === rule.id);

/** The message with its data replaced by a wildcard, so that an example names the message and not its words. */
const patternOf = (message: string) =>
  new RegExp(`^${message.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^]*')}$`);

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (_id, rule) => {
  it.each(rule.examples.good.map((scene) => [scene.title, scene] as const))(
    'stays silent: %s',
    (_title, scene) => {
      expect(messagesOf(rule, scene)).toEqual([]);
    },
  );

  it.each(rule.examples.bad.map((scene) => [scene.title, scene] as const))('reports: %s', (_title, scene) => {
    const expected = patternOf(rule.messages[scene.expect] ?? 'no such message');
    expect(messagesOf(rule, scene).map(({ message }) => message)).toContainEqual(
      expect.stringMatching(expected),
    );
  });

  it('says why, how to mend it, and on what it rests, with an example of each kind', () => {
    expect(rule.why.length).toBeGreaterThan(20);
    expect(rule.fix.length).toBeGreaterThan(20);
    expect(rule.spec.every(({ url }) => url.startsWith('https://'))).toBe(true);
    expect(rule.spec.length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
  });
});

describe('the catalogue', () => {
  it('lists every rule file, each under its own id', () => {
    const files = readdirSync(new URL('../../../src/core/rules/', import.meta.url));
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(files).toContain(`${id}.ts`);
  });

  it('turns a rule that throws into a finding that says so, without what it met', () => {
    const broken = defineRule({
      ...(rules[0] as Rule<'token'>),
      id: 'broken',
      check() {
        throw new Error('secret value');
      },
    });
    const { state } = holdScene({ title: 'one token', tokens: { t: { claims: {} } }, exchanges: [] });
    const subject = state.tokens.items[0] ?? { id: 0, token: { text: '' } as never, firstSeenAt: 0 };
    const context = {
      now: 0,
      tokensIn: () => [],
      verificationOf: () => ({ outcome: 'not-checked', code: 'no-key', reason: '' }) as const,
      weakSecretOf: () => null,
      serverTimeOf: () => null,
      exchangeAt: () => undefined,
      firstSightingsOf: () => [],
      setCookieOf: () => null,
      keyOf: () => null,
      storedAt: () => [],
      lastLogoutAt: () => null,
      tokenOf: () => null,
      publishedKeyType: () => null,
      issuesIdTokens: () => false,
      isAccepted: () => false,
      refusesAnonymous: () => false,
    };
    const [finding] = run(broken, subject, context, { token: 0, exchange: null });
    expect(finding).toMatchObject({ rule: 'broken', key: '', undecided: true });
    expect(JSON.stringify(finding)).not.toContain('secret value');
  });
});

describe('the score', () => {
  const finding = {
    rule: 'a',
    key: '',
    category: 'token',
    severity: 'high',
    title: '',
    message: '',
    token: null,
    exchange: null,
    evidence: [],
    undecided: false,
    count: 1,
  } as const;

  it('is 100 when nothing failed', () => {
    expect(scoreAudit([]).overall).toBe(100);
  });

  it('counts a rule once, however often it was hit', () => {
    expect(scoreAudit([finding, finding])).toEqual(scoreAudit([finding]));
    expect(mergeFinding(finding, finding).count).toBe(2);
  });

  it('is held down by its worst category', () => {
    const critical = { ...finding, severity: 'critical' } as const;
    expect(scoreAudit([critical]).overall).toBeLessThanOrEqual(70);
  });
});
