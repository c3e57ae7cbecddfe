/** What can be done with a finding of the list. */
import { words } from '../locale/words.ts';

export const findingActionMessages = words('findingAction', {
  markdown: 'Copy as Markdown',
  evidence: 'Copy the evidence',
  rule: 'Copy the rule’s id',
  spec: (label: string) => `Copy the link to ${label}`,
  open: 'Show where it was found',
  only: 'Show only this rule',
});
