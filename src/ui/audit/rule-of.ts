import { rules } from '../../core/rules/catalogue.ts';
import type { Rule } from '../../core/rules/rule.ts';

const byId: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** The words and clauses of a rule; undefined for an id that the catalogue does not hold. */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id);
}
