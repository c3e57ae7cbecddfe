import type { FlowCheck } from '../../core/session/selectors.ts';
import { SpecLinks } from '../audit/spec-links.tsx';
import { Severity } from '../kit/badge.tsx';
import { Icon, type IconName } from '../kit/icon.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { LessonLink } from '../learn/lesson-link.tsx';
import { useStore } from '../store.ts';
import { flowMessages as words } from './messages.ts';

const look: Readonly<Record<FlowCheck['outcome'], { icon: IconName; className: string }>> = {
  passed: { icon: 'circle-check', className: 'pass' },
  failed: { icon: 'circle-x', className: 'fail' },
  unknown: { icon: 'circle-dashed', className: 'warn' },
};

/** What holds and what does not, each with its clause; a failed one leads to its finding in the audit. */
export function FlowChecks({ checks }: { checks: readonly FlowCheck[] }) {
  return (
    <Section title={words.checks} count={checks.length}>
      {checks.length === 0 ? <p class="pad sub">{words.noChecks}</p> : null}
      <ul class="flow-checks">
        {checks.map((check) => (
          <li key={check.rule.id} class={check.outcome}>
            <Icon name={look[check.outcome].icon} className={look[check.outcome].className} />
            <Check check={check} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Check({ check: { rule, finding, outcome } }: { check: FlowCheck }) {
  const store = useStore();
  if (finding === null)
    return (
      <p>
        {words.inOrder[rule.id] ?? rule.title}
        <span class="vh">: {words[outcome]}</span>
      </p>
    );
  return (
    <div>
      <p>
        <button type="button" class="jump" lang="en" onClick={() => store.open('audit', rule.id)}>
          {rule.title}
        </button>
        <span class="vh">: {words[outcome]}</span> <Severity severity={finding.severity} />
      </p>
      <p class="sub" lang="en">
        <PlainText text={finding.message} limit={400} /> {rule.fix}
      </p>
      <SpecLinks rule={rule} />
      <LessonLink rule={rule.id} />
    </div>
  );
}
