import { describe, expect, it } from 'vitest';
import { beginReport, writeReport } from '../../../src/core/report/write-report.ts';
import { auditedScene, options, refused } from './audited.ts';
import { faultsOfSarif } from './sarif-schema.ts';

const capture = auditedScene(refused);
const waivers = [{ rule: 'token-in-url', place: '*', reason: 'a one-time link', until: null }];
const text = writeReport('sarif', capture, options);
const [run] = JSON.parse(text).runs;
const resultOf = (log: string, rule: string) =>
  JSON.parse(log).runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === rule);

describe('SARIF report', () => {
  it('validates against the schema of SARIF 2.1.0, and the validator can tell', () => {
    expect(faultsOfSarif(text)).toEqual([]);
    expect(
      faultsOfSarif(writeReport('sarif', capture, { ...options, waivers, baseline: new Set() })),
    ).toEqual([]);
    expect(faultsOfSarif(beginReport('sarif', { ...options, version: '' }).end())).toEqual([]);
    expect(faultsOfSarif(text.replace('"level": "error"', '"level": "bad"'))).not.toEqual([]);
  });

  it('names rule, severity, file and entry of a finding', () => {
    const result = resultOf(text, 'token-in-url');
    expect(result).toMatchObject({ kind: 'fail', level: 'error' });
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe('token-in-url');
    expect(result.locations[0]).toMatchObject({
      physicalLocation: { artifactLocation: { uri: 'shop.har', index: 0 }, region: { startLine: 1 } },
      logicalLocations: [{ name: 'https://api.example url', fullyQualifiedName: 'log.entries[1]' }],
    });
  });

  it('marks what is waived, and what a saved report knew', () => {
    const waived = resultOf(writeReport('sarif', capture, { ...options, waivers }), 'token-in-url');
    expect(waived.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'a one-time link' },
    ]);
    const again = writeReport('sarif', capture, { ...options, baseline: new Set() });
    expect(resultOf(again, 'token-in-url').baselineState).toBe('new');
  });

  it('writes hostile names as text: no placeholder, no link, no line break', () => {
    const { message } = resultOf(text, 'web-storage');
    expect(message.text).toContain('\\[a\\](https://evil.example)');
    expect(message.text).not.toMatch(/[\n\u202e]|(?<!\{)\{0/);
  });

  it('writes a path as a URI reference', () => {
    const uriOf = (name: string) =>
      JSON.parse(writeReport('sarif', auditedScene(refused, name), options)).runs[0].artifacts[0].location
        .uri;
    expect(uriOf('runs/my shop#1.har')).toBe('runs/my%20shop%231.har');
    expect(uriOf('/captures/a.har')).toBe('file:///captures/a.har');
    expect(uriOf('C:\\captures\\a.har')).toBe('file:///C%3A/captures/a.har');
    expect(uriOf('-')).toBe('stdin');
  });

  it('holds no part of a token', () => {
    for (const part of capture.token.split('.')) expect(text).not.toContain(part);
  });
});
