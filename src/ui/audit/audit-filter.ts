/** What people can filter the audit by. */
import { findings } from '../../core/session/selectors.ts';
import { severities } from '../../core/spec/reference.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import { kitMessages } from '../kit/messages.ts';
import { auditMessages } from './messages.ts';
import type { RuleResult } from './rule-results.ts';

const words = auditMessages.filter;

/** A rule as the filter sees it: failed and undecided with their findings, passed ones with none. */
export type Filtered = Pick<RuleResult, 'id' | 'title' | 'category' | 'severity' | 'findings' | 'fresh'>;

export const auditVocabulary: FilterVocabulary<Filtered> = {
  placeholder: words.placeholder,
  text: ({ id, title, category, findings }) =>
    `${id} ${title} ${auditMessages.categories[category]} ${findings.map(({ message }) => message).join(' ')}`,
  keys: {
    category: {
      hint: words.category,
      matches: ({ category }, value) => category === value,
      values: auditMessages.categories,
      closed: true,
    },
    sev: {
      hint: words.sev,
      matches: ({ severity }, value) => severity === value,
      values: Object.fromEntries(severities.map((one) => [one, kitMessages.severity[one]])),
      closed: true,
    },
    is: {
      hint: words.is,
      matches: ({ fresh }, value) => value === 'new' && fresh > 0,
      values: { new: words.isNew },
      closed: true,
    },
    rule: {
      hint: words.rule,
      seen: (session) => findings(session).map(({ rule }) => rule),
      matches: ({ id }, value) => id.includes(value),
    },
  },
};
