import type { JsonObject } from '../../../src/core/jose/json.ts';
import { findings } from '../../../src/core/session/selectors.ts';
import { holdScene } from '../session/capture.ts';

/** What one rule says of a token with these claims: the severity and the sentence. */
export function foundInClaims(rule: string, claims: JsonObject, header: JsonObject = {}): string[] {
  const { state } = holdScene({
    title: rule,
    tokens: { t: { header: { alg: 'HS256', ...header }, claims: { scope: 'a', ...claims } } },
  });
  return findings(state)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, message }) => `${severity}: ${message}`);
}
