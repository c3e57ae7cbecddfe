import type { Rule } from '../../core/rules/rule.ts';

/** Links to the clauses that a rule rests on. They are ours, never the page's; they open only on a click. */
export function SpecLinks({ rule }: { rule: Rule | undefined }) {
  if (rule === undefined || rule.spec.length === 0) return null;
  return (
    <p class="spec">
      {rule.spec.map(({ label, url, level }, index) => (
        <span key={label}>
          {index > 0 ? ' · ' : ''}
          <a href={url} target="_blank" rel="noreferrer">
            {label}
          </a>
          {level === '' ? null : <span class="mut"> {level}</span>}
        </span>
      ))}
    </p>
  );
}
