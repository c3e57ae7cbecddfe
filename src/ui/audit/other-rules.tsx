import type { Rule } from '../../core/rules/rule.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { useStore } from '../store.ts';
import { auditMessages as words } from './messages.ts';
import { reviewMessages } from './review-messages.ts';
import type { RuleResult } from './rule-results.ts';
import { SpecLinks } from './spec-links.tsx';

/** Sentences of one rule that are listed; the others are counted. */
const listed = 4;

/** What could not be told, what it would need, and the way to it. Never counted as passed. */
export function Undecided({ results }: { results: readonly RuleResult[] }) {
  if (results.length === 0) return null;
  return (
    <Section title={words.undecided} note={words.undecidedNote(results.length)}>
      <ul>
        {results.map((result) => {
          const needs = [...new Set(result.findings.map(({ message }) => message))];
          return (
            <li key={result.id} class="undecided">
              <Badge icon="circle-dashed">{words.undecidedWord}</Badge>
              <span>
                <span lang="en">{result.title}</span>
                {needs.slice(0, listed).map((need) => (
                  <span key={need} class="sub wrap need" lang="en">
                    <PlainText text={need} limit={400} />
                  </span>
                ))}
                {needs.length > listed ? (
                  <span class="mut need">{words.more(needs.length - listed)}</span>
                ) : null}
              </span>
              <WayOut result={result} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Where a person can supply what is missing: the request to send again, or the keyring. */
function WayOut({ result }: { result: RuleResult }) {
  const store = useStore();
  const exchange = result.findings.find((finding) => finding.exchange !== null)?.exchange ?? null;
  if (exchange !== null)
    return (
      <Button look="quiet" icon="arrow-right" onClick={() => store.open('requests', exchange)}>
        {reviewMessages.showRequest}
      </Button>
    );
  if (result.subject !== 'token') return null;
  return (
    <Button look="quiet" icon="key-round" onClick={() => store.open('keys')}>
      {words.addKey}
    </Button>
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
            <span lang="en">{rule.title}</span>
            <span class="mut">{words.categories[rule.category]}</span>
            <SpecLinks rule={rule} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
