import { useMemo, useState } from 'preact/hooks';
import './audit.css';
import { useComputed } from '@preact/signals';
import { summarizeAudit } from '../../core/report/audit-summary.ts';
import { isInForce } from '../../core/report/waiver.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { matchesFilter, type ParsedFilter } from '../filter/parse.ts';
import { useFilter } from '../filter/use-filter.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { Icon } from '../kit/icon.tsx';
import { FilteredAway } from '../kit/list-states.tsx';
import { Notice } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useStore } from '../store.ts';
import { auditVocabulary, type Filtered } from './audit-filter.ts';
import { NothingToAudit } from './audit-states.tsx';
import { ComparisonLine, Gone } from './comparison.tsx';
import { FindingsGrid } from './findings-grid.tsx';
import { auditMessages as words } from './messages.ts';
import { FoldedRules, Undecided } from './other-rules.tsx';
import { reviewOf } from './review.ts';
import { groupByRule } from './rule-results.ts';
import { compareWith } from './saved-report.ts';
import { ScoreExplained } from './score-explained.tsx';
import { ScoreRail } from './score-rail.tsx';
import { Waived } from './waived.tsx';

const matches = (filter: ParsedFilter) => (row: Filtered) => matchesFilter(filter, row, auditVocabulary);

/** A rule without findings, as the filter sees it. */
const silent = (rule: Rule): Filtered => ({ ...rule, findings: [], fresh: 0 });

/** How well tokens are made, carried and kept: the score, what failed and why, what could not be told. */
export function AuditView() {
  const store = useStore();
  const session = store.session.value;
  const filter = useFilter('audit', auditVocabulary);
  const [touched, setTouched] = useState(false);
  const review = reviewOf(store);
  const waivers = review.waivers.value;
  const saved = review.saved.value;
  // Waivers end as time goes by: the audit is made anew when one does, not each second.
  const inForce = useComputed(
    () => review.waivers.value.filter((waiver) => isInForce(waiver, store.now.value)).length,
  ).value;
  const report = useMemo(
    () => summarizeAudit(session, { now: store.now.peek(), waivers, baseline: saved?.baseline ?? null }),
    [session, waivers, inForce, saved],
  );
  const failed = useMemo(() => groupByRule(report.failed, saved !== null), [report]);
  const undecided = useMemo(() => groupByRule(report.undecided, saved !== null), [report]);
  const comparison = useMemo(
    () => saved && compareWith(saved, [...report.failed, ...report.undecided, ...report.waived]),
    [report],
  );
  if (session.tokens.length === 0 && failed.length === 0) return <NothingToAudit />;

  const shown = {
    failed: failed.filter(matches(filter)),
    undecided: undecided.filter(matches(filter)),
    passed: report.passed.filter((rule) => matches(filter)(silent(rule))),
    notApplicable: report.notApplicable.filter((rule) => matches(filter)(silent(rule))),
  };
  const all = failed.length + undecided.length + report.passed.length + report.notApplicable.length;
  const none = Object.values(shown).every((part) => part.length === 0);
  // The worst one stands open until a person opens or closes one.
  const opened = store.selection.value.audit ?? (touched ? null : (shown.failed[0]?.id ?? null));
  return (
    <div class="audit">
      <ScoreRail report={report} failed={failed} undecided={undecided} />
      <div class="audit-main">
        {session.storageUnreadable === '' || store.host.kind === 'tab' ? null : (
          <Notice tone="warn">
            {words.partial} <PlainText text={session.storageUnreadable} limit={300} />
          </Notice>
        )}
        {saved && comparison ? <ComparisonLine saved={saved} comparison={comparison} /> : null}
        <div class="scroll">
          {none ? <FilteredAway view="audit" hidden={words.hidden(all)} /> : null}
          {failed.length === 0 ? (
            <EmptyState icon="shield-check" title={words.clean}>
              {report.waived.length > 0 ? words.cleanWaived : words.cleanText}
            </EmptyState>
          ) : null}
          {shown.failed.length === 0 ? null : (
            <section aria-label={words.failed}>
              <h3 class="sect">
                <Icon name="circle-x" className="fail" />
                {words.failed} <span class="mut">{words.failedNote(shown.failed.length)}</span>
              </h3>
              <FindingsGrid
                results={shown.failed}
                selected={opened}
                onSelect={(rule) => {
                  setTouched(true);
                  store.select('audit', rule);
                }}
              />
            </section>
          )}
          <Undecided results={shown.undecided} />
          {comparison ? <Gone gone={comparison.gone} /> : null}
          <Waived waived={report.waived} />
          <FoldedRules title={words.passed} rules={shown.passed} />
          <FoldedRules title={words.notApplicable} rules={shown.notApplicable} />
          <ScoreExplained />
        </div>
      </div>
    </div>
  );
}
