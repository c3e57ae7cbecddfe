import type { Rule } from '../../core/rules/rule.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { useStore } from '../store.ts';
import { auditMessages as words } from './messages.ts';
import type { RuleResult } from './rule-results.ts';
import { SpecLinks } from './spec-links.tsx';

/** What could not be told, what it would need, and the way to it. Never counted as passed. */
export function Undecided({ results }: { results: readonly RuleResult[] }) {
  const store = useStore();
  if (results.length === 0) return null;
  return (
    <Section title={words.undecided} note={words.undecidedNote(results.length)}>
      <ul>
        {results.map((result) => (
          <li key={result.id} class="undecided">
            <Badge icon="circle-dashed">{words.undecidedWord}</Badge>
            <span>
              {result.title}
              <span class="sub wrap">
                {' '}
                <PlainText text={result.findings[0]?.message ?? ''} limit={400} />
              </span>
            </span>
            {result.subject === 'token' ? (
              <Button look="quiet" icon="key-round" onClick={() => store.open('keys')}>
                {words.addKey}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Rules by name, folded: those that found nothing, or had nothing to look at. */
export function FoldedRules({ title, rules }: { title: string; rules: readonly Rule[] }) {
  if (rules.length === 0) return null;
  return (
    <Section title={title} note={words.rules(rules.length)} folded={true}>
      <ul>
        {rules.map((rule) => (
          <li key={rule.id} class="folded-rule">
            <span>{rule.title}</span>
            <span class="mut">{words.categories[rule.category]}</span>
            <SpecLinks rule={rule} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
