import { redactTokens } from '../../core/report/redact-request.ts';
import { findRule } from '../../core/rules/catalogue.ts';
import { findings } from '../../core/session/selectors.ts';
import type { RowAction } from '../kit/row-action.ts';
import { openEvidence } from '../requests/evidence.tsx';
import type { Store } from '../store.ts';
import { findingActionMessages as words } from './action-messages.ts';
import { findingsMarkdown } from './findings-markdown.ts';

/** What can be done with the findings of one rule. */
export function findingActions(store: Store, rule: string): readonly RowAction[] {
  const found = findings(store.session.value).filter((finding) => finding.rule === rule);
  const evidence = found.flatMap((finding) => finding.evidence);
  const place = evidence.find((one) => one.place.kind !== 'none')?.place;
  return [
    { label: words.markdown, copy: () => findingsMarkdown(found) },
    { label: words.evidence, copy: () => redactTokens(evidence.map(({ text }) => text).join('\n')) },
    { label: words.rule, copy: () => rule },
    ...(findRule(rule)?.spec ?? []).map(({ label, url }) => ({ label: words.spec(label), copy: () => url })),
    ...(place === undefined ? [] : [{ label: words.open, act: () => openEvidence(store, place) }]),
    {
      label: words.only,
      act: () => {
        store.filters.audit.value = `rule:${rule} `;
      },
    },
  ];
}
